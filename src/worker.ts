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
}

interface CarriedError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
  readonly stack?: string;
}
type ToWorker = { readonly id: number; readonly method: string; readonly request: unknown } | { readonly close: true };
type FromWorker =
  | { readonly id: number; readonly reply: unknown }
  | { readonly id: number; readonly error: CarriedError }
  | { readonly ready: true }
  | { readonly refused: CarriedError };

/**
 * Starts `src/<module>` (`store/sqlite/reader-worker`) as a thread, as .ts from the sources and as .js from the build, by the extension
 * of this file. Resolves when the worker answers; rejects with what its start threw.
 */
export async function spawnWorker<M extends Methods>(module: string, options: WorkerOptions): Promise<Calls<M>> {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  const worker = new Worker(new URL(`./${module}${extension}`, import.meta.url), { workerData: options.data });
  const calls = createCalls<M>(worker, options);
  await calls.ready;
  return calls;
}

interface Pending {
  resolve(reply: unknown): void;
  reject(error: GongfuError): void;
}

function createCalls<M extends Methods>(
  worker: Worker,
  options: WorkerOptions,
): Calls<M> & { readonly ready: Promise<void> } {
  const { title, maxQueue } = options;
  const pending = new Map<number, Pending>();
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  let failure: GongfuError | undefined;
  let closing = false;
  let lastId = 0;

  const fail = (error: GongfuError) => {
    failure ??= error;
    ready.reject(failure);
    for (const { reject } of pending.values()) reject(failure);
    pending.clear();
  };
  worker.on('message', (message: FromWorker) => {
    if ('ready' in message) return ready.resolve();
    if ('refused' in message) return fail(restored(message.refused));
    const request = pending.get(message.id);
    pending.delete(message.id);
    if ('error' in message) request?.reject(restored(message.error));
    else request?.resolve(message.reply);
  });
  worker.on('error', (cause) =>
    fail(new GongfuError('UNAVAILABLE', `${title} has broken down; restart the program.`, { cause })),
  );
  worker.on('exit', () => {
    fail(new GongfuError('UNAVAILABLE', closing ? `${title} is closed.` : `${title} has ended; restart the program.`));
    ended.resolve();
  });

  return {
    ready: ready.promise,
    call: <K extends keyof M & string>(method: K, request: M[K]['request']) => {
      if (failure) return Promise.reject(failure);
      if (closing) return Promise.reject(new GongfuError('UNAVAILABLE', `${title} is closed.`));
      if (pending.size >= maxQueue) return Promise.reject(queueFull(title, maxQueue));
      lastId += 1;
      const { promise, resolve, reject } = Promise.withResolvers<M[K]['reply']>();
      // The reply to a method is of its type: `serveCalls` answers with what the method's function of the same Methods gives.
      pending.set(lastId, { resolve: resolve as (reply: unknown) => void, reject });
      worker.postMessage({ id: lastId, method, request } satisfies ToWorker);
      return promise;
    },
    waiting: () => pending.size,
    failure: () => failure,
    close: () => {
      if (!closing) worker.postMessage({ close: true } satisfies ToWorker);
      closing = true;
      return ended.promise;
    },
  };
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
