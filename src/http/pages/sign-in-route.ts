/** /sign-in and /sign-out: a token for a session, and its end. */
import { timingSafeEqual } from 'node:crypto';
import type { Sessions } from '../../access/sessions.ts';
import { GongfuError } from '../../domain/errors.ts';
import { type SignInData, signInPage } from '../../ui/edit/sign-in-page.tsx';
import { hrefOf } from '../../ui/view.tsx';
import type { Exchange, Reply, Route } from '../exchange.ts';
import { htmlReply } from '../exchange.ts';
import { noSessionCookie, sessionCookie } from '../session-cookie.ts';
import { errorReply } from './error-reply.ts';
import { readForm } from './form.ts';
import type { PageParts } from './page-route.ts';
import { VARY, viewOf } from './page-view.ts';
import type { Attempts } from './sign-in-attempts.ts';

export interface SignInParts extends PageParts {
  readonly sessions: Sessions;
  readonly attempts: Attempts;
}

const SIGN_IN_PATH = '/sign-in';
const SIGN_OUT_PATH = '/sign-out';
/** The names of what forms of editors carry beside their fields; no field of the ontology has a hyphen in its name. */
export const CSRF_FIELD = 'form-token';
export const SIGN_IN_FIELD = 'form-sign-in';

const MAX_FORM_BYTES = 16_384;
const RETRY_S = '60';

export function signInRoutes(parts: SignInParts): readonly (readonly [string, Route])[] {
  const route = (name: string, handle: (exchange: Exchange) => Reply | Promise<Reply>): Route => ({
    name,
    methods: ['GET', 'POST'],
    readsGraph: false,
    handle: async (exchange) => {
      try {
        return await handle(exchange);
      } catch (error) {
        return errorReply(error, exchange, viewOf(exchange, [], parts));
      }
    },
  });
  return [
    [
      SIGN_IN_PATH,
      route('sign-in', (exchange) => (exchange.method === 'POST' ? enter(exchange, parts) : ask(exchange, parts))),
    ],
    [SIGN_OUT_PATH, { ...route('sign-out', (exchange) => leave(exchange, parts)), methods: ['POST'] }],
  ];
}

function ask(exchange: Exchange, parts: SignInParts): Reply {
  return signInReply(exchange, parts, { to: ownPath(exchange.query.get('to')) });
}

async function enter(exchange: Exchange, parts: SignInParts): Promise<Reply> {
  const form = await readForm(exchange, MAX_FORM_BYTES);
  const to = ownPath(form.get('to'));
  const session = parts.sessions.open(tokenIn(form));
  if (session) return seeOther(to, { 'set-cookie': sessionCookie(session.id, parts.config.publicUrl) });
  return signInReply(exchange, parts, { to, fault: faultOf(form, parts) });
}

/** Of a token that opened no session. */
export function faultOf(form: URLSearchParams, { attempts }: SignInParts): NonNullable<SignInData['fault']> {
  if (tokenIn(form) === '') return 'missing';
  return attempts.areTooMany() ? 'tooMany' : 'wrong';
}

/** The end of a session in every tab; a second sign-out finds nothing left to do. */
async function leave(exchange: Exchange, { sessions, config }: SignInParts): Promise<Reply> {
  const form = await readForm(exchange, MAX_FORM_BYTES);
  const session = exchange.editor();
  if (session) {
    requireCsrf(form, session.csrf);
    sessions.close(session.id);
  }
  return seeOther('/', { 'set-cookie': noSessionCookie(config.publicUrl) });
}

/** 401 says that the token is to be sent; 429 that it is too much. */
export function signInReply(exchange: Exchange, parts: PageParts, data: SignInData): Reply {
  const view = viewOf(exchange, [], parts);
  const status = data.fault === 'tooMany' ? 429 : data.fault || data.why ? 401 : 200;
  if (status === 401) exchange.note({ errorCodes: ['UNAUTHENTICATED'] });
  return htmlReply(status, signInPage(data, view), {
    vary: `${VARY}, cookie`,
    'cache-control': 'no-store',
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    ...(status === 429 ? { 'retry-after': RETRY_S } : {}),
  });
}

export function tokenIn(form: URLSearchParams): string {
  return (form.get(SIGN_IN_FIELD) ?? '').trim();
}

/** Errors: FORBIDDEN, where the form is none of the session's. */
export function requireCsrf(form: URLSearchParams, csrf: string): void {
  if (isOfSession(form, csrf)) return;
  throw new GongfuError('FORBIDDEN', 'The form is not of this session: open its page again and send it from there.');
}

export function isOfSession(form: URLSearchParams, csrf: string): boolean {
  const [sent, own] = [Buffer.from(form.get(CSRF_FIELD) ?? ''), Buffer.from(csrf)];
  return sent.length === own.length && timingSafeEqual(sent, own);
}

export function seeOther(location: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status: 303, headers: { location, 'cache-control': 'no-store', ...headers }, body: '' };
}

/** The address of the sign-in page for who is at `to`. */
export function signInHref(view: Parameters<typeof hrefOf>[0], to: string): string {
  return hrefOf(view, SIGN_IN_PATH, [['to', to]]);
}

/** A path of this host, whatever was sent: `//x` and `/\x` lead to another. */
function ownPath(sent: string | null): string {
  const to = sent ?? '';
  const url = /^\/(?![/\\])/.test(to) ? URL.parse(to, 'http://own.invalid') : null;
  return url?.host === 'own.invalid' ? `${url.pathname}${url.search}` : '/';
}
