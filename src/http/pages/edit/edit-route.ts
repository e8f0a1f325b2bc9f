/**
 * What all pages of editing share: they are an editor's, each form is of the editor's own session, and nothing that was typed is
 * lost where the session is over.
 */
import type { Session } from '../../../access/sessions.ts';
import type { Config } from '../../../config.ts';
import { GongfuError } from '../../../domain/errors.ts';
import { scopeFor } from '../../../domain/scope.ts';
import type { Writer } from '../../../ingest/write.ts';
import { hrefOf, type Params, type View } from '../../../ui/view.tsx';
import type { Exchange, Reply, Route } from '../../exchange.ts';
import { htmlReply, jsonReply } from '../../exchange.ts';
import { sessionCookie } from '../../session-cookie.ts';
import { prefersJson } from '../accept.ts';
import { errorReply } from '../error-reply.ts';
import { readForm } from '../form.ts';
import type { PageInquiries } from '../page-inquiries.ts';
import { VARY, viewOf } from '../page-view.ts';
import {
  CSRF_FIELD,
  faultOf,
  isOfSession,
  SIGN_IN_FIELD,
  type SignInParts,
  seeOther,
  signInHref,
  signInReply,
  tokenIn,
} from '../sign-in-route.ts';
import type { EditParts } from './form-state.ts';

/** Why a form that was sent is shown again and not carried out. */
export type Withheld = 'otherSession' | 'signedInAgain';

export interface EditAsked {
  /** Of what is edited; undefined for what is new. */
  readonly id?: string;
  readonly query: URLSearchParams;
  readonly form?: URLSearchParams;
  readonly withheld?: Withheld;
  /** A program, or the script of the page: it is told what is wrong, and nothing is saved. */
  readonly isCheck: boolean;
  readonly view: View;
}

export type EditAnswer =
  | { readonly seeOther: string; readonly params?: Params }
  | { readonly status?: number; readonly data: object; readonly html: string };

export interface EditPageDef {
  readonly name: string;
  readonly params: readonly string[];
  readonly takesForms: boolean;
  /** Errors: any GongfuError becomes a page of its code. */
  readonly answer: (asked: EditAsked, parts: EditParts) => Promise<EditAnswer>;
}

export interface EditRouteParts extends SignInParts {
  readonly config: Pick<Config, 'requestTimeoutMs' | 'publicUrl' | 'maxBodyBytes' | 'maxEditorBodyBytes'>;
  readonly inquiries: PageInquiries;
  readonly writer: Writer;
  readonly documents: EditParts['documents'];
}

export function editRoute(def: EditPageDef, id: string | undefined, parts: EditRouteParts): Route {
  return {
    name: def.name,
    methods: def.takesForms ? ['GET', 'POST'] : ['GET'],
    readsGraph: true,
    handle: async (exchange) => {
      const isCheck = prefersJson(exchange.headers.accept);
      try {
        return await handle(exchange, { def, id, isCheck }, parts);
      } catch (error) {
        if (isCheck) throw error;
        return errorReply(error, exchange, viewOf(exchange, def.params, parts));
      }
    },
  };
}

interface Handling {
  readonly def: EditPageDef;
  readonly id: string | undefined;
  readonly isCheck: boolean;
}

async function handle(exchange: Exchange, handling: Handling, parts: EditRouteParts): Promise<Reply> {
  const session = exchange.editor();
  const { maxBodyBytes, maxEditorBodyBytes } = parts.config;
  const form =
    exchange.method === 'POST' ? await readForm(exchange, session ? maxEditorBodyBytes : maxBodyBytes) : undefined;
  if (session) {
    const isOwn = !form || isOfSession(form, session.csrf);
    return answered(
      exchange,
      { ...handling, session, ...(form ? { form } : {}), ...(isOwn ? {} : OTHER_SESSION) },
      parts,
    );
  }
  if (handling.isCheck) throw new GongfuError('UNAUTHENTICATED', 'Editing needs a session: sign in at /sign-in.');
  const view = viewOf(exchange, handling.def.params, parts);
  const here = hrefOf(view, view.path, view.params);
  if (!form) return seeOther(signInHref(view, here));
  return signedInBetween(exchange, { ...handling, form, here }, parts);
}

const OTHER_SESSION = { withheld: 'otherSession' } as const;

/** The session was over: the form waits in the page that asks for the token, and comes back with it. */
async function signedInBetween(
  exchange: Exchange,
  { form, here, ...handling }: Handling & { readonly form: URLSearchParams; readonly here: string },
  parts: EditRouteParts,
): Promise<Reply> {
  const token = tokenIn(form);
  const session = token === '' ? undefined : parts.sessions.open(token);
  if (session) {
    const reply = await answered(exchange, { ...handling, form, session, withheld: 'signedInAgain' }, parts);
    const cookie = sessionCookie(session.id, parts.config.publicUrl);
    return { ...reply, headers: { ...reply.headers, 'set-cookie': cookie } };
  }
  const kept = [...form].filter(([name]) => name !== CSRF_FIELD && name !== SIGN_IN_FIELD);
  const fault = form.has(SIGN_IN_FIELD) ? faultOf(form, parts) : undefined;
  return signInReply(exchange, parts, { to: here, why: 'again', kept, ...(fault ? { fault } : {}) });
}

interface Answering extends Handling {
  readonly session: Session;
  readonly form?: URLSearchParams;
  readonly withheld?: Withheld;
}

async function answered(
  exchange: Exchange,
  { def, id, session, ...asked }: Answering,
  parts: EditRouteParts,
): Promise<Reply> {
  const { isCheck, withheld } = asked;
  if (isCheck && withheld) throw new GongfuError('FORBIDDEN', 'The form is not of this session.');
  const { name, csrf } = session;
  const view = { ...viewOf(exchange, def.params, parts), editor: { name, csrf } };
  const { inquiries, writer, documents, config } = parts;
  const answer = await def.answer(
    { query: exchange.query, view, ...asked, ...(id === undefined ? {} : { id }) },
    {
      inquiries,
      writer,
      documents,
      scope: scopeFor('EDITORS', config.requestTimeoutMs),
      publicUrl: config.publicUrl,
      actor: name,
    },
  );
  if ('seeOther' in answer) return seeOther(hrefOf(view, answer.seeOther, answer.params));
  const headers = { 'cache-control': 'private, no-store', vary: VARY };
  const status = withheld === 'otherSession' ? 403 : (answer.status ?? 200);
  return isCheck ? jsonReply(200, answer.data, headers) : htmlReply(status, answer.html, headers);
}
