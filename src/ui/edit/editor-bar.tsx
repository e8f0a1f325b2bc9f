/** Above every page for who signed in: who that is, what can be done here, and the way out. */
import { Link } from '../components/link.tsx';
import { hrefOf, useView } from '../view.tsx';

/** The path of something with an id, and that of its history. */
const RECORD_PATH = /^\/([a-z][a-z0-9-]*:[a-z0-9-]+)(?:\/history)?$/;

export function EditorBar() {
  const view = useView();
  const { t, path, editor, hidden } = view;
  if (!editor) return null;
  const id = RECORD_PATH.exec(path)?.[1];
  return (
    <aside class="editor-bar" aria-label={t.session.bar}>
      <p>
        {t.session.editor}
        {t.frame.colon}
        <bdi class="editor-name">{editor.name}</bdi>
      </p>
      <ul>
        {id !== undefined && (
          <li>
            <Link to={`/edit/${id}`}>{t.session.edit}</Link>
          </li>
        )}
        {id !== undefined && (
          <li>
            <Link to={`/${id}/history`}>{t.session.history}</Link>
          </li>
        )}
        <li>
          <Link to="/edit" params={id === undefined ? [] : [['about', id]]}>
            {t.session.add}
          </Link>
        </li>
        <li>
          <Link to="/add">{t.add.link}</Link>
        </li>
        <li>
          <Link to="/review">{t.session.review}</Link>
        </li>
        <li>
          <form method="post" action={hrefOf(view, '/sign-out')}>
            <input type="hidden" name="form-token" value={editor.csrf} />
            <button type="submit" class="plain">
              {t.session.signOut}
            </button>
          </form>
        </li>
      </ul>
      {id !== undefined && hidden?.has(id) && <p class="not-public-here">{t.session.notPublicHere}</p>}
    </aside>
  );
}
