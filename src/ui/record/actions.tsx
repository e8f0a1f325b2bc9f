/** What can be done with the entity of the page. */
import { CiteLink } from '../cite/cite-link.tsx';
import { Link } from '../components/link.tsx';
import { hrefOf, jsonPath, useView } from '../view.tsx';

export function Actions({ id }: { readonly id: string }) {
  const view = useView();
  const { t } = view;
  return (
    <nav class="actions" aria-label={t.record.actions}>
      <ul>
        <li>
          <CiteLink ids={[id]} />
        </li>
        <li>
          <Link to="/compare" params={[['ids', id]]}>
            {t.record.compare}
          </Link>
        </li>
        <li>
          <a href={hrefOf(view, '/graph', [['roots', id]])} data-key="g">
            {t.record.graph}
          </a>
        </li>
        <li>
          <Link to={`/${id}/history`}>{t.record.history.link}</Link>
        </li>
        <li>
          <a href={hrefOf(view, jsonPath(`/${id}`))} type="application/json">
            JSON
          </a>
        </li>
      </ul>
    </nav>
  );
}
