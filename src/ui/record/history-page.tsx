/** What changed a record, newest first. */

import { Link } from '../components/link.tsx';
import { Notice } from '../components/notice.tsx';
import { Pager } from '../components/pager.tsx';
import { T } from '../components/said.tsx';
import { HistoryTools, StateTools } from '../edit/history-tools.tsx';
import { ValueTable } from '../edit/value-table.tsx';
import { say } from '../lang.ts';
import { useView } from '../view.tsx';
import type { ChangeData, HistoryPageData, RevisionData } from './page-data.ts';

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
        <HistoryTools of={of} />
      </header>
      {items.map((revision, i) => (
        <Revision
          key={revision.number}
          of={revision}
          id={id}
          isCurrent={i === 0 && isNow(of)}
          isMerged={of.mergedInto !== undefined}
        />
      ))}
      {items.length < total && <p class="of-total">{t.record.pageOf(items.length, total)}</p>}
      <Pager {...(next === undefined ? {} : { next })} isFirst={asked.isContinued !== true} />
    </article>
  );
}

/** Whether the first revision of the page is what the record is now. */
function isNow({ asked, isRemoved, mergedInto }: HistoryPageData): boolean {
  return asked.isContinued !== true && !isRemoved && mergedInto === undefined;
}

interface RevisionProps {
  readonly of: RevisionData;
  readonly id: string;
  readonly isCurrent: boolean;
  /** The id stands for another now: its states are not restored, the merge is taken back. */
  readonly isMerged: boolean;
}

function Revision({ of, id, isCurrent, isMerged }: RevisionProps) {
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
      {!isMerged && <StateTools of={of} id={id} isCurrent={isCurrent} />}
    </section>
  );
}

function Change({ of: { id, kind, label, rows }, id: own }: { readonly of: ChangeData; readonly id: string }) {
  const { t, lang } = useView();
  const words = t.record.history.kinds[kind];
  return (
    <>
      <h3>
        {words}
        {id !== own && (
          <>
            {t.record.colon}
            <Link to={`/${id}/history`}>
              <T of={label} />
            </Link>
          </>
        )}
      </h3>
      {rows.length > 0 && <ValueTable rows={rows} caption={`${words}${t.record.colon}${say(label, lang).text}`} />}
    </>
  );
}
