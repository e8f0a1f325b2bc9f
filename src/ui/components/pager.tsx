/** Ways to the pages of a list. Backwards is the browser's; the first page is always near. */
import { useView, withParam } from '../view.tsx';
import { Link } from './link.tsx';

export interface PagerData {
  /** The cursor of the next page; undefined on the last one. */
  readonly next?: string | undefined;
  readonly isFirst: boolean;
  /** The parameter that carries the cursor, where a page has several lists. */
  readonly name?: string;
}

export function Pager({ next, isFirst, name = 'after' }: PagerData) {
  const { t, path, params } = useView();
  if (isFirst && next === undefined) return null;
  return (
    <nav class="pager" aria-label={t.frame.paging}>
      {!isFirst && (
        <Link to={path} params={withParam(params, name, [])} rel="first">
          {t.frame.first}
        </Link>
      )}
      {next !== undefined && (
        <Link to={path} params={withParam(params, name, [next])} rel="next">
          {t.frame.next}
        </Link>
      )}
    </nav>
  );
}
