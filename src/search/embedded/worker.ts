/** The search worker: owns the index file, the segmenter and the file of a rebuild. One request at a time. */
import { renameSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { GongfuError } from '../../domain/errors.ts';
import type { Scope } from '../../domain/scope.ts';
import { createSegmenter, type Segmenter } from '../../text/segment.ts';
import { type Answers, serveCalls } from '../../worker.ts';
import type { SearchDocument } from '../document.ts';
import type { Meaning } from '../meaning.ts';
import type {
  IndexBatch,
  IndexedDocument,
  IndexStatus,
  SearchAnswer,
  SearchRequest,
  SuggestionHit,
  SuggestRequest,
} from '../port.ts';
import { Rankings } from '../rankings.ts';
import type { SearchSettings } from '../settings.ts';
import { readShippedVectors } from '../shipped-vectors.ts';
import type { EmbeddingModel, KnownVectors, NewVector, WantingText } from '../text-vectors.ts';
import { complete } from './complete.ts';
import { type IndexFile, openFile, removeFile } from './file.ts';
import { find, Lexicals } from './find.ts';
import type { CountedGrams } from './gram-counts.ts';
import { listedIn } from './listed.ts';
import { metaOf } from './meta.ts';
import { signSome } from './pair-signatures.ts';
import { received, type SentBatch } from './prepare.ts';
import {
  addDocuments,
  addGrams,
  addPrepared,
  beginAdding,
  endAdding,
  type Putting,
  putBatch,
  settleSome,
} from './put.ts';
import { recutSome } from './recut.ts';

/** What the file says of itself; `model` is undefined where it never had vectors. */
export interface WorkerStatus extends Omit<IndexStatus, 'semantic'> {
  readonly vectors: number;
  readonly wanting: number;
  readonly model: string | undefined;
}

export type SearchMethods = {
  search: { request: { request: SearchRequest; scope: Scope; meaning: Meaning | undefined }; reply: SearchAnswer };
  suggest: { request: { request: SuggestRequest; scope: Scope }; reply: readonly SuggestionHit[] };
  update: { request: IndexBatch; reply: undefined };
  status: { request: undefined; reply: WorkerStatus };
  listed: { request: { after: string | undefined; limit: number }; reply: readonly IndexedDocument[] };
  /** The reply names the rebuild; the others are refused for any but the last one begun. */
  rebuild: { request: undefined; reply: number };
  add: { request: { rebuild: number; documents: readonly SearchDocument[] }; reply: undefined };
  /** The same, made ready by another thread, which counts the grams. */
  addPrepared: { request: { rebuild: number; batch: SentBatch }; reply: undefined };
  count: { request: { rebuild: number; grams: CountedGrams }; reply: undefined };
  /** Words that the segmenter has learned. */
  learned: { request: undefined; reply: readonly string[] };
  /** Some of the work that `finish` would do at once; the reply says whether there is more. */
  settle: { request: { rebuild: number }; reply: boolean };
  finish: { request: { rebuild: number; seq: number }; reply: undefined };
  abandon: { request: { rebuild: number }; reply: undefined };
  wanting: { request: number; reply: readonly WantingText[] };
  keep: { request: readonly NewVector[]; reply: undefined };
  /** Some vectors into memory; the reply says whether those were the last. */
  load: { request: undefined; reply: boolean };
};

export interface WorkerData {
  readonly path: string;
  readonly settings: SearchSettings;
  readonly readOnly: boolean;
  /** Undefined where search by meaning is off. */
  readonly model: EmbeddingModel | undefined;
  /** Path of a file of vectors that were made before. */
  readonly shippedVectors: string | undefined;
}

/** Some 15 ms. */
const LOADED_AT_ONCE = 1_000;
/** A write cuts older texts again for so long at most; the rest is done between the searches. */
const RECUT_MS = 50;
const RECUT_PAUSE_MS = 50;
const SIGN_PAUSE_MS = 5;

class SearchWorker {
  readonly #data: WorkerData;
  readonly #segmenter: Segmenter = createSegmenter();
  readonly #rankings = new Rankings();
  readonly #lexicals = new Lexicals();
  #recutting: NodeJS.Timeout | undefined;
  #signing: NodeJS.Timeout | undefined;
  readonly #shipped: KnownVectors | undefined;
  #file: IndexFile;
  #beside: IndexFile | undefined;
  #lastRebuild = 0;

  constructor(data: WorkerData) {
    this.#data = data;
    const { model, shippedVectors } = data;
    this.#shipped = model && shippedVectors ? readShippedVectors(shippedVectors, model) : undefined;
    if (!data.readOnly) removeFile(this.#pathBeside());
    this.#file = this.#open();
    this.#segmenter.learn(namesIn(this.#file.database));
    this.#signLater();
  }

  answers(): Answers<SearchMethods> {
    return {
      methods: {
        search: ({ request, scope, meaning }) => this.#search(request, scope, meaning),
        suggest: ({ request, scope }) => this.#suggest(request, scope),
        update: (batch) => this.#update(batch),
        status: () => this.#status(),
        listed: ({ after, limit }) => listedIn(this.#file.database, after, limit),
        rebuild: () => this.#rebuild(),
        add: ({ rebuild, documents }) => this.#add(rebuild, (putting) => addDocuments(putting, documents)),
        addPrepared: ({ rebuild, batch }) => this.#add(rebuild, (putting) => addPrepared(putting, received(batch))),
        count: ({ rebuild, grams }) => this.#add(rebuild, ({ file }) => addGrams(file, grams)),
        learned: () => this.#segmenter.learned(),
        settle: ({ rebuild }) => this.#inRebuild(rebuild, settleSome),
        finish: ({ rebuild, seq }) => this.#finish(rebuild, seq),
        abandon: ({ rebuild }) => this.#abandon(rebuild),
        wanting: (limit) => this.#file.vectors.wanting(limit),
        keep: (vectors) => this.#keep(vectors),
        load: () => this.#file.vectors.load(LOADED_AT_ONCE),
      },
      closed: () => {
        clearTimeout(this.#recutting);
        clearTimeout(this.#signing);
        this.#dropBeside();
        this.#file.database.close();
      },
    };
  }

  #search(request: SearchRequest, scope: Scope, meaning: Meaning | undefined): SearchAnswer {
    this.#file.deadline.set(scope.deadlineAt);
    const { settings } = this.#data;
    const finding = {
      file: this.#file,
      settings,
      segmenter: this.#segmenter,
      rankings: this.#rankings,
      lexicals: this.#lexicals,
      meaning,
    };
    return find(finding, request, scope.viewer);
  }

  #suggest(request: SuggestRequest, scope: Scope): readonly SuggestionHit[] {
    this.#file.deadline.set(scope.deadlineAt);
    return complete(this.#file, this.#data.settings, request, scope.viewer);
  }

  /** Without a journal nothing in the file of a rebuild can be undone: after an error it is dropped. */
  #inRebuild<T>(rebuild: number, work: (file: IndexFile) => T): T {
    const file = this.#ofRebuild(rebuild);
    try {
      return work(file);
    } catch (error) {
      this.#dropBeside();
      throw error;
    }
  }

  #add(rebuild: number, work: (putting: Putting) => void): undefined {
    this.#inRebuild(rebuild, (file) => work(this.#putting(file)));
  }

  #update(batch: IndexBatch): undefined {
    if (this.#data.readOnly) throw new GongfuError('UNAVAILABLE', 'The search index is open for reading only.');
    this.#file.deadline.set(Number.POSITIVE_INFINITY);
    putBatch(this.#putting(this.#file), batch);
    this.#recut(RECUT_MS);
    this.#signLater();
  }

  /** Texts with names that became known since they were cut into words. */
  #recut(untilMs: number): void {
    this.#file.deadline.set(Number.POSITIVE_INFINITY);
    const until = performance.now() + untilMs;
    let hasMore = recutSome(this.#putting(this.#file));
    while (hasMore && performance.now() < until) hasMore = recutSome(this.#putting(this.#file));
    this.#lexicals.clear();
    clearTimeout(this.#recutting);
    if (hasMore) this.#recutting = setTimeout(() => this.#recutLater(), RECUT_PAUSE_MS).unref();
  }

  /** What fails here fails the next write, which says so. */
  #recutLater(): void {
    try {
      this.#recut(0);
    } catch (error) {
      if (!(error instanceof GongfuError)) throw error;
    }
  }

  /** Rows are signed for phrases between searches; one that is not signed is read by every phrase, so that an error costs no hit. */
  #signLater(): void {
    clearTimeout(this.#signing);
    this.#signing = setTimeout(() => {
      const { signatures, database } = this.#file;
      if (signSome(signatures, database)) this.#signLater();
    }, SIGN_PAUSE_MS).unref();
  }

  #putting(file: IndexFile): Putting {
    return { file, settings: this.#data.settings, segmenter: this.#segmenter };
  }

  #keep(vectors: readonly NewVector[]): undefined {
    this.#file.vectors.keep(vectors);
    if (this.#beside) this.#inRebuild(this.#lastRebuild, (file) => file.vectors.keep(vectors));
  }

  #status(): WorkerStatus {
    const { database, facts, vectors } = this.#file;
    return {
      seq: Number(metaOf(database, 'seq') ?? 0),
      documents: facts.documents,
      version: metaOf(database, 'version') ?? '',
      expected: this.#data.settings.version,
      ...vectors.counts(),
      model: metaOf(database, 'model'),
    };
  }

  #rebuild(): number {
    if (this.#data.readOnly) throw new GongfuError('UNAVAILABLE', 'The search index is open for reading only.');
    this.#dropBeside();
    this.#beside = this.#open({ path: this.#pathBeside(), known: (hash) => this.#file.vectors.find(hash) });
    beginAdding(this.#beside);
    this.#lastRebuild += 1;
    return this.#lastRebuild;
  }

  #finish(rebuild: number, seq: number): undefined {
    const beside = this.#inRebuild(rebuild, (file) => {
      endAdding(file, seq);
      return file;
    });
    // Closing moves the log into the file, which is then whole.
    beside.database.close();
    this.#beside = undefined;
    this.#file.database.close();
    removeFile(this.#data.path);
    renameSync(beside.path, this.#data.path);
    this.#file = this.#open({ loaded: beside });
    this.#recut(RECUT_MS);
    this.#signLater();
  }

  #abandon(rebuild: number): undefined {
    if (rebuild === this.#lastRebuild) this.#dropBeside();
  }

  #open(
    options: { readonly path?: string; readonly known?: KnownVectors; readonly loaded?: IndexFile } = {},
  ): IndexFile {
    const { path = this.#data.path, known, loaded } = options;
    const knownVectors: KnownVectors = (hash) => known?.(hash) ?? this.#shipped?.(hash);
    return openFile({ ...this.#data, path, knownVectors, loaded });
  }

  #ofRebuild(rebuild: number): IndexFile {
    if (this.#beside && rebuild === this.#lastRebuild) return this.#beside;
    throw new GongfuError('CONFLICT', 'This rebuild of the search index has ended or gave way to a later one.');
  }

  #dropBeside(): void {
    this.#beside?.database.close();
    this.#beside = undefined;
    if (!this.#data.readOnly) removeFile(this.#pathBeside());
  }

  #pathBeside(): string {
    return `${this.#data.path}.rebuild`;
  }
}

function* namesIn(database: DatabaseSync): Generator<string> {
  for (const { text } of database.prepare("SELECT text FROM name WHERE form = 'FOLDED'").iterate()) yield String(text);
}

await serveCalls<SearchMethods>((data) => {
  // From spawnWorker in index.ts, which passes WorkerData.
  const worker = new SearchWorker(data as WorkerData);
  return worker.answers();
});
