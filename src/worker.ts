/**
 * Worker threads and how they are asked: requests with typed replies over the thread's port, errors carried by their code. The
 * store's and the index's workers use it.
 */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, GongfuError } from './domain/errors.ts';

/** What a worker answers to: by name, the request and its reply. Both are plain data (they are structured-cloned). */
export type Methods = Readonly<Record<string, { readonly request: unknown; readonly reply: unknown }>>;

/** `closed` runs after the last request; it releases what the worker holds. */
export interface Answers<M extends Methods> {
  readonly methods: { readonly [K in keyof M]: (request: M[K]['request']) => M[K]['reply'] | Promise<M[K]['reply']> };
  closed?(): void | Promise<void>;
}

export interface Calls<M extends Methods> {
  /** Rejects with what the worker threw, LIMIT_EXCEEDED where too many requests wait, UNAVAILABLE after the worker's end. */
  call<K extends keyof M & string>(method: K, request: M[K]['request']): Promise<M[K]['reply']>;
  /** How many requests wait for their reply. */
  waiting(): number;
  /** Why the worker is gone; undefined while it answers. */
  failure(): GongfuError | undefined;
  /** Lets the requests under way finish and ends the worker; a second call waits for the same end. */
  close(): Promise<void>;
}

export interface WorkerOptions {
  /** What errors call it: "the store's writer". */
  readonly title: string;
  /** Passed to the worker's `serveCalls`. */
  readonly data: unknown;
  readonly maxQueue: number;
  /** What errors say is to be done when it has ended by itself. */
  readonly advice?: string;
  /** Most MB for its new objects: less than V8's 48 for a thread whose objects are all short-lived. */
  readonly youngMb?: number;
}

interface CarriedError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
  readonly stack?: string;
}
type ToWorker = { readonly id: number; readonly method: string; readonly request: unknown } | { readonly close: true };
type Reply = { readonly id: number; readonly reply: unknown } | { readonly id: number; readonly error: CarriedError };
type FromWorker = Reply | { readonly ready: true } | { readonly refused: CarriedError };

/**
 * Starts `src/<module>` (`store/sqlite/reader-worker`) as a thread, as .ts from the sources and as .js from the build, by the extension
 * of this file. Resolves when the worker answers; rejects with what its start threw.
 */
export async function spawnWorker<M extends Methods>(module: string, options: WorkerOptions): Promise<Calls<M>> {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  const worker = new Worker(new URL(`./${module}${extension}`, import.meta.url), {
    workerData: options.data,
    ...(options.youngMb === undefined ? {} : { resourceLimits: { maxYoungGenerationSizeMb: options.youngMb } }),
  });
  const calls = createCalls<M>(worker, options);
  await calls.ready;
  return calls;
}

function createCalls<M extends Methods>(
  worker: Worker,
  { title, maxQueue, advice = 'restart the program.' }: WorkerOptions,
): Calls<M> & { readonly ready: Promise<void> } {
  const requests = createRequests();
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  let failure: GongfuError | undefined;
  let isClosing = false;
  const fail = (error: GongfuError) => {
    failure ??= error;
    ready.reject(failure);
    requests.failAll(failure);
  };
  worker.on('message', (message: FromWorker) => {
    if ('ready' in message) ready.resolve();
    else if ('refused' in message) fail(restored(message.refused));
    else requests.settle(message);
  });
  worker.on('error', (cause) => fail(unavailable(`${title} has broken down; ${advice}`, cause)));
  worker.on('exit', () => {
    fail(unavailable(isClosing ? `${title} is closed.` : `${title} has ended; ${advice}`));
    ended.resolve();
  });
  const refusal = () => {
    if (failure) return failure;
    if (isClosing) return unavailable(`${title} is closed.`);
    return requests.size() >= maxQueue ? queueFull(title, maxQueue) : undefined;
  };
  return {
    ready: ready.promise,
    call: async (method, request) => {
      const refused = refusal();
      if (refused) throw refused;
      const { id, reply } = requests.add();
      worker.postMessage({ id, method, request } satisfies ToWorker);
      // `serveCalls` answers with what the method's function gives, which is of the reply's type.
      return reply as Promise<M[typeof method]['reply']>;
    },
    waiting: () => requests.size(),
    failure: () => failure,
    close: () => {
      if (!isClosing) worker.postMessage({ close: true } satisfies ToWorker);
      isClosing = true;
      return ended.promise;
    },
  };
}

/** The requests that wait, by number. */
function createRequests() {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  return {
    size: () => waiting.size,
    add: () => {
      lastId += 1;
      const pending = Promise.withResolvers<unknown>();
      waiting.set(lastId, pending);
      return { id: lastId, reply: pending.promise };
    },
    settle: (message: Reply) => {
      const pending = waiting.get(message.id);
      waiting.delete(message.id);
      if ('error' in message) pending?.reject(restored(message.error));
      else pending?.resolve(message.reply);
    },
    failAll: (error: GongfuError) => {
      for (const pending of waiting.values()) pending.reject(error);
      waiting.clear();
    },
  };
}

function unavailable(message: string, cause?: unknown): GongfuError {
  return new GongfuError('UNAVAILABLE', message, { cause });
}

function queueFull(title: string, maxQueue: number): GongfuError {
  return new GongfuError('LIMIT_EXCEEDED', `${maxQueue} requests already wait for ${title}; try again in a moment.`);
}

/**
 * The worker's side, called once by a worker's module with the function that opens what it holds. It gets the `data` of
 * `spawnWorker`; what it throws refuses the start.
 */
export async function serveCalls<M extends Methods>(
  open: (data: unknown) => Answers<M> | Promise<Answers<M>>,
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('serveCalls runs in a worker thread only');
  const send = (message: FromWorker) => port.postMessage(message);
  const underWay = new Set<Promise<void>>();
  try {
    const answers = await open(workerData);
    port.on('message', (message: ToWorker) => {
      if ('close' in message) return void finish(answers, underWay).finally(() => port.close());
      const work = answer(answers, message, send).finally(() => underWay.delete(work));
      underWay.add(work);
    });
    send({ ready: true });
  } catch (error) {
    send({ refused: carried(error) });
    port.close();
  }
}

async function finish<M extends Methods>(answers: Answers<M>, underWay: ReadonlySet<Promise<void>>): Promise<void> {
  await Promise.all(underWay);
  await answers.closed?.();
}

async function answer<M extends Methods>(
  answers: Answers<M>,
  { id, method, request }: Extract<ToWorker, { readonly id: number }>,
  send: (message: FromWorker) => void,
): Promise<void> {
  try {
    const run = answers.methods[method];
    if (!run) throw new Error(`the worker has no method ${method}`);
    send({ id, reply: await run(request) });
  } catch (error) {
    send({ id, error: carried(error) });
  }
}

function carried(error: unknown): CarriedError {
  if (error instanceof GongfuError) {
    const cause = error.cause instanceof Error ? error.cause.stack : undefined;
    return {
      code: error.code,
      message: error.message,
      details: error.details,
      ...(cause === undefined ? {} : { stack: cause }),
    };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error), details: {}, stack };
}

function restored({ code, message, details, stack }: CarriedError): GongfuError {
  return new GongfuError(code, message, { details, ...(stack === undefined ? {} : { cause: new Error(stack) }) });
}
