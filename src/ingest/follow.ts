/** Keeps the search index up with the store: follows the change feed, catches up after a crash, rebuilds where it must. */
import { GongfuError } from '../domain/errors.ts';
import type { IndexStatus } from '../search/port.ts';
import type { StorePosition } from '../store/port.ts';
import { catchUpOnce, type Following, mustRebuild, rebuildIndex, reproject } from './reindex.ts';

export type FollowerState = 'STARTING' | 'FOLLOWING' | 'REBUILDING' | 'FAILING' | 'STOPPED';

export interface FollowerStatus {
  readonly state: FollowerState;
  /** The position that the index has followed to, and the last one known of the store. */
  readonly seq: number;
  readonly storeSeq: number;
  /** How many positions the index is known to be behind; at least 1 while it starts, is rebuilt, or the store answers with an older state. */
  readonly lag: number;
  /** Of the last attempt, where it failed; it is tried again. */
  readonly problem?: string;
}

export interface Follower {
  /** Looks where index and store are and begins to follow; the work goes on behind it. */
  start(): void;
  /** Lets the batch under way end. */
  stop(): Promise<void>;
  /** Told after a write that the store has got to `seq`, so that it need not wait for its next look. */
  nudge(seq?: number): void;
  /** Whether the index has followed to `seq`, after waiting for it at most `timeoutMs`; not at all where store or index are known to be away. */
  caughtUp(seq: number, timeoutMs: number): Promise<boolean>;
  status(): FollowerStatus;
  /** Makes the index anew from the whole store, beside the one that is searched; also without `start`. Rejects where that fails. */
  rebuild(onProgress?: (documents: number) => void): Promise<void>;
  /** Makes the documents of these ids anew, between two batches of what it follows; also without `start`. Rejects where that fails. */
  reproject(ids: readonly string[]): Promise<void>;
}

export interface FollowerParts extends Following {
  /** Told of every failure, of one that store or index is away once; the follower tries again by itself, with longer pauses. */
  readonly onProblem?: (error: unknown) => void;
  /** How often it looks without being told. */
  readonly pollMs?: number;
}

const POLL_MS = 2_000;
const MAX_PAUSE_MS = 30_000;
/** A store that answers with less than it had for so long has been put back to there; before, it may be a member that lags behind. */
const OLDER_STATE_MS = 60_000;
/** While changes keep coming, it leaves the process to them for so many times as long as it worked, at most for so long. */
const REST = 3;
const MAX_REST_MS = 500;

export function createFollower(parts: FollowerParts): Follower {
  return new FeedFollower(parts);
}

class FeedFollower implements Follower {
  readonly #parts: FollowerParts;
  readonly #pollMs: number;
  readonly #waiting = new Set<() => void>();
  #state: FollowerState = 'STOPPED';
  #running = false;
  #seq = 0;
  #storeSeq = 0;
  #problem: string | undefined;
  /** Store or index did not even say where it is. */
  #isAway = false;
  #olderSince: number | undefined;
  #pauseMs: number;
  #timer: NodeJS.Timeout | undefined;
  #lookIsQueued = false;
  /** Ends a rest. */
  #wake: () => void = () => {};
  /** The end of what is under way: following and rebuilding never run side by side. */
  #work: Promise<void> = Promise.resolve();

  constructor(parts: FollowerParts) {
    this.#parts = parts;
    this.#pollMs = parts.pollMs ?? POLL_MS;
    this.#pauseMs = this.#pollMs;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#state = 'STARTING';
    this.#lookSoon();
  }

