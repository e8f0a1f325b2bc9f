/** What bears on each sentence of a pasted text, and the choice of what it cites. */
import { Link } from '../components/link.tsx';
import { Notice } from '../components/notice.tsx';
import { T, useLangTag } from '../components/said.tsx';
import { langOf } from '../lang.ts';
import { plainLine } from '../plain-line.ts';
import { EntityRef } from '../record/entity-ref.tsx';
import { OneSource } from '../record/one-source.tsx';
import { useView } from '../view.tsx';
import { Finding } from './finding.tsx';
import { Summary } from './summary.tsx';
import type { FindingData, FoundData, SentenceData, SentencePart } from './support-page-data.ts';

export function Findings({ of }: { readonly of: FoundData }) {
  const { t } = useView();
  const { sentences, entities, degraded } = of;
  return (
    <section aria-labelledby="sentences">
      <h2 id="sentences">
        {t.support.sentences} <span class="count">{t.support.count(sentences.length)}</span>
      </h2>
      {degraded.map((one) => (
        <Notice key={one}>{t.support.degraded[one]}</Notice>
      ))}
      <Summary of={sentences} />
      <p class="aside own-tabs">{t.support.ownTabs}</p>
      {entities.length > 0 && (
        <p class="aside recognised">
          {t.support.entities}
          {t.frame.colon}
          {entities.map((entity) => (
            <span key={entity.id}>
              <EntityRef of={entity} typed />{' '}
            </span>
          ))}
        </p>
      )}
      <OneSource of={sentences.map(({ findings }) => ({ evidence: findings.map(({ place }) => place) }))}>
        <ol class="sentences">
          {sentences.map((sentence, at) => (
            <Sentence key={sentence.range.start} of={sentence} at={at} />
          ))}
        </ol>
      </OneSource>
      <div class="choosing">
        <p class="aside">{t.support.choice}</p>
        <button type="submit">{t.support.update}</button>
      </div>
    </section>
  );
}

export function sentenceId(at: number): string {
  return `sentence-${at + 1}`;
}

function Sentence({ of, at }: { readonly of: SentenceData; readonly at: number }) {
  const { t } = useView();
  const { parts, verdict, negated, findings } = of;
  const lang = useLangTag(langOf(parts.map(({ text }) => text).join('')));
  return (
    <li id={sentenceId(at)} data-verdict={verdict}>
      <p class="pasted" lang={lang}>
        {parts.map((part, i) => (
          <Part key={i} of={part} />
        ))}
      </p>
      <Alike of={parts} />
      {verdict !== 'FOUND' && <p class="verdict">{t.support.verdict[verdict]}</p>}
      {negated && findings.length > 0 && <p class="verdict">{t.support.negated}</p>}
      <Grouped of={findings} at={at} />
    </li>
  );
}

/** What was checked, else the nearest passage; the others that are merely related a click away, unless one of them is cited. */
function Grouped({ of, at }: { readonly of: readonly FindingData[]; readonly at: number }) {
  const { t } = useView();
  const [nearest] = of;
  const isShown = (finding: FindingData) => finding === nearest || finding.relation !== 'RELATED' || finding.accepted;
  const [shown, more] = [of.filter(isShown), of.filter((finding) => !isShown(finding))];
  return (
    <OneSource of={of.map(({ place }) => ({ evidence: [place] }))}>
      {shown.length > 0 && <FindingList of={shown} at={at} />}
      {more.length > 0 && (
        <details class="more-findings">
          <summary>{t.support.moreRelated(more.length)}</summary>
          <FindingList of={more} at={at} />
        </details>
      )}
    </OneSource>
  );
}

function FindingList({ of, at }: { readonly of: readonly FindingData[]; readonly at: number }) {
  return (
    <ul class="findings">
      {of.map((finding) => (
        <Finding key={finding.place.passage} of={finding} at={at} />
      ))}
    </ul>
  );
}

/** Marks of direction in what was pasted do not turn round what stands beside it. */
function Part({ of: { text, entities } }: { readonly of: SentencePart }) {
  const [entity] = entities;
  const shown = plainLine(text);
  return entity ? <Link to={`/${entity.id}`}>{shown}</Link> : <bdi>{shown}</bdi>;
}

/** Of a name that several have the link leads to one of them. */
function Alike({ of }: { readonly of: readonly SentencePart[] }) {
  const { t } = useView();
  const others = of.flatMap(({ entities }) => entities.slice(1));
  if (others.length === 0) return null;
  return (
    <p class="aside">
      {t.support.alike}
      {t.frame.colon}
      {[...new Map(others.map((one) => [one.id, one])).values()].map((entity, i) => (
        <span key={entity.id}>
          {i > 0 && t.frame.listComma}
          <EntityRef of={entity} />（<T of={entity.type.label} />）
        </span>
      ))}
    </p>
  );
}
