/** A statement of the graph, with its first place. */
import { Link } from '../components/link.tsx';
import { Place, type PlaceData, Quote } from '../components/place.tsx';
import { Sentence } from '../record/sentence.tsx';
import type { StatementData } from '../record/statement-data.ts';
import { useView } from '../view.tsx';

export function Example({ of }: { readonly of: StatementData | undefined }) {
  const { t } = useView();
  if (!of) return null;
  const place = of.evidence.find(({ quote }) => quote !== undefined) ?? of.evidence[0];
  return (
    <div class="example">
      <p>
        <span class="kind">{t.ontology.example}</span> <Sentence of={of} />{' '}
        <Link to={`/${of.id}`} class="own">
          {t.record.details}
        </Link>
      </p>
      <p class="aside">
        {place?.quote && (
          <>
            <Quote text={place.quote} />{' '}
          </>
        )}
        {place ? <Place {...withoutQuote(place)} /> : t.record.noPlace}
      </p>
    </div>
  );
}

/** It stands before the place. */
function withoutQuote({ passage, document, documentLabel, locator }: PlaceData): PlaceData {
  return { passage, document, documentLabel, locator };
}
