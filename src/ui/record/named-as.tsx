/** How other statements name the entity of the page, as a heading. */
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import type { NamedInSection } from './page-data.ts';

export function NamedAs({ of }: { readonly of: Pick<NamedInSection, 'as'> }) {
  const { t } = useView();
  return (
    <>
      {t.record.namedIn}
      {t.record.colon}
      <T of={of.as.label} />
    </>
  );
}
