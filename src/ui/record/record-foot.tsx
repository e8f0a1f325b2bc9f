/** What stands under every record: its id, and who changed it when. */
import { Link } from '../components/link.tsx';
import { useView } from '../view.tsx';

export function RecordFoot({ id, revision }: { readonly id: string; readonly revision: number }) {
  const { t } = useView();
  return (
    <p class="record-foot">
      <code>{id}</code>
      {t.record.dot}
      <Link to={`/${id}/history`}>{t.record.history.link}</Link>
      {t.record.dot}
      {t.record.history.revision(revision)}
    </p>
  );
}
