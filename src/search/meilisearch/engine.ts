/** What is asked of the engine's indexes: searches, many at once, and changes, which are followed to their end. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Settings } from 'meilisearch';
import { GongfuError } from '../../domain/errors.ts';
import { type EngineRequest, Refusal, type Server } from './connection.ts';
import type { FilterText } from './filters.ts';
import type { Row } from './rows.ts';

/** DOCUMENTS has the rows of documents, WORDS all words and names with the keys of their spellings. */
export type IndexKind = 'DOCUMENTS' | 'WORDS';

export interface EngineQuery {
  readonly index: IndexKind;
  /** Words, all of which must be there. */
  readonly words?: string;
  readonly wordsIn?: readonly string[];
  /** Words by which what the filter leaves is only put into an order. */
  readonly rankedBy?: string;
  readonly filter: FilterText;
  readonly limit: number;
  readonly offset?: number;
  readonly sort?: readonly string[];
  readonly facets?: readonly string[];
  readonly fields?: readonly string[];
  /** The nearest by meaning. */
  readonly near?: { readonly vector: Float32Array; readonly embedder: string };
}

export interface EngineAnswer {
  readonly rows: readonly Row[];
  /** Exact where no order by meaning was asked for. */
  readonly total: number;
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface Names {
  readonly DOCUMENTS: string;
  readonly WORDS: string;
}

/** A change that failed: by its documents (`isOfDocuments`), which can be parted, or as a whole. */
export class ChangeFailure extends GongfuError {
  readonly isOfDocuments: boolean;

  constructor(message: string, isOfDocuments: boolean, cause?: unknown) {
    super(isOfDocuments ? 'INTERNAL' : 'UNAVAILABLE', message, { cause });
    this.isOfDocuments = isOfDocuments;
  }
}

/** The engine has lost an index that was there: somebody removed it, or its disk is another one. */
export class IndexGone extends GongfuError {
  constructor(uid: string, cause: unknown) {
    super('UNAVAILABLE', `Meilisearch has no index '${uid}' any more. It is made anew by the server that writes it.`, {
      cause,
    });
  }
}

/** A request beside those of searches: a change is taken in at once, its work is followed. */
const REQUEST_MS = 30_000;
const CHANGE_MS = 3_600_000;
const FIRST_LOOK_MS = 5;
const LONGEST_LOOK_MS = 250;
const REFUSED_PAYLOADS = ['payload_too_large', 'malformed_payload', 'invalid_document_fields'];

export class Engine {
  readonly #server: Server;
  readonly names: Names;

  constructor(server: Server, names: Names) {
    this.#server = server;
    this.names = names;
  }

