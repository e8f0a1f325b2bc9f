/** Where a statement is made: one step away, with the source's words as its words. */

import { Quote } from '../components/place.tsx';
import { T } from '../components/said.tsx';
import { type Bilingual, say } from '../lang.ts';
import { hrefOf, useView } from '../view.tsx';
import { EntityRef } from './entity-ref.tsx';
import { useIsSaid } from './one-source.tsx';
import type { CitedData, EvidenceData, StatementData } from './statement-data.ts';

interface EvidenceProps {
  readonly of: StatementData;
  /** Under a heading that says what it is. */
  readonly isNamed?: boolean;
}

/** Closed, it names the places; open, it shows sources, quotes and what they cite. */
export function Evidence({ of, isNamed }: EvidenceProps) {
  const { t, lang } = useView();
  const { evidence, evidenceCount, id } = of;
  if (evidence.length === 0) return <p class="no-place">{t.record.noPlace}</p>;
  const locators = [...new Set(evidence.map(({ locator }) => say(locator, lang).text))];
  return (
    <details class="evidence">
      <summary>
        {!isNamed && t.record.places + t.record.colon}
        {locators.join(t.record.semicolon)}
      </summary>
      <EvidenceList evidence={evidence} statement={id} />
      {evidenceCount > evidence.length && <p>{t.record.morePlaces(evidenceCount - evidence.length)}</p>}
    </details>
  );
}

/** The same on the page of the place itself, which need not be named. */
export function QuotesHere({ of: { evidence } }: { readonly of: StatementData }) {
  const { t } = useView();
  return (
    <>
      {evidence.map(({ quote, contradicts, cited }, i) => (
        <span key={`${i} ${quote}`} class="quote-here">
          {contradicts && <strong class="contradicts">{t.frame.contradicts}</strong>}
          {quote && <Quote text={quote} />}
          <CitedMarks cited={cited} />
        </span>
      ))}
    </>
  );
}

interface EvidenceListProps {
  readonly evidence: readonly EvidenceData[];
  /** What the place on the passage's page is of. */
  readonly statement?: string;
}

export function EvidenceList({ evidence, statement }: EvidenceListProps) {
  return (
    <ul class="places">
      {evidence.map((place, i) => (
        <li key={i}>
          <EvidencePlace {...place} {...(statement ? { statement } : {})} />
        </li>
      ))}
    </ul>
  );
}

function EvidencePlace({ statement, ...place }: EvidenceData & { readonly statement?: string }) {
  const view = useView();
  const { t, lang } = view;
  const { passage, document, documentLabel, locator, quote, contradicts, cited } = place;
  const isSaid = useIsSaid(document);
  const where: Bilingual = {
    [say(documentLabel, lang).lang]: t.frame.place(say(documentLabel, lang).text, say(locator, lang).text),
  };
  return (
    <>
      {contradicts && <strong class="contradicts">{t.frame.contradicts}</strong>}
      {quote && (
        <>
          <Quote text={quote} />{' '}
        </>
      )}
      <a class="where" href={`${hrefOf(view, `/${passage}`)}${statement ? `#${statement}` : ''}`}>
        <T of={isSaid ? locator : where} />
      </a>
      <CitedMarks cited={cited} />
    </>
  );
}

/** ［2］157, as printed. */
function CitedMarks({ cited }: { readonly cited: readonly CitedData[] }) {
  const { t } = useView();
  if (cited.length === 0) return null;
  return (
    <span class="cited">
      {' '}
      {t.record.citing}
      {t.record.colon}
      {cited.map(({ mark, locator, source }, i) => (
        <span key={mark}>
          {i > 0 && t.record.list}
          <bdi lang="zh-CN">{`${mark}${locator ?? ''}`}</bdi>
          {source && (
            <>
              {' '}
              <EntityRef of={source} />
            </>
          )}
        </span>
      ))}
    </span>
  );
}
