/** Where an editor signs in, and goes on to where that was asked from. */

import { Link } from '../components/link.tsx';
import { renderPage } from '../frame.tsx';
import type { Params, View } from '../view.tsx';
import { hrefOf, useView } from '../view.tsx';

export interface SignInData {
  /** A path of ours, with its parameters. */
  readonly to: string;
  readonly fault?: 'wrong' | 'missing' | 'tooMany';
  /** Why the page is there, where nobody asked for it. */
  readonly why?: 'again' | 'needed';
  /** What was typed in a form for which the session was gone: it is sent on with the token. */
  readonly kept?: Params;
}

export function signInPage(data: SignInData, view: View): string {
  return renderPage({
    view,
    title: view.t.session.signIn,
    isPrivate: true,
    children: view.editor ? <AlreadyIn of={data} /> : <SignIn of={data} />,
  });
}

function AlreadyIn({ of: { to } }: { readonly of: SignInData }) {
  const { t, editor } = useView();
  return (
    <>
      <h1>{t.session.signIn}</h1>
      <p>{t.session.signedIn(editor?.name ?? '')}</p>
      <p>
        <a href={to}>{t.session.goOn}</a> · <Link to="/edit">{t.session.add}</Link>
      </p>
    </>
  );
}

function SignIn({ of: { to, fault, why, kept = [] } }: { readonly of: SignInData }) {
  const view = useView();
  const { t } = view;
  const describedBy = fault ? 'token-problem token-hint' : 'token-hint';
  return (
    <>
      <h1>{t.session.signIn}</h1>
      <p class={why ? 'notice' : undefined}>{why ? t.session[why] : t.session.lead}</p>
      <form class="sign-in" method="post" action={kept.length > 0 ? to : hrefOf(view, '/sign-in')}>
        {kept.length === 0 && <input type="hidden" name="to" value={to} />}
        {kept.map(([name, value], i) => (
          <input key={i} type="hidden" name={name} value={value} />
        ))}
        <div class="field">
          <label for="token">{t.session.token}</label>
          {fault && (
            <p class="problem" id="token-problem">
              {t.session[fault]}
            </p>
          )}
          <input
            id="token"
            name="form-sign-in"
            type="password"
            required
            autocomplete="current-password"
            spellcheck={false}
            maxLength={200}
            aria-describedby={describedBy}
            aria-invalid={fault ? true : undefined}
          />
          <p class="hint" id="token-hint">
            {t.session.tokenHint}
          </p>
        </div>
        <button type="submit">{t.session.signIn}</button>
      </form>
      <p class="aside">
        {t.session.lasts} {t.session.kept}
      </p>
    </>
  );
}
