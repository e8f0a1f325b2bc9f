/** The search worker: asks the engine, cuts texts and queries into words, and scores what comes back. Changes go one after the other. */
import { GongfuError } from '../../domain/errors.ts';
import { type Scope, timeout } from '../../domain/scope.ts';
import { createSegmenter, type Segmenter } from '../../text/segment.ts';
import { type Answers, serveCalls } from '../../worker.ts';
import type { SearchDocument } from '../document.ts';
import type { Meaning } from '../meaning.ts';
import type {
  IndexBatch,
  IndexedDocument,
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
import { connect, type Server, type ServerAddress } from './connection.ts';
import type { Content } from './content.ts';
import { IndexGone } from './engine.ts';
import { find } from './find.ts';
import { listed } from './listed.ts';
import { KeptAnswers } from './lookups.ts';
import { dropLeftovers, makeAgain, openContent, reread, startBeside, swapIn } from './open.ts';
import { type Putting, putBatch } from './put.ts';
import type { EngineRanking } from './ranking.ts';
import { Rebuilding } from './rebuild.ts';
import { type EngineStatus, statusOf } from './status.ts';
import { findIn, NewVectors } from './vectors.ts';

export interface WorkerStatus extends EngineStatus {
  readonly expected: string;
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
  finish: { request: { rebuild: number; seq: number }; reply: undefined };
  abandon: { request: { rebuild: number }; reply: undefined };
  wanting: { request: number; reply: readonly WantingText[] };
  keep: { request: readonly NewVector[]; reply: undefined };
};

export interface WorkerData {
  readonly address: ServerAddress;
  readonly indexName: string;
  readonly settings: SearchSettings;
  readonly readOnly: boolean;
  /** Undefined where search by meaning is off. */
  readonly model: EmbeddingModel | undefined;
  /** Path of a file of vectors that were made before. */
  readonly shippedVectors: string | undefined;
}

const OPEN_MS = 2_000;
const STATUS_MS = 2_000;
const LISTED_MS = 10_000;

class SearchWorker {
  readonly #data: WorkerData;
  readonly #server: Server;
  readonly #segmenter: Segmenter;
  readonly #rankings = new Rankings<EngineRanking>();
  readonly #kept = new KeptAnswers();
  readonly #newVectors = new NewVectors();
  readonly #shipped: KnownVectors | undefined;
  #content: Content;
  #beside: Rebuilding | undefined;
  #lastRebuild = 0;
  /** The end of the change under way. */
  #changes: Promise<unknown> = Promise.resolve();

  constructor(data: WorkerData, server: Server, segmenter: Segmenter, content: Content) {
    this.#data = data;
    this.#server = server;
    this.#segmenter = segmenter;
    this.#content = content;
    const { model, shippedVectors } = data;
    this.#shipped = model && shippedVectors ? readShippedVectors(shippedVectors, model) : undefined;
  }

  answers(): Answers<SearchMethods> {
    return {
      methods: {
        search: ({ request, scope, meaning }) => this.#search(request, scope, meaning),
        suggest: ({ request, scope }) => this.#suggest(request, scope),
        update: (batch) => this.#changing(() => putBatch(this.#putting(this.#content), batch)),
        status: () => this.#status(),
        listed: ({ after, limit }) => listed(this.#content.engine, after, limit, Date.now() + LISTED_MS),
        rebuild: () => this.#inTurn(() => this.#rebuild()),
        add: ({ rebuild, documents }) => this.#inRebuild(rebuild, (beside) => beside.add(documents)),
        finish: ({ rebuild, seq }) => this.#changing(() => this.#finish(rebuild, seq)),
        abandon: ({ rebuild }) => this.#inTurn(() => this.#abandon(rebuild)),
        wanting: (limit) => this.#wanting(limit),
        keep: (vectors) => this.#keep(vectors),
      },
      closed: async () => {
        await this.#changes;
        this.#server.close();
      },
    };
  }

  async #search(request: SearchRequest, scope: Scope, meaning: Meaning | undefined): Promise<SearchAnswer> {
    if (Date.now() > scope.deadlineAt) return { ...NOTHING_YET, degraded: ['TIME_LIMIT'] };
    const finding = {
      engine: this.#content.engine,
      settings: this.#data.settings,
      segmenter: this.#segmenter,
      rankings: this.#rankings,
      kept: this.#kept,
      meaning,
      leastCosine: this.#data.model?.leastCosine ?? 0,
      hasVectors: this.#data.model !== undefined && this.#content.meta.model === this.#data.model.identity,
      deadlineAt: scope.deadlineAt,
    };
    return find(finding, request, scope.viewer);
  }

  async #suggest(request: SuggestRequest, { viewer, deadlineAt }: Scope): Promise<readonly SuggestionHit[]> {
    if (Date.now() > deadlineAt) throw timeout('The completion');
    return complete({ engine: this.#content.engine, settings: this.#data.settings, deadlineAt }, request, viewer);
  }

  /** What another program wrote, or what an older copy of the engine's data has, is noticed here. */
  async #status(): Promise<WorkerStatus> {
    const status = await this.#statusOfEngine();
    if (status.seq !== this.#content.meta.seq) void this.#inTurn(() => reread(this.#content)).catch(() => undefined);
    const { version, model } = this.#content.expected;
    // An index with vectors is as good where none are asked for.
    const expected = model === undefined && status.version.startsWith(`${version}+`) ? status.version : version;
    return { ...status, expected };
  }

  /** An index that is gone is made again, empty: whoever follows the store sees position 0 and fills it. */
  async #statusOfEngine(): Promise<EngineStatus> {
    const ask = () => statusOf(this.#content.engine, Date.now() + STATUS_MS);
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof IndexGone) || this.#data.readOnly) throw error;
      await this.#changing(async () => {
        this.#content = await makeAgain(this.#content);
      });
      return ask();
    }
  }

  /** Vectors that the index in use has are taken over where `content` is to hold those of the same model. */
  #putting(content: Content): Putting {
    const { model, settings } = this.#data;
    const own = content.meta.model;
    const source = this.#content.meta.model === own ? this.#content.engine : undefined;
    const shipped = own === model?.identity ? this.#shipped : undefined;
    const vectors = own === undefined ? undefined : findIn(source, shipped);
    return { content, settings, segmenter: this.#segmenter, vectors };
  }

  async #rebuild(): Promise<number> {
    this.#checkWritable();
    this.#beside = undefined;
    const content = await startBeside(this.#content);
    this.#beside = new Rebuilding(this.#putting(content));
    this.#lastRebuild += 1;
    return this.#lastRebuild;
  }

  async #inRebuild(rebuild: number, work: (beside: Rebuilding) => Promise<void>): Promise<undefined> {
    return this.#inTurn(async () => {
      await work(this.#ofRebuild(rebuild));
      return undefined;
    });
  }

  async #finish(rebuild: number, seq: number): Promise<void> {
    const beside = this.#ofRebuild(rebuild);
    await beside.finish(seq);
    this.#content = await swapIn(this.#content, beside.content);
    this.#beside = undefined;
  }

  async #abandon(rebuild: number): Promise<undefined> {
    if (rebuild !== this.#lastRebuild) return;
    this.#beside = undefined;
    await dropLeftovers(this.#content.engine);
  }

  async #wanting(limit: number): Promise<readonly WantingText[]> {
    if (this.#content.meta.model !== this.#data.model?.identity) return [];
    const texts = await this.#newVectors.wanting(this.#content.engine, limit);
    if (texts.length === 0) await this.#writeVectors();
    return texts;
  }

  async #keep(vectors: readonly NewVector[]): Promise<undefined> {
    const isEnough = this.#newVectors.add(vectors);
    if (isEnough) await this.#writeVectors();
  }

  /** Nothing that is kept of answers has to do with vectors. */
  #writeVectors(): Promise<void> {
    return this.#inTurn(() => this.#newVectors.write(this.#content.engine));
  }

  /** What is kept of answers is of the past then. */
  #changing(work: () => Promise<void>): Promise<undefined> {
    return this.#inTurn(async () => {
      this.#checkWritable();
      try {
        await work();
      } finally {
        this.#kept.clear();
      }
      return undefined;
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#changes.then(work);
    this.#changes = result.catch(() => undefined);
    return result;
  }

  #ofRebuild(rebuild: number): Rebuilding {
    if (this.#beside && rebuild === this.#lastRebuild) return this.#beside;
    throw new GongfuError('CONFLICT', 'This rebuild of the search index has ended or gave way to a later one.');
  }

  #checkWritable(): void {
    if (this.#data.readOnly) throw new GongfuError('UNAVAILABLE', 'The search index is open for reading only.');
  }
}

/** The answer to who asks too late. */
const NOTHING_YET: Omit<SearchAnswer, 'degraded'> = {
  hits: [],
  hasNextPage: false,
  totalCount: 0,
  totalCountIsExact: false,
  facets: [],
  understood: { words: [], unknown: [], phrases: [], excluded: [], readAs: [] },
};

await serveCalls<SearchMethods>(async (data) => {
  // From spawnWorker in index.ts, which passes WorkerData.
  const given = data as WorkerData;
  const server = await connect(given.address);
  try {
    const segmenter = createSegmenter();
    const content = await openContent(server, given, segmenter, Date.now() + OPEN_MS);
    return new SearchWorker(given, server, segmenter, content).answers();
  } catch (error) {
    server.close();
    throw error;
  }
});