  async stop(): Promise<void> {
    this.#running = false;
    clearTimeout(this.#timer);
    this.#wake();
    await this.#work;
    this.#state = 'STOPPED';
    this.#tellWaiting();
  }

  nudge(seq?: number): void {
    this.#storeSeq = Math.max(this.#storeSeq, seq ?? 0);
    this.#lookSoon();
  }

  caughtUp(seq: number, timeoutMs: number): Promise<boolean> {
    const isThere = () => this.#state !== 'STARTING' && this.#seq >= seq;
    if (isThere()) return Promise.resolve(true);
    if (!this.#running || timeoutMs <= 0 || this.#isAway) return Promise.resolve(false);
    this.#lookSoon();
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const look = () => {
      if (isThere() || !this.#running || this.#isAway) resolve(isThere());
    };
    const limit = setTimeout(() => resolve(isThere()), timeoutMs);
    this.#waiting.add(look);
    this.#wake();
    return promise.finally(() => {
      clearTimeout(limit);
      this.#waiting.delete(look);
    });
  }

  status(): FollowerStatus {
    const isApart = this.#state === 'STARTING' || this.#state === 'REBUILDING' || this.#olderSince !== undefined;
    const least = isApart ? 1 : 0;
    const lag = Math.max(this.#storeSeq - this.#seq, least);
    const problem = this.#problem === undefined ? {} : { problem: this.#problem };
    return { state: this.#state, seq: this.#seq, storeSeq: this.#storeSeq, lag, ...problem };
  }

  async rebuild(onProgress?: (documents: number) => void): Promise<void> {
    await this.#oneAtATime(async () => {
      const before = this.#state;
      this.#state = 'REBUILDING';
      try {
        this.#reached(await rebuildIndex(this.#parts, onProgress));
      } finally {
        this.#state = before;
      }
    });
    this.#lookSoon();
  }

  reproject(ids: readonly string[]): Promise<void> {
    return this.#oneAtATime(() => reproject(ids, this.#parts));
  }

  #oneAtATime(task: () => Promise<void>): Promise<void> {
    const result = this.#work.then(task);
    this.#work = result.catch(() => undefined);
    return result;
  }

  #lookSoon(): void {
    clearTimeout(this.#timer);
    if (!this.#running || this.#lookIsQueued) return;
    this.#lookIsQueued = true;
    void this.#oneAtATime(() => this.#look());
  }

  async #look(): Promise<void> {
    this.#lookIsQueued = false;
    if (!this.#running) return;
    let isAway = true;
    try {
      const both = await this.#whereBothAre();
      isAway = false;
      this.#isAway = false;
      await this.#catchUp(both);
      this.#state = 'FOLLOWING';
      this.#problem = undefined;
      this.#pauseMs = this.#pollMs;
    } catch (error) {
      this.#failed(error, isAway);
    }
    this.#tellWaiting();
    if (this.#running && !this.#lookIsQueued) this.#timer = setTimeout(() => this.#lookSoon(), this.#pauseMs).unref();
  }

  async #catchUp([status, position]: readonly [IndexStatus, StorePosition]): Promise<void> {
    this.#storeSeq = Math.max(this.#storeSeq, position.seq);
    if (mustRebuild(status, position.seq)) {
      this.#state = 'REBUILDING';
      this.#storeSeq = position.seq;
      this.#reached(await rebuildIndex(this.#parts));
    } else {
      this.#reached(status.seq);
    }
    while (this.#running && this.#seq < this.#storeSeq) {
      const [known, startedAt] = [this.#storeSeq, performance.now()];
      const next = await catchUpOnce(this.#parts, this.#seq);
      if (next === this.#seq) return;
      this.#reached(next);
      if (this.#storeSeq > known) await this.#rest(REST * (performance.now() - startedAt));
    }
  }

  async #whereBothAre(): Promise<readonly [IndexStatus, StorePosition]> {
    // Before it is asked: what is written meanwhile is not in its answer.
    const known = this.#storeSeq;
    const both = await Promise.all([this.#parts.index.status(), this.#parts.store.position()]);
    this.#requireNoOlder(both[1].seq, known);
    return both;
  }

  #requireNoOlder(seq: number, known: number): void {
    const isOlder = seq < known;
    const since = isOlder ? (this.#olderSince ?? performance.now()) : undefined;
    const hasBeenPutBack = since !== undefined && performance.now() - since > OLDER_STATE_MS;
    this.#olderSince = hasBeenPutBack ? undefined : since;
    if (hasBeenPutBack) this.#storeSeq = seq;
    else if (isOlder)
      throw new GongfuError(
        'UNAVAILABLE',
        `the store answers with an older state: it is at change ${seq}, and was at ${known}. Where it was put back to there, the index is made anew in a minute.`,
      );
  }

  /** Not while somebody waits for it. */
  async #rest(ms: number): Promise<void> {
    if (this.#waiting.size > 0 || !this.#running) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, Math.min(ms, MAX_REST_MS));
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
  }

  #failed(error: unknown, isAway: boolean): void {
    this.#state = 'FAILING';
    const problem = error instanceof Error ? error.message : String(error);
    const isToldAlready = this.#isAway && isAway && problem === this.#problem;
    this.#isAway = isAway;
    this.#problem = problem;
    // To ask whether one that is away is back costs nothing: it is refused at once.
    this.#pauseMs = this.#isAway ? this.#pollMs : Math.min(this.#pauseMs * 2, MAX_PAUSE_MS);
    if (!isToldAlready) this.#parts.onProblem?.(error);
  }

  #reached(seq: number): void {
    this.#seq = seq;
    this.#storeSeq = Math.max(this.#storeSeq, seq);
    if (this.#state === 'STARTING' || this.#state === 'REBUILDING') this.#state = 'FOLLOWING';
    this.#tellWaiting();
  }

  #tellWaiting(): void {
    for (const look of this.#waiting) look();
  }
}
