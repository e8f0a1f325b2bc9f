/** The parts that statements of every kind are shown with. */

import { periodWords } from '../../domain/period-words.ts';
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import { EntityRef } from './entity-ref.tsx';
import type { QualifierData, RelationData, StatementData } from './statement-data.ts';

/** What is not said to hold says so before anything else: a plan never reads as done. */
export function NotYet({ of: { status } }: { readonly of: Pick<StatementData, 'status'> }) {
  const { t } = useView();
  if (status.value === 'HOLDS') return null;
  return (
    <strong class="not-yet" data-status={status.value}>
      <T of={status.label} />
      {t.record.colon}
    </strong>
  );
}

/** Status (where `NotYet` did not say it), basis, and when, who and which: in words, apart by dots. */
export function StatementFacts({ of }: { readonly of: StatementData }) {
  const { t, lang } = useView();
  const { id, status, basis, period, attributedTo } = of;
  const ordinal = of.record === 'relation' ? of.ordinal : undefined;
  return (
    <p class="statement-facts">
      {status.value === 'HOLDS' && (
        <>
          <T of={status.label} />
          {t.record.dot}
        </>
      )}
      <span data-basis={basis.value}>
        <T of={basis.label} />
      </span>
      {ordinal !== undefined && t.record.dot + t.record.ordinal(ordinal)}
      {period && t.record.dot + periodWords(period, lang, status.value)}
      {attributedTo && (
        <>
          {t.record.dot}
          {t.record.saidBy} <EntityRef of={attributedTo} />
        </>
      )}
      <span class="to-own">
        {t.record.dot}
        <Link to={`/${id}`} class="own">
          {t.record.details}
        </Link>
      </span>
    </p>
  );
}

export function Note({ of: { note } }: { readonly of: Pick<StatementData, 'note'> }) {
  const { t } = useView();
  if (!note) return null;
  return (
    <p class="note">
      {t.record.note}
      {t.record.colon}
      <T of={note} />
    </p>
  );
}

/** （内容：土地指标） */
export function Qualifiers({ of: { qualifiers } }: { readonly of: Pick<RelationData, 'qualifiers'> }) {
  const { t } = useView();
  if (qualifiers.length === 0) return null;
  return (
    <span class="qualifiers">
      {t.record.open}
      {qualifiers.map((qualifier, i) => (
        <span key={i}>
          {i > 0 && t.record.semicolon}
          <T of={qualifier.role.label} />
          {t.record.colon}
          <QualifierValue of={qualifier} />
        </span>
      ))}
      {t.record.close}
    </span>
  );
}

function QualifierValue({ of: { entity, text } }: { readonly of: QualifierData }) {
  const { t } = useView();
  return (
    <>
      {entity && <EntityRef of={entity} />}
      {entity && text && t.record.sentence.comma}
      {text && <T of={text} />}
    </>
  );
}
