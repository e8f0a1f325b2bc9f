/**
 * Files read in a thread of their own, which is ended where a file takes too long or too much: the caller's thread stays free. The
 * thread is kept for the next file; one after another waits.
 */
import { Worker } from 'node:worker_threads';
import { GongfuError } from '../../domain/errors.ts';
import type { ReadDocument } from './document.ts';
import type { ReadProgress } from './file-reader.ts';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import type { CarriedRefusal, FromReading, ToReading } from './reading-messages.ts';
import { refused } from './refusals.ts';

export interface ReadOptions {
  readonly name: string;
  /** The bytes may be taken away: a large file then is in memory once. Only where they are all of their buffer. */
  readonly gives?: boolean;
  readonly onProgress?: (progress: ReadProgress) => void;
  /** Each document as soon as it is read. */
  readonly onDocument?: (document: ReadDocument) => void;
}

export interface ReadResult {
  /** One of a file, any number of an archive, in its order. */
  readonly documents: readonly ReadDocument[];
  /** The files of an archive that were not read: BAD_USER_INPUT with `details.file` and `details.reason`. */
  readonly refused: readonly GongfuError[];
}

export interface FileReader {
  /**
   * `bytes` stay the caller's unless it gives them. Errors: BAD_USER_INPUT with `details.file` and `details.reason` (REFUSAL_REASONS); UNAVAILABLE where a
   * package is missing or the reader is closed.
   */
  read(bytes: Uint8Array, options: ReadOptions): Promise<ReadResult>;
  close(): Promise<void>;
}

const WATCH_MS = 50;
/** A machine with much else to do gives the thread less of its time. */
const WAITING = 4;
const YOUNG_MB = 16;
const MB = 1024 * 1024;

/** Starts no thread before the first file. */
export function createFileReader(limits: Partial<ReadLimits> = {}): FileReader {
  const all: ReadLimits = { ...READ_LIMITS, ...limits };
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  async function readNext(bytes: Uint8Array, options: ReadOptions): Promise<ReadResult> {
    if (isClosed) throw new GongfuError('UNAVAILABLE', 'The reader of files is closed.');
    if (bytes.length > all.fileBytes)
      throw refused(
        options.name,
        'TOO_LARGE',
        `the file has ${Math.ceil(bytes.length / MB)} MB, more than ${all.fileBytes / MB}: part it, or add its text alone.`,
      );
    thread ??= startThread(all);
    const used = thread;
    try {
      return await readIn(used, { bytes, options, limits: all });
    } catch (error) {
      // Whatever a bad file has left behind goes with its thread.
      if (thread === used) thread = undefined;
      await used.terminate();
      throw error;
    }
  }

  return {
    read(bytes, options) {
      const reading = last.then(() => readNext(bytes, options));
      last = reading.catch(() => undefined);
      return reading;
    },
    async close() {
      isClosed = true;
      await last;
      await thread?.terminate();
    },
  };
}

/** One file in a thread that ends with it. */
export async function readFile(
  bytes: Uint8Array,
  options: ReadOptions & { readonly limits?: Partial<ReadLimits> },
): Promise<ReadResult> {
  const reader = createFileReader(options.limits);
  try {
    return await reader.read(bytes, options);
  } finally {
    await reader.close();
  }
}

function startThread({ heapMb }: ReadLimits): Worker {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  const worker = new Worker(new URL(`./reading-worker${extension}`, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: YOUNG_MB },
    // What packages warn of is nobody's to read.
    stdout: true,
    stderr: true,
  });
  // Between files nobody waits for it.
  worker.on('error', () => undefined);
  worker.unref();
  return worker;
}

interface Job {
  readonly bytes: Uint8Array;
  readonly options: ReadOptions;
  readonly limits: ReadLimits;
}

