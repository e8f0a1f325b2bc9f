/** What was saved, and where to go from there. */
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { renderPage } from '../frame.tsx';
import type { Bilingual } from '../lang.ts';
import { type Params, useView, type View } from '../view.tsx';

export interface DoneData {
  readonly id: string;
  readonly revision: number;
  readonly actor: string;
  readonly reason: string;
  readonly label: Bilingual;
  readonly isRemoved: boolean;
  /** Of the form of one more of its kind. */
  readonly another: Params;
}

export function doneHtml(data: DoneData, view: View): string {
  const { heading, removed } = view.t.edit.done;
  const title = data.isRemoved ? removed : heading;
  return renderPage({ view, title, isPrivate: true, children: <Done of={data} title={title} /> });
}

function Done({ of, title }: { readonly of: DoneData; readonly title: string }) {
  const { t } = useView();
  const { id, revision, reason, label, isRemoved, another } = of;
  const words = t.edit.done;
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">
        <T of={label} /> · {words.revision(revision)}
      </p>
      <p>
        {t.edit.reason}
        {t.frame.colon}
        <bdi>{reason}</bdi>
      </p>
      <ul class="next-steps">
        {!isRemoved && (
          <li>
            <Link to={`/${id}`}>{words.see}</Link>
          </li>
        )}
        {!isRemoved && (
          <li>
            <Link to={`/edit/${id}`}>{words.editAgain}</Link>
          </li>
        )}
        {another.length > 0 && (
          <li>
            <Link to="/edit/new" params={another}>
              {words.another}
            </Link>
          </li>
        )}
        <li>
          <Link to={`/${id}/history`}>{words.undo}</Link>
        </li>
        <li>
          <Link to="/edit">{t.edit.home}</Link>
        </li>
      </ul>
    </>
  );
}
