/** What changed a record, newest first. */

import { Link } from '../components/link.tsx';
import { Notice } from '../components/notice.tsx';
import { Pager } from '../components/pager.tsx';
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import type { ChangeData, FieldChange, HistoryPageData, RevisionData } from './page-data.ts';

export function HistoryPage({ of }: { readonly of: HistoryPageData }) {
  const { t } = useView();
  const { revisions, asked, isRemoved, id, label } = of;
  const { items, total, next } = revisions;
  return (
    <article class="record history">
      <header class="what">
        <p class="type-line">{t.record.history.link}</p>
        <h1>
          <T of={label} />
        </h1>
        {isRemoved ? <Notice>{t.record.history.removed}</Notice> : <Link to={`/${id}`}>{t.record.whole}</Link>}
      </header>
      {items.map((revision) => (
        <Revision key={revision.number} of={revision} id={id} />
      ))}
      {items.length < total && <p class="of-total">{t.record.pageOf(items.length, total)}</p>}
      <Pager {...(next === undefined ? {} : { next })} isFirst={asked.isContinued !== true} />
    </article>
  );
}

function Revision({ of, id }: { readonly of: RevisionData; readonly id: string }) {
  const { t } = useView();
  const { number, at, actor, reason, changes } = of;
  return (
    <section class="revision" id={`revision-${number}`}>
      <h2>{t.record.history.revision(number)}</h2>
      <p>
        <time dateTime={at}>{`${at.slice(0, 10)} ${at.slice(11, 19)} UTC`}</time>
        {t.record.dot}
        {t.record.history.by} <bdi>{actor}</bdi>
      </p>
      <p>
        {t.record.history.reason}
        {t.record.colon}
        <bdi>{reason}</bdi>
      </p>
      {changes.map((change) => (
        <Change key={change.id} of={change} id={id} />
      ))}
    </section>
  );
}

function Change({ of, id }: { readonly of: ChangeData; readonly id: string }) {
  const { t } = useView();
  return (
    <>
      <h3>
        {t.record.history.kinds[of.kind]}
        {of.id !== id && (
          <>
            {' '}
            <code>{of.id}</code>
          </>
        )}
      </h3>
      {of.fields.length > 0 && <Fields of={of} />}
    </>
  );
}

function Fields({ of: { fields, kind } }: { readonly of: ChangeData }) {
  const { t } = useView();
  const { field, before, after } = t.record.history;
  const [hasBefore, hasAfter] = [kind !== 'CREATED', kind !== 'REMOVED'];
  return (
    <table class="changes">
      <thead>
        <tr>
          <th scope="col">{field}</th>
          {hasBefore && <th scope="col">{before}</th>}
          {hasAfter && <th scope="col">{after}</th>}
        </tr>
      </thead>
      <tbody>
        {fields.map((change) => (
          <FieldRow key={change.field} of={change} hasBefore={hasBefore} hasAfter={hasAfter} />
        ))}
      </tbody>
    </table>
  );
}

interface FieldRowProps {
  readonly of: FieldChange;
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

function FieldRow({ of, hasBefore, hasAfter }: FieldRowProps) {
  const { t } = useView();
  const { before, after } = t.record.history;
  return (
    <tr>
      <th scope="row">
        <code>{of.field}</code>
      </th>
      {hasBefore && (
        <td data-label={before}>
          <Value of={of.before} />
        </td>
      )}
      {hasAfter && (
        <td data-label={after}>
          <Value of={of.after} />
        </td>
      )}
    </tr>
  );
}

function Value({ of }: { readonly of: unknown }) {
  const { t } = useView();
  if (of === undefined) return <span class="count">{t.record.history.nothing}</span>;
  if (typeof of === 'string' || typeof of === 'number' || typeof of === 'boolean') return <bdi>{String(of)}</bdi>;
  return <pre>{JSON.stringify(of, null, 1)}</pre>;
}
