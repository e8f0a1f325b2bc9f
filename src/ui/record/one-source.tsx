/** A source that all places of a part of the page are in: its title is said once, above them. */
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import type { EvidenceData } from './statement-data.ts';

/** Its id. */
const Said = createContext<string | undefined>(undefined);

/** Whether the title stands above already. */
export function useIsSaid(document: string): boolean {
  return useContext(Said) === document;
}

interface OneSourceProps {
  readonly of: readonly { readonly evidence: readonly Pick<EvidenceData, 'document' | 'documentLabel'>[] }[];
  readonly children: ComponentChildren;
}

/** Says it where there are several places, in one source, and nothing around said it. */
export function OneSource({ of, children }: OneSourceProps) {
  const { t, publicUrl } = useView();
  const around = useContext(Said);
  const places = of.flatMap(({ evidence }) => evidence);
  const [first, second] = places;
  const isOne = first && second && places.every(({ document }) => document === first.document);
  if (around !== undefined || !isOne) return <>{children}</>;
  return (
    <Said.Provider value={first.document}>
      <p class="whose">
        {t.record.oneSource}
        {t.record.colon}
        <Link to={`/${first.document}`}>
          <T of={first.documentLabel} />
        </Link>
        <span class="on-paper address"> {`${publicUrl}/${first.document}`}</span>
      </p>
      {children}
    </Said.Provider>
  );
}
