/** On a history, for editors: what can be done with the record, and which of its states can be restored. */
import { Link } from '../components/link.tsx';
import type { HistoryPageData, RevisionData } from '../record/page-data.ts';
import { useView } from '../view.tsx';

export function HistoryTools({ of: { id, isRemoved, mergedInto } }: { readonly of: HistoryPageData }) {
  const { t, editor } = useView();
  const words = t.edit.undo;
  if (mergedInto !== undefined)
    return (
      <p class="revision-tools">
        <span>
          {words.mergedInto} <Link to={`/${mergedInto}`}>{mergedInto}</Link>
        </span>
        {editor && <Link to={`/edit/${id}/unmerge`}>{words.unmerge}</Link>}
      </p>
    );
  if (!editor || isRemoved) return null;
  return (
    <p class="revision-tools">
      <Link to={`/edit/${id}`}>{t.session.edit}</Link>
      <Link to={`/edit/${id}/remove`}>{words.remove}</Link>
      {isEntity(id) && <Link to={`/edit/${id}/merge`}>{words.merge}</Link>}
    </p>
  );
}

function isEntity(id: string): boolean {
  return !/^(?:passage|relation|observation|claim):/.test(id);
}

interface StateToolsProps {
  readonly of: RevisionData;
  readonly id: string;
  readonly isCurrent: boolean;
}

/** A revision that removed it left nothing to restore. */
export function StateTools({ of: { number, changes }, id, isCurrent }: StateToolsProps) {
  const { t, editor } = useView();
  const isState = changes.some((change) => change.id === id && change.kind !== 'REMOVED');
  if (!editor || !isState) return null;
  return (
    <p class="revision-tools">
      {isCurrent ? (
        t.edit.undo.current
      ) : (
        <Link to={`/edit/${id}`} params={[['state', String(number)]]}>
          {t.edit.undo.restore}
        </Link>
      )}
    </p>
  );
}
