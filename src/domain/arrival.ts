/** A part that lies on the network and may not be there yet: it is opened now where it can be, else again and again until it is. */
import { GongfuError } from './errors.ts';

export interface Closable {
  close(): Promise<void>;
}

export interface ArrivalOptions<T> {
  /** As people call it, with where it is looked for and without a secret: `Neo4j at bolt://db:7687`. */
  readonly engine: string;
  /** Errors: UNAVAILABLE and TIMEOUT where it is to be tried again, soon after it began; all else is for who asked. */
  readonly open: () => Promise<T>;
  /** Between two tries, at least; as long as a try takes where that is longer. */
  readonly pauseMs?: number;
  /** Told once, of the first failure. */
  readonly onAway?: (problem: GongfuError) => void;
}

export interface Arrival<T> {
  /** Errors: UNAVAILABLE at once, where it has not come yet. */
  get(): T;
  /** Why it has not come yet; undefined once it has. */
  problem(): GongfuError | undefined;
  /** Resolves when it has come; never where it is closed before. */
  readonly arrived: Promise<T>;
  /** Of what has come, and no more tries. A try under way is waited for a moment; what comes of it later is closed then. */
  close(): Promise<void>;
}

const PAUSE_MS = 1_000;
const LAST_TRY_MS = 2_000;

/** Resolves after the first try. Errors: those of `open` but UNAVAILABLE and TIMEOUT, at the first try; a later one of them is a `problem`. */
export async function awaitArrival<T extends Closable>(options: ArrivalOptions<T>): Promise<Arrival<T>> {
  const awaited = new Awaited(options);
  await awaited.begin();
  return awaited;
}

class Awaited<T extends Closable> implements Arrival<T> {
  readonly #options: ArrivalOptions<T>;
  readonly #arriving = Promise.withResolvers<T>();
  readonly #since = new Date();
  #part: T | undefined;
  #error: unknown;
  #tookMs = 0;
  #isClosed = false;
  #timer: NodeJS.Timeout | undefined;
  #trying: Promise<void> = Promise.resolve();

  constructor(options: ArrivalOptions<T>) {
    this.#options = options;
  }

  get arrived(): Promise<T> {
    return this.#arriving.promise;
  }

  async begin(): Promise<void> {
    try {
      this.#keep(await this.#open());
    } catch (error) {
      if (!isAway(error)) throw error;
      this.#error = error;
      this.#options.onAway?.(this.#unavailable());
      this.#tryLater();
    }
  }

  get(): T {
    if (this.#part === undefined) throw this.#unavailable();
    return this.#part;
  }

  problem(): GongfuError | undefined {
    return this.#part === undefined ? this.#unavailable() : undefined;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, LAST_TRY_MS);
    await Promise.race([this.#trying, late]);
    clearTimeout(timer);
    await this.#part?.close();
  }

  async #open(): Promise<T> {
    const before = performance.now();
    try {
      return await this.#options.open();
    } finally {
      this.#tookMs = performance.now() - before;
    }
  }

  #tryLater(): void {
    const pauseMs = Math.max(this.#options.pauseMs ?? PAUSE_MS, this.#tookMs);
    this.#timer = setTimeout(() => {
      this.#trying = this.#try();
    }, pauseMs).unref();
  }

  async #try(): Promise<void> {
    try {
      const part = await this.#open();
      if (this.#isClosed) await part.close();
      else this.#keep(part);
    } catch (error) {
      this.#error = error;
      if (!this.#isClosed) this.#tryLater();
    }
  }

  #keep(part: T): void {
    this.#part = part;
    this.#arriving.resolve(part);
  }

  #unavailable(): GongfuError {
    const why = this.#error instanceof Error ? ` ${this.#error.message}` : '';
    return new GongfuError(
      'UNAVAILABLE',
      `${this.#options.engine} was not there at the start, ${this.#since.toISOString()}, and is waited for.${why}`,
      { cause: this.#error },
    );
  }
}

export function isAway(error: unknown): boolean {
  return error instanceof GongfuError && (error.code === 'UNAVAILABLE' || error.code === 'TIMEOUT');
}
