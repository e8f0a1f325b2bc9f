/** The places of one or more statements behind one word: where statements stand close together, in cells and under stages. */
import { Link } from '../components/link.tsx';
import { say } from '../lang.ts';
import { useView } from '../view.tsx';
import { EvidenceList } from './evidence.tsx';
import { useIsSaid } from './one-source.tsx';
import type { EvidenceData, StatementData } from './statement-data.ts';

interface CompactEvidenceProps {
  readonly of: readonly StatementData[];
  /** What the places are of, for who hears the page. */
  readonly name: string;
}

export function CompactEvidence({ of, name }: CompactEvidenceProps) {
  const { t } = useView();
  return (
    <details class="evidence compact">
      <summary>
        {t.record.behind}
        <span class="hidden">
          {t.record.colon}
          {name}
        </span>
        <PrintedPlaces of={of} />
      </summary>
      {of.map((statement) => (
        <div key={statement.id}>
          {statement.evidence.length > 0 ? (
            <EvidenceList evidence={statement.evidence} statement={statement.id} />
          ) : (
            <p class="no-place">{t.record.noPlace}</p>
          )}
          <p>
            <Link to={`/${statement.id}`} class="own">
              {statement.evidenceCount > statement.evidence.length
                ? t.record.morePlaces(statement.evidenceCount - statement.evidence.length)
                : t.record.details}
            </Link>
          </p>
        </div>
      ))}
    </details>
  );
}

/** On paper nothing can be opened: the places at least are named. */
function PrintedPlaces({ of }: { readonly of: readonly StatementData[] }) {
  const { t } = useView();
  const places = of.flatMap(({ evidence }) => evidence);
  const distinct = [...new Map(places.map((place) => [place.passage, place])).values()];
  if (distinct.length === 0) return null;
  return (
    <span class="on-paper">
      {distinct.map((place, i) => (
        <span key={place.passage}>
          {i === 0 ? t.record.colon : t.record.semicolon}
          <PrintedPlace of={place} />
        </span>
      ))}
    </span>
  );
}

function PrintedPlace({ of: { document, documentLabel, locator } }: { readonly of: EvidenceData }) {
  const { t, lang } = useView();
  const place = say(locator, lang).text;
  return <bdi>{useIsSaid(document) ? place : t.frame.place(say(documentLabel, lang).text, place)}</bdi>;
}
