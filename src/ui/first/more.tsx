/** To the rest of a list that is cut off. */
import { Link } from '../components/link.tsx';
import { useView } from '../view.tsx';

export function More({ type, count }: { readonly type: string; readonly count: number }) {
  const { t } = useView();
  if (count <= 0) return null;
  return (
    <p class="aside">
      <Link to="/search" params={[['type', type]]}>
        {t.first.more(count)}
      </Link>
    </p>
  );
}
