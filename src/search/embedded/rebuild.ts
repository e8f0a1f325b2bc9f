/**
 * A rebuild of the index as the main thread leads it. Few documents are the work of the index's thread alone; from then on another one
 * makes them ready while that one writes, some batches ahead, so that a large index takes half the time and two processors.
 */
import { type Calls, spawnWorker } from '../../worker.ts';
import type { SearchDocument } from '../document.ts';
import type { IndexRebuild } from '../port.ts';
import type { SearchSettings } from '../settings.ts';
import type { PreparerData, PreparerMethods } from './preparer.ts';
import type { SearchMethods } from './worker.ts';

export interface RebuildParts {
  readonly calls: Calls<SearchMethods>;
  readonly settings: SearchSettings;
  /** The other thread is started when so many documents are there. */
  readonly aloneUpTo: number;
  readonly finished: () => void;
}

// A message that puts in more would keep searches waiting: some 10 ms.
const DOCUMENTS_AT_ONCE = 20;
/** Batches that are being made ready or put in, and those of them that are with the index: a search waits for these. */
const MOST_UNDER_WAY = 6;
const MOST_PUT_IN = 2;
const MOST_WAITING = 100;
/** Of 110 MB in all; with V8's own limit 150, in the same time. */
const YOUNG_MB = 16;

export class Rebuild implements IndexRebuild {
  readonly #parts: RebuildParts;
  readonly #rebuild: number;
  #documents = 0;
  /** The other thread, from its start on. */
  #preparer: Promise<Calls<PreparerMethods>> | undefined;
  /** In their order; each fails where one before it failed. */
  readonly #underWay: Promise<void>[] = [];

  constructor(parts: RebuildParts, rebuild: number) {
    this.#parts = parts;
    this.#rebuild = rebuild;
  }

  async add(documents: readonly SearchDocument[]): Promise<void> {
    for (let at = 0; at < documents.length; at += DOCUMENTS_AT_ONCE)
      await this.#addSome(documents.slice(at, at + DOCUMENTS_AT_ONCE));
  }

  async finish(seq: number): Promise<void> {
    const { calls, finished } = this.#parts;
    const rebuild = this.#rebuild;
    while (this.#underWay.length > 0) await this.#underWay.shift();
    const grams = await (await this.#preparer)?.call('counted', undefined);
    if (grams) await calls.call('count', { rebuild, grams });
    await this.stop();
    while (await calls.call('settle', { rebuild }));
    await calls.call('finish', { rebuild, seq });
    finished();
  }

  async abandon(): Promise<void> {
    await this.stop();
    await Promise.allSettled(this.#underWay);
    await this.#parts.calls.call('abandon', { rebuild: this.#rebuild });
  }

  /** Ends the other thread; what is not put in yet fails. */
  async stop(): Promise<void> {
    const preparer = await this.#preparer?.catch(() => undefined);
    await preparer?.close();
  }

  async #addSome(documents: readonly SearchDocument[]): Promise<void> {
    this.#documents += documents.length;
    if (this.#documents <= this.#parts.aloneUpTo) {
      await this.#parts.calls.call('add', { rebuild: this.#rebuild, documents });
      return;
    }
    this.#preparer ??= this.#start();
    const preparer = await this.#preparer;
    const added = this.#addPrepared(preparer.call('prepare', documents), this.#underWay.at(-MOST_PUT_IN));
    // Who awaits it is told.
    added.catch(() => undefined);
    this.#underWay.push(added);
    if (this.#underWay.length > MOST_UNDER_WAY) await this.#underWay.shift();
  }

  async #addPrepared(prepared: Promise<PreparerMethods['prepare']['reply']>, before: Promise<void> | undefined) {
    const [batch] = await Promise.all([prepared, before]);
    await this.#parts.calls.call('addPrepared', { rebuild: this.#rebuild, batch });
  }

  /** All documents before are with the index, so that its segmenter has learned their names. */
  async #start(): Promise<Calls<PreparerMethods>> {
    const { calls, settings } = this.#parts;
    const learned = await calls.call('learned', undefined);
    return spawnWorker<PreparerMethods>('search/embedded/preparer', {
      title: 'the thread that makes documents ready for the search index',
      data: { settings, learned } satisfies PreparerData,
      maxQueue: MOST_WAITING,
      youngMb: YOUNG_MB,
    });
  }
}
