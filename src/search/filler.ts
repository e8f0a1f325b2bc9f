/** Gives texts their vectors, behind the searches: a few at a time, with rests. What is undone goes on after a restart. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Embedder } from './embedder.ts';
import type { NewVector, WantingText } from './text-vectors.ts';

export interface FillerParts {
  readonly embedder: Embedder;
  wanting(limit: number): Promise<readonly WantingText[]>;
  keep(vectors: readonly NewVector[]): Promise<void>;
  /** Some more of the vectors that are there into memory; whether those were the last. */
  load(): Promise<boolean>;
}

/** A start has better to do first. */
const FIRST_PAUSE_MS = 500;
const TEXTS_AT_ONCE = 8;
/** Rests as shares of the work before them: while somebody searches, and while nobody does. */
const REST_SEARCHED = 2;
const REST_ALONE = 0.2;
const SEARCHED_FOR_MS = 2_000;
const RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 300_000;
/** Loads the model, so that the first search does not wait for it. */
const ANY_TEXT = '政策';

export class Filler {
  readonly #parts: FillerParts;
  readonly #ending = new AbortController();
  readonly #running: Promise<void>;
  #problem: string | undefined;
  #retryMs = RETRY_MS;
  #searchedAt = Number.NEGATIVE_INFINITY;
  #isNudged = true;
  #wake = () => {};

  constructor(parts: FillerParts) {
    this.#parts = parts;
    this.#running = this.#run();
  }

  /** Told that texts may want vectors. */
  nudge(): void {
    this.#isNudged = true;
    this.#wake();
  }

  /** Told that somebody searches: it rests longer for a while. */
  searched(): void {
    this.#searchedAt = performance.now();
  }

  /** Why it does not get on; undefined where it does. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Lets the texts under way end. */
  async stop(): Promise<void> {
    this.#ending.abort();
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    await this.#rest(FIRST_PAUSE_MS);
    await this.#try(async () => {
      while (this.#goesOn && !(await this.#parts.load()));
      if (this.#goesOn) await this.#parts.embedder.embed([ANY_TEXT], 'DOCUMENT');
    });
    while (this.#goesOn) {
      await this.#nudged();
      this.#isNudged = false;
      await this.#try(async () => {
        while (this.#goesOn && (await this.#fillSome()));
      });
    }
  }

  get #goesOn(): boolean {
    return !this.#ending.signal.aborted;
  }

  /** Whether there was something to do. */
  async #fillSome(): Promise<boolean> {
    const startedAt = performance.now();
    const texts = await this.#parts.wanting(TEXTS_AT_ONCE);
    if (texts.length === 0) return false;
    const vectors = await this.#parts.embedder.embed(
      texts.map(({ text }) => text),
      'DOCUMENT',
    );
    await this.#parts.keep(texts.flatMap(({ hash }, i) => (vectors[i] ? [{ hash, vector: vectors[i] }] : [])));
    const isSearched = performance.now() - this.#searchedAt < SEARCHED_FOR_MS;
    await this.#rest((performance.now() - startedAt) * (isSearched ? REST_SEARCHED : REST_ALONE));
    return true;
  }

  /** What fails is tried again, after longer and longer rests. */
  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.#problem = undefined;
      this.#retryMs = RETRY_MS;
    } catch (error) {
      this.#problem = error instanceof Error ? error.message : String(error);
      this.#isNudged = true;
      await this.#rest(this.#retryMs);
      this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
    }
  }

  async #rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#ending.signal, ref: false }).catch(() => undefined);
  }

  async #nudged(): Promise<void> {
    if (this.#isNudged || !this.#goesOn) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    await promise;
  }
}
