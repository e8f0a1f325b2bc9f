/** One Meilisearch server: every request has a deadline, its errors become ours once, and a breaker stands in front of it. */
import type { Meilisearch, MeilisearchApiError } from 'meilisearch';
import { type Breaker, createBreaker, type EngineState } from '../../domain/breaker.ts';
import { badInput, GongfuError } from '../../domain/errors.ts';

export interface ServerAddress {
  readonly url: string;
  readonly apiKey?: string | undefined;
}

export interface EngineRequest {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: object;
}

export interface Server {
  /**
   * What the engine answers, unread. Errors: TIMEOUT past the deadline; UNAVAILABLE where it is out of reach, full, or answers with
   * what is no JSON; BAD_USER_INPUT where it refuses the key; `Refusal` for what it says of the request itself.
   */
  call<T>(request: EngineRequest, deadlineAt: number): Promise<T>;
  close(): void;
}

/** What the engine says is wrong with a request, under its own code. */
export class Refusal extends GongfuError {
  readonly engineCode: string;

  constructor(engineCode: string, message: string, cause: unknown) {
    super('INTERNAL', `Meilisearch refuses a request (${engineCode}): ${message}`, { cause });
    this.engineCode = engineCode;
  }
}

const PROBE_MS = 1_000;
const ADVICE = 'Start it, or correct MEILI_URL.';
/** Errors that say that no connection came about. */
const unreached = new WeakSet<Error>();

/** Loads the package; nothing is asked yet. Errors: UNAVAILABLE without the package, BAD_USER_INPUT for an address that is none. */
export async function connect(address: ServerAddress): Promise<Server> {
  const { Client, isApiError } = await loadPackage();
  const title = `Meilisearch at ${safeAddress(address.url)}`;
  const client = new Client({ host: address.url, ...(address.apiKey ? { apiKey: address.apiKey } : {}) });
  const send = async <T>({ method, path, params, body }: EngineRequest, deadlineAt: number): Promise<T> => {
    const leftMs = deadlineAt - Date.now();
    if (leftMs <= 0) throw late(title);
    const signal = AbortSignal.timeout(Math.min(leftMs, MAX_TIMEOUT_MS));
    try {
      return await client.httpRequest[method]<T>({
        path,
        ...(params ? { params } : {}),
        ...(body ? { body } : {}),
        extraRequestInit: { signal },
      });
    } catch (error) {
      throw signal.aborted ? late(title, error) : translated(error, title, isApiError);
    }
  };
  const breaker = createBreaker({
    engine: title,
    advice: ADVICE,
    probe: () => probing(() => send({ method: 'get', path: 'health' }, Date.now() + PROBE_MS)),
    judge: stateOf,
  });
  return {
    call: (request, deadlineAt) => guarded(breaker, () => send(request, deadlineAt)),
    close: () => breaker.close(),
  };
}

/** A thread that was busy longer than the probe may take sees its deadline before the answer that has come: it asks again. */
async function probing(ask: () => Promise<unknown>): Promise<unknown> {
  const until = performance.now() + PROBE_MS + BUSY_MS;
  try {
    return await ask();
  } catch (error) {
    if (performance.now() < until) throw error;
    return ask();
  }
}

const BUSY_MS = 100;

/** The longest that a timer takes is 24 days. */
const MAX_TIMEOUT_MS = 3_600_000;

async function loadPackage(): Promise<{
  readonly Client: typeof Meilisearch;
  readonly isApiError: (error: unknown) => error is MeilisearchApiError;
}> {
  try {
    const loaded = await import('meilisearch');
    return {
      Client: loaded.Meilisearch,
      isApiError: (error): error is MeilisearchApiError => error instanceof loaded.MeilisearchApiError,
    };
  } catch (cause) {
    throw new GongfuError(
      'UNAVAILABLE',
      'The package `meilisearch` is not installed; run `npm install meilisearch`, or set GONGFU_SEARCH=embedded.',
      { cause },
    );
  }
}

function guarded<T>(breaker: Breaker, work: () => Promise<T>): Promise<T> {
  return breaker.call(work);
}

function stateOf(error: unknown): EngineState {
  if (error instanceof GongfuError && error.code === 'TIMEOUT') return 'NO_ANSWER';
  return error instanceof Error && unreached.has(error) ? 'REFUSED' : 'ANSWERED';
}

function late(title: string, cause?: unknown): GongfuError {
  return new GongfuError('TIMEOUT', `${title} did not answer in time.`, { cause });
}

const FULL = ['no_space_left_on_device', 'database_size_limit_reached', 'too_many_open_files', 'io_error'];
const KEY_REFUSED = ['invalid_api_key', 'missing_authorization_header'];

function translated(
  error: unknown,
  title: string,
  isApiError: (error: unknown) => error is MeilisearchApiError,
): GongfuError {
  if (isApiError(error)) return refusalOf(error, title);
  if (error instanceof SyntaxError) {
    const message = `${title} answers with what is no JSON: there is something else behind this address.`;
    return unreachedWith(new GongfuError('UNAVAILABLE', message, { cause: error }));
  }
  const reason = innermost(error);
  return unreachedWith(
    new GongfuError('UNAVAILABLE', `${title} is out of reach (${reason}). ${ADVICE}`, { cause: error }),
  );
}

function refusalOf(error: MeilisearchApiError, title: string): GongfuError {
  const code = error.cause?.code ?? String(error.response.status);
  if (KEY_REFUSED.includes(code)) return badInput(`${title} refuses the key; correct MEILI_API_KEY.`);
  if (FULL.includes(code) || error.response.status >= 500)
    return new GongfuError('UNAVAILABLE', `${title} cannot do its work (${code}: ${error.message}).`, { cause: error });
  return new Refusal(code, error.message, error);
}

function unreachedWith(error: GongfuError): GongfuError {
  unreached.add(error);
  return error;
}

/** Of a chain of causes the last, which names what happened: ECONNREFUSED. */
function innermost(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? innermost(error.cause) : 'code' in error ? String(error.code) : error.message;
}

/** Throws BAD_USER_INPUT for what is none, and for one with a password, which is not to stand in messages. */
function safeAddress(url: string): string {
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw badInput(`MEILI_URL is '${url}'; give an address like http://127.0.0.1:7700.`);
  const { protocol, host, username, password } = new URL(url);
  if (username !== '' || password !== '')
    throw badInput('MEILI_URL has a user or a password in it; leave them out, and give the key as MEILI_API_KEY.');
  return `${protocol}//${host}`;
}
