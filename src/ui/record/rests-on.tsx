/** The sources that the statements of a page are made in; one alone is named above them (one-source.tsx). */
import { SourceAddresses } from '../components/source-addresses.tsx';
import { UnapiId } from '../components/unapi-id.tsx';
import { useView } from '../view.tsx';
import type { StatementData } from './statement-data.ts';

interface RestsOnProps {
  readonly of: readonly StatementData[];
  /** Whose page it is: a source does not rest on itself. */
  readonly id: string;
}

export function RestsOn({ of, id }: RestsOnProps) {
  const { t } = useView();
  const places = of.flatMap(({ evidence }) => evidence).filter(({ document }) => document !== id);
  const sources = new Map(places.map(({ document, documentLabel }) => [document, documentLabel]));
  const [only] = sources.keys();
  if (sources.size < 2) return only === undefined ? null : <UnapiId of={only} />;
  return <SourceAddresses of={[...sources].map(([id, label]) => ({ id, label }))} heading={t.record.restsOn} />;
}
