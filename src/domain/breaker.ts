/**
 * Stands between us and an engine on the network: once the engine is known to be away, calls are refused at once instead of each
 * waiting for it, and a small question asked in the background finds out when it is back. No user's call is the one that tries.
 */
import { GongfuError } from './errors.ts';

/** What an error says of the engine: it answered (the error is about the call), it took no connection, or it did not answer in time. */
export type EngineState = 'ANSWERED' | 'REFUSED' | 'NO_ANSWER';

export interface Clock {
  /** Milliseconds; only differences count, and dates in messages. */
  now(): number;
  /** Runs the task later, without keeping the process alive for it; the answer takes it back. */
  after(ms: number, task: () => void): () => void;
}

export interface BreakerOptions {
  /** As people call it, with where it is looked for and without a secret: `Neo4j at neo4j://db:7687`. */
  readonly engine: string;
  /** What to do about it, as a sentence: `Start it, or correct NEO4J_URI.` */
  readonly advice: string;
  /** The smallest question that the engine answers, with a deadline of its own (a second). Resolves where it is well. */
  readonly probe: () => Promise<unknown>;
  /** By default TIMEOUT is NO_ANSWER, UNAVAILABLE is REFUSED, and all else was an answer. */
  readonly judge?: (error: unknown) => EngineState;
  /** So many refused calls, one after the other, open it. */
  readonly failures?: number;
  /** Between two probes while it is open. */
  readonly openMs?: number;
  /** A call that lasts longer than this has the engine probed beside it, so that it need not wait for a deadline of minutes. */
  readonly watchMs?: number;
  readonly clock?: Clock;
  /** Told of each opening, with why, and of each closing. */
  readonly onChange?: (problem: GongfuError | undefined) => void;
}

export interface Breaker {
  /**
   * Runs the work, which brings its own deadline and errors in our codes. Errors: those of the work; UNAVAILABLE within a millisecond
   * while the engine is away, and where it went away under the work: whether a change was made is then not known.
   */
  call<T>(work: () => Promise<T>): Promise<T>;
  /** Why calls are refused; undefined while they are let through. */
  problem(): GongfuError | undefined;
  /** No more probes. */
  close(): void;
}

const FAILURES = 5;
const OPEN_MS = 1_000;
const WATCH_MS = 1_000;

export function createBreaker(options: BreakerOptions): Breaker {
  return new EngineBreaker(options);
}

export function judgeByCode(error: unknown): EngineState {
  if (!(error instanceof GongfuError)) return 'ANSWERED';
  if (error.code === 'TIMEOUT') return 'NO_ANSWER';
  return error.code === 'UNAVAILABLE' ? 'REFUSED' : 'ANSWERED';
}

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms).unref();
    return () => clearTimeout(timer);
  },
};

class EngineBreaker implements Breaker {
  readonly #options: BreakerOptions;
  readonly #clock: Clock;
  readonly #judge: (error: unknown) => EngineState;
  #refusedInARow = 0;
  #awaySince = 0;
  /** Undefined while calls are let through. */
  #cause: { readonly error: unknown } | undefined;
  /** The end of a call that began before the last opening or closing says nothing any more. */
  #period = 0;
  #probing: Promise<boolean> | undefined;
  #cancelProbe = () => {};
  #isClosed = false;

  constructor(options: BreakerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? SYSTEM_CLOCK;
    this.#judge = options.judge ?? judgeByCode;
  }

  async call<T>(work: () => Promise<T>): Promise<T> {
    const problem = this.problem();
    if (problem) throw problem;
    const period = this.#period;
    const watch = this.#watch();
    try {
      const result = await Promise.race([work(), watch.gone]);
      if (period === this.#period) this.#refusedInARow = 0;
      return result;
    } catch (error) {
      if (period === this.#period) this.#failed(error);
      throw error;
    } finally {
      watch.stop();
    }
  }

  problem(): GongfuError | undefined {
    if (!this.#cause) return undefined;
    const { engine, advice } = this.#options;
    const { error } = this.#cause;
    const since = new Date(this.#awaySince).toISOString();
    const why = error instanceof Error ? ` (${error.message})` : '';
    return unavailable(`${engine} is out of reach since ${since}${why}. ${advice} It is tried again by itself.`, error);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelProbe();
  }

  #failed(error: unknown): void {
    const state = this.#judge(error);
    if (state === 'ANSWERED') {
      this.#refusedInARow = 0;
      return;
    }
    if (this.#refusedInARow === 0) this.#awaySince = this.#clock.now();
    this.#refusedInARow += 1;
    if (state === 'NO_ANSWER' || this.#refusedInARow >= (this.#options.failures ?? FAILURES)) this.#open(error);
  }

  #open(error: unknown): void {
    if (this.#cause) return;
    this.#cause = { error };
    this.#period += 1;
    this.#options.onChange?.(this.problem());
    // At once: it may have been one dear call, and the engine is well.
    void this.#probeUntilBack();
  }

  async #probeUntilBack(): Promise<void> {
    if (this.#isClosed) return;
    if (await this.#answersProbe()) this.#shut();
    else if (!this.#isClosed)
      this.#cancelProbe = this.#clock.after(this.#options.openMs ?? OPEN_MS, () => void this.#probeUntilBack());
  }

  #shut(): void {
    this.#cause = undefined;
    this.#refusedInARow = 0;
    this.#period += 1;
    this.#options.onChange?.(undefined);
  }

  /** One probe at a time, whoever wants to know. */
  #answersProbe(): Promise<boolean> {
    this.#probing ??= this.#options
      .probe()
      .then(
        () => true,
        (error: unknown) => this.#judge(error) === 'ANSWERED',
      )
      .finally(() => {
        this.#probing = undefined;
      });
    return this.#probing;
  }

  /** `gone` rejects where the engine answers no probe while the call is under way. */
  #watch(): { readonly gone: Promise<never>; stop(): void } {
    const { promise: gone, reject } = Promise.withResolvers<never>();
    const later = () => this.#clock.after(this.#options.watchMs ?? WATCH_MS, () => void look());
    let isOver = false;
    let cancel = later();
    const look = async () => {
      const isThere = await this.#answersProbe();
      if (isOver) return;
      if (isThere) cancel = later();
      else reject(this.#goneUnderWay());
    };
    return {
      gone,
      stop: () => {
        isOver = true;
        cancel();
      },
    };
  }

  #goneUnderWay(): GongfuError {
    const { engine, advice } = this.#options;
    const error = unavailable(
      `${engine} stopped answering under a call. Whether a change was made is not known; the same change may be sent again. ${advice}`,
    );
    if (!this.#cause) this.#awaySince = this.#clock.now();
    this.#open(error);
    return error;
  }
}

function unavailable(message: string, cause?: unknown): GongfuError {
  return new GongfuError('UNAVAILABLE', message, { cause });
}