function readIn(thread: Worker, { bytes, options, limits }: Job): Promise<ReadResult> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadResult>();
  const documents: ReadDocument[] = [];
  const notRead: GongfuError[] = [];
  const watch = createWatch(thread, { name: options.name, limits, fileBytes: bytes.byteLength }, reject);
  const onMessage = (message: FromReading) => {
    watch.moved();
    if ('document' in message) {
      documents.push(message.document);
      options.onDocument?.(message.document);
    } else if ('progress' in message) options.onProgress?.(message.progress);
    else if ('refused' in message) notRead.push(restored(message.refused));
    else if ('failed' in message) reject(restored(message.failed));
    else if ('end' in message) resolve({ documents, refused: notRead });
  };
  const onError = (cause: unknown) => reject(endedBy(cause, options.name));
  const onExit = () => reject(refused(options.name, 'BROKEN', 'the file ended the thread that read it.'));
  thread.on('message', onMessage).on('error', onError).on('exit', onExit);
  thread.ref();
  const isWhole = bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
  thread.postMessage(
    { bytes, name: options.name, limits } satisfies ToReading,
    options.gives && isWhole ? [bytes.buffer as ArrayBuffer] : [],
  );
  return promise.finally(() => {
    watch.stop();
    thread.off('message', onMessage).off('error', onError).off('exit', onExit);
    thread.unref();
  });
}

interface Watched {
  readonly fileBytes: number;
  readonly name: string;
  readonly limits: ReadLimits;
}

/** Ends the wait where nothing moves for too long, or the thread holds too much beside its objects. */
function createWatch(thread: Worker, { name, limits, fileBytes }: Watched, reject: (error: GongfuError) => void) {
  const started = performance.now();
  let movedAt = started;
  let watchedAt = started;
  // The thread has read other files before: its time counts from the first look at it on.
  let cpuMs: number | undefined;
  let cpuMsAtMove: number | undefined;
  const timer = setInterval(() => {
    const now = performance.now();
    // The caller's own thread was not free: what the reading thread has sent meanwhile is still to come.
    if (now - watchedAt > 10 * WATCH_MS) movedAt = now;
    watchedAt = now;
    const usedMs = (cpuMs ?? 0) - (cpuMsAtMove ?? cpuMs ?? 0);
    if (usedMs > limits.stallMs || now - movedAt > WAITING * limits.stallMs) reject(tooSlow(name, limits.stallMs));
    if (now - started > limits.totalMs) reject(tooSlow(name, limits.totalMs));
    Promise.all([thread.getHeapStatistics(), cpuMsOf(thread)]).then(
      ([{ external_memory: external }, ms]) => {
        cpuMs = ms;
        cpuMsAtMove ??= ms;
        if (external > limits.buffersMb * MB + fileBytes) reject(tooMuch(name));
      },
      () => undefined,
    );
  }, WATCH_MS);
  return {
    moved: () => {
      movedAt = performance.now();
      cpuMsAtMove = cpuMs;
    },
    stop: () => clearInterval(timer),
  };
}

/** Node before 24.6 tells no thread's time: the clock alone counts there. */
async function cpuMsOf(thread: Partial<Pick<Worker, 'cpuUsage'>>): Promise<number> {
  const used = await thread.cpuUsage?.call(thread);
  return used ? (used.user + used.system) / 1_000 : 0;
}

function tooSlow(name: string, ms: number): GongfuError {
  return refused(
    name,
    'TOO_SLOW',
    `the file was not read within ${ms / 1000} s: save it again in a simpler form, or add its text alone.`,
  );
}

function tooMuch(name: string): GongfuError {
  return refused(name, 'TOO_MUCH_MEMORY', 'reading the file takes too much memory: part it, or add its text alone.');
}

function endedBy(cause: unknown, name: string): GongfuError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return tooMuch(name);
  return refused(name, 'BROKEN', 'the file ended the thread that read it.', cause);
}

function restored({ code, message, details, cause }: CarriedRefusal): GongfuError {
  return new GongfuError(code, message, { details, ...(cause === undefined ? {} : { cause: new Error(cause) }) });
}