  /** The same server, with other indexes. */
  of(names: Names): Engine {
    return new Engine(this.#server, names);
  }

  /** One round trip for all; aligned with the queries. */
  async ask(queries: readonly EngineQuery[], deadlineAt: number): Promise<readonly EngineAnswer[]> {
    if (queries.length === 0) return [];
    const body = { queries: queries.map((query) => this.#search(query)) };
    const { results } = await this.#asked({ method: 'post', path: 'multi-search', body }, deadlineAt);
    return results.map(({ hits, estimatedTotalHits, facetDistribution }) => ({
      rows: hits,
      total: estimatedTotalHits ?? 0,
      facets: facetDistribution ?? {},
    }));
  }

  async askOne(query: EngineQuery, deadlineAt: number): Promise<EngineAnswer> {
    const [answer] = await this.ask([query], deadlineAt);
    return answer ?? { rows: [], total: 0, facets: {} };
  }

  /** Whether both indexes are there. */
  async exists(deadlineAt: number): Promise<boolean> {
    for (const uid of Object.values(this.names)) {
      if (!(await this.#isThere(uid, deadlineAt))) return false;
    }
    return true;
  }

  /** Makes both indexes, empty, in place of what is there. */
  async create(settings: Readonly<Record<IndexKind, Settings>>): Promise<void> {
    await this.drop();
    const tasks: number[] = [];
    for (const kind of ['DOCUMENTS', 'WORDS'] as const) {
      const uid = this.names[kind];
      tasks.push(await this.#change({ method: 'post', path: 'indexes', body: { uid, primaryKey: 'key' } }));
      tasks.push(await this.#change({ method: 'patch', path: `indexes/${uid}/settings`, body: settings[kind] }));
    }
    await this.follow(tasks);
  }

  /** Removes both indexes, where they are there. */
  async drop(): Promise<void> {
    const tasks: number[] = [];
    for (const uid of Object.values(this.names)) {
      if (await this.#isThere(uid, Date.now() + REQUEST_MS))
        tasks.push(await this.#change({ method: 'delete', path: `indexes/${uid}` }));
    }
    await this.follow(tasks);
  }

  /** Whole rows, in place of those with their keys. The task, not yet done. */
  put(index: IndexKind, rows: readonly Record<string, unknown>[]): Promise<number> {
    return this.#change({ method: 'post', path: `indexes/${this.names[index]}/documents`, body: rows });
  }

  /** Some attributes of rows that are there. The task, not yet done. */
  patch(index: IndexKind, rows: readonly Record<string, unknown>[]): Promise<number> {
    const params = { skipCreation: 'true' };
    return this.#change({ method: 'put', path: `indexes/${this.names[index]}/documents`, params, body: rows });
  }

  /** Keys without a row are passed over. The task, not yet done. */
  remove(index: IndexKind, keys: readonly string[]): Promise<number> {
    return this.#change({ method: 'post', path: `indexes/${this.names[index]}/documents/delete-batch`, body: keys });
  }

  /** In one step, which no search sees half done. */
  async swap(other: Names): Promise<void> {
    const pairs = (['DOCUMENTS', 'WORDS'] as const).map((kind) => ({ indexes: [this.names[kind], other[kind]] }));
    await this.follow([await this.#change({ method: 'post', path: 'swap-indexes', body: pairs })]);
  }

  /** Until all have succeeded. Throws `ChangeFailure` for the first that has not. */
  async follow(tasks: readonly number[]): Promise<void> {
    const until = Date.now() + CHANGE_MS;
    for (const task of tasks) {
      for (let ms = FIRST_LOOK_MS; ; ms = Math.min(2 * ms, LONGEST_LOOK_MS)) {
        const { status, error } = await this.#server.call<Task>(
          { method: 'get', path: `tasks/${task}` },
          Math.min(until, Date.now() + REQUEST_MS),
        );
        if (status === 'succeeded') break;
        if (status === 'failed' || status === 'canceled') throw failureOf(status, error);
        await pause(ms);
      }
    }
  }

  async #asked(request: EngineRequest, deadlineAt: number): Promise<{ readonly results: readonly RawAnswer[] }> {
    try {
      return await this.#server.call(request, deadlineAt);
    } catch (error) {
      if (isGone(error)) throw new IndexGone(this.names.DOCUMENTS, error);
      throw error;
    }
  }

  #search(query: EngineQuery): object {
    const { index, words, wordsIn, rankedBy, filter, limit, offset, sort, facets, fields, near } = query;
    return {
      indexUid: this.names[index],
      filter,
      limit,
      ...(offset ? { offset } : {}),
      ...(words === undefined ? {} : { q: words, matchingStrategy: 'all' }),
      ...(wordsIn ? { attributesToSearchOn: wordsIn } : {}),
      ...(rankedBy === undefined ? {} : { q: rankedBy, matchingStrategy: 'last' }),
      ...(sort ? { sort } : {}),
      ...(facets ? { facets } : {}),
      attributesToRetrieve: fields ?? ['key'],
      ...(near ? { vector: Array.from(near.vector), hybrid: { embedder: near.embedder, semanticRatio: 1 } } : {}),
    };
  }

  async #isThere(uid: string, deadlineAt: number): Promise<boolean> {
    try {
      await this.#server.call({ method: 'get', path: `indexes/${uid}` }, deadlineAt);
      return true;
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
  }

  async #change(request: EngineRequest): Promise<number> {
    try {
      const { taskUid } = await this.#server.call<{ taskUid: number }>(request, Date.now() + REQUEST_MS);
      return taskUid;
    } catch (error) {
      if (error instanceof Refusal && REFUSED_PAYLOADS.includes(error.engineCode))
        throw new ChangeFailure(error.message, true, error);
      throw error;
    }
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Refusal && error.engineCode === 'index_not_found';
}

interface RawAnswer {
  readonly hits: readonly Row[];
  readonly estimatedTotalHits?: number;
  readonly facetDistribution?: EngineAnswer['facets'];
}

interface Task {
  readonly status: 'enqueued' | 'processing' | 'succeeded' | 'failed' | 'canceled';
  readonly error: { readonly message: string; readonly code: string; readonly type: string } | null;
}

/** What the engine says of a request is said of its documents; a full disk is not. */
function failureOf(status: string, error: Task['error']): ChangeFailure {
  if (!error) return new ChangeFailure(`Meilisearch has ${status} a change.`, false);
  const isOfDocuments = error.type === 'invalid_request' && error.code !== 'index_not_found';
  return new ChangeFailure(`Meilisearch could not make a change (${error.code}): ${error.message}`, isOfDocuments);
}
