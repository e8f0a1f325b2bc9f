/** The page of a statement: one sentence, all its facts, all its evidence. */

import { periodWords } from '../../domain/period-words.ts';
import { type Fact, Facts } from '../components/facts.tsx';
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { useView, type View } from '../view.tsx';
import { Citation } from './citation.tsx';
import { EntityRef } from './entity-ref.tsx';
import { EvidenceList } from './evidence.tsx';
import type { StatementPageData } from './page-data.ts';
import { RecordFoot } from './record-foot.tsx';
import { Amount, Sentence } from './sentence.tsx';
import type { ClaimData, EntityLink, ObservationData, RelationData, StatementData } from './statement-data.ts';

export function StatementPage({ of }: { readonly of: StatementPageData }) {
  const view = useView();
  const { t } = view;
  const { statement, description } = of;
  const meaning = description ? [{ name: t.record.statementPage.meaning, value: <T of={description} /> }] : [];
  return (
    <article class="record">
      <header class="what">
        <p class="type-line">{t.record.statementPage.kinds[statement.record]}</p>
        <h1 class="sentence">
          <Sentence of={statement} />
        </h1>
      </header>
      <section aria-label={t.record.statementPage.facts}>
        <Facts facts={[...ownFacts(statement, view), ...meaning, ...sharedFacts(statement, view)]} />
      </section>
      <section id="evidence">
        <h2>
          {t.record.places} <span class="count">{t.record.placeCount(statement.evidenceCount)}</span>
        </h2>
        {statement.evidence.length === 0 ? (
          <p class="no-place">{t.record.noPlace}</p>
        ) : (
          <EvidenceList evidence={statement.evidence} statement={statement.id} />
        )}
      </section>
      <Citation of={of.citation} id={of.id} />
      <RecordFoot id={of.id} revision={of.revision} />
    </article>
  );
}

function ownFacts(statement: StatementData, view: View): readonly Fact[] {
  if (statement.record === 'relation') return relationFacts(statement, view);
  return statement.record === 'observation' ? figureFacts(statement, view) : claimFacts(statement, view);
}

function relationFacts({ source, target, reads, readsInverse, qualifiers, ordinal }: RelationData, { t }: View) {
  const words = t.record.statementPage;
  return [
    { name: words.from, value: <EntityRef of={source} typed /> },
    { name: words.to, value: <EntityRef of={target} typed /> },
    { name: words.reads, value: <T of={reads} /> },
    { name: words.readsBack, value: <T of={readsInverse} /> },
    ...qualifiers.map(({ role, entity, text }) => ({
      name: <T of={role.label} />,
      value: (
        <>
          {entity && <EntityRef of={entity} typed />} {text && <T of={text} />}
        </>
      ),
    })),
    ...(ordinal === undefined ? [] : [{ name: words.ordinal, value: t.record.ordinal(ordinal) }]),
  ];
}

function figureFacts(figure: ObservationData, { t }: View): readonly Fact[] {
  const { subject, indicator, comparedWith, relation } = figure;
  const about = relation && (
    <Link to={`/${relation.id}`}>
      <T of={relation.sentence} />
    </Link>
  );
  return [
    { name: t.record.subject, value: <EntityRef of={subject} typed /> },
    { name: t.record.indicator, value: <EntityRef of={indicator} /> },
    { name: t.record.statementPage.number, value: <Amount of={figure} /> },
    ...linkFact(t.record.against, comparedWith),
    ...(about ? [{ name: t.record.about, value: about }] : []),
  ];
}

function claimFacts({ subject, object, scope, claimKind }: ClaimData, { t }: View): readonly Fact[] {
  return [
    { name: t.record.subject, value: <EntityRef of={subject} typed /> },
    { name: t.record.kind, value: <T of={claimKind.label} /> },
    ...linkFact(t.record.object, object),
    ...linkFact(t.record.scope, scope),
  ];
}

function sharedFacts({ status, basis, period, attributedTo, note }: StatementData, { t, lang }: View) {
  return [
    { name: t.record.statementPage.status, value: <T of={status.label} /> },
    { name: t.record.statementPage.basis, value: <T of={basis.label} /> },
    ...(period ? [{ name: t.record.period, value: periodWords(period, lang, status.value) }] : []),
    ...linkFact(t.record.saidBy, attributedTo),
    ...(note ? [{ name: t.record.note, value: <T of={note} /> }] : []),
  ];
}

function linkFact(name: string, of: EntityLink | undefined): readonly Fact[] {
  return of ? [{ name, value: <EntityRef of={of} typed /> }] : [];
}
