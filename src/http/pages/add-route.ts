/** /add: an editor hands in files, and sees by reloading what became of them. */
import type { Session } from '../../access/sessions.ts';
import type { Config } from '../../config.ts';
import { GongfuError } from '../../domain/errors.ts';
import { isId } from '../../domain/ids.ts';
import type { AddingJob, Documents, HandedIn } from '../../ingest/documents.ts';
import { type AddedData, type AddPageData, addPage } from '../../ui/add/add-page.tsx';
import { hrefOf } from '../../ui/view.tsx';
import type { Exchange, Reply, Route } from '../exchange.ts';
import { htmlReply, jsonReply } from '../exchange.ts';
import { prefersJson } from './accept.ts';
import { errorReply } from './error-reply.ts';
import { readFileForm } from './form.ts';
import { viewOf } from './page-view.ts';
import { CSRF_FIELD, requireCsrf, type SignInParts, seeOther, signInHref, signInReply } from './sign-in-route.ts';

export const ADD_PATH = '/add';

const PARAMS = ['job'];
/** What is under way is looked at again so often, where the browser does that. */
const REFRESH_S = '5';
const REFUSED = 422;
const MAX_NAME = 300;

export interface AddRouteParts extends SignInParts {
  readonly config: Pick<Config, 'publicUrl' | 'maxUploadBytes'> & SignInParts['config'];
  readonly documents: Documents;
}

export function addRoute(parts: AddRouteParts): Route {
  return {
    name: 'add',
    methods: ['GET', 'POST'],
    readsGraph: false,
    handle: async (exchange) => {
      try {
        return await answer(exchange, parts);
      } catch (error) {
        if (prefersJson(exchange.headers.accept)) throw error;
        return errorReply(error, exchange, viewOf(exchange, PARAMS, parts));
      }
    },
  };
}

async function answer(exchange: Exchange, parts: AddRouteParts): Promise<Reply> {
  const session = exchange.editor();
  const view = viewOf(exchange, PARAMS, parts);
  if (session && exchange.method === 'POST') return handedIn(exchange, session, parts);
  if (session) return shown(exchange, session, parts);
  if (prefersJson(exchange.headers.accept))
    throw new GongfuError(
      'UNAUTHENTICATED',
      'Adding files needs a session: sign in at /sign-in, or use `addDocuments`.',
    );
  // A page cannot keep the files of who has to sign in first.
  if (exchange.method === 'POST') return signInReply(exchange, parts, { to: hrefOf(view, ADD_PATH), why: 'needed' });
  return seeOther(signInHref(view, hrefOf(view, view.path, view.params)));
}

async function handedIn(exchange: Exchange, session: Session, parts: AddRouteParts): Promise<Reply> {
  const form = await readFileForm(exchange, parts.config.maxUploadBytes);
  requireCsrf(new URLSearchParams([[CSRF_FIELD, textOf(form, CSRF_FIELD)]]), session.csrf);
  const files = form.getAll('files').filter((one): one is File => one instanceof File && one.name !== '');
  const replaces = textOf(form, 'replaces');
  const fault = files.length === 0 ? 'none' : replaces !== '' && files.length > 1 ? 'oneOnly' : undefined;
  if (fault) return page(exchange, session, { maxBytes: parts.config.maxUploadBytes, fault }, parts);
  if (replaces !== '' && !isId(replaces))
    throw new GongfuError('BAD_USER_INPUT', `${replaces.slice(0, MAX_NAME)} is no id, such as document:….`);
  const job = parts.documents.begin({
    files: await Promise.all(files.map(handed)),
    visibility: textOf(form, 'visibility') === 'PUBLIC' ? 'PUBLIC' : 'EDITORS',
    ...(replaces === '' ? {} : { replaces }),
    actor: session.name,
  });
  const view = viewOf(exchange, PARAMS, parts);
  return seeOther(hrefOf(view, ADD_PATH, [['job', job.id]]));
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

async function handed(file: File): Promise<HandedIn['files'][number]> {
  const name = file.name.replace(/^.*[/\\]/su, '').slice(0, MAX_NAME);
  return { name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function shown(exchange: Exchange, session: Session, parts: AddRouteParts): Reply {
  const asked = exchange.query.get('job');
  const found = asked === null ? undefined : parts.documents.find(asked);
  // What others hand in is theirs to look at.
  const job = found?.actor === session.name ? found : undefined;
  const data: AddPageData = {
    maxBytes: parts.config.maxUploadBytes,
    ...(job ? { job: jobData(job) } : {}),
    ...(asked !== null && !job ? { fault: 'forgotten' as const } : {}),
  };
  return page(exchange, session, data, parts);
}

function page(exchange: Exchange, { name, csrf }: Session, data: AddPageData, parts: AddRouteParts): Reply {
  const refresh: Record<string, string> = data.job?.isDone === false ? { refresh: REFRESH_S } : {};
  const isFault = data.fault === 'none' || data.fault === 'oneOnly';
  const headers = { 'cache-control': 'private, no-store', ...refresh };
  if (prefersJson(exchange.headers.accept)) return jsonReply(200, data, headers);
  const view = { ...viewOf(exchange, PARAMS, parts), editor: { name, csrf } };
  return htmlReply(isFault ? REFUSED : 200, addPage(data, view), headers);
}

function jobData({ id, files, isDone, reading, failure, results }: AddingJob): NonNullable<AddPageData['job']> {
  return {
    ...{ id, files: files.length, isDone },
    ...(reading ? { reading } : {}),
    ...(failure === undefined ? {} : { failure }),
    results: results.map((result): AddedData => {
      const { file, outcome } = result;
      if (result.outcome === 'REFUSED') return { file, outcome, message: result.message };
      const { id, source, passages, version } = result;
      return {
        ...{ file, outcome, id },
        ...(source ? { label: source.label } : {}),
        ...(passages === undefined ? {} : { passages }),
        ...(version ? { moved: version.moved.length } : {}),
      };
    }),
  };
}
