/** The search worker: owns the index file, the segmenter and the file of a rebuild. One request at a time. */
import { renameSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { GongfuError } from '../../domain/errors.ts';
import type { Scope } from '../../domain/scope.ts';
import { createSegmenter, type Segmenter } from '../../text/segment.ts';
import { type Answers, serveCalls } from '../../worker.ts';
import type { SearchDocument } from '../document.ts';
import type { IndexBatch, IndexStatus, SearchAnswer, SearchRequest, SuggestionHit, SuggestRequest } from '../port.ts';
import type { SearchSettings } from '../settings.ts';
import { complete } from './complete.ts';
import { type IndexFile, metaOf, openFile, removeFile, setMeta } from './file.ts';
import { find } from './find.ts';
import { putBatch } from './put.ts';
import { Rankings } from './rankings.ts';

export type SearchMethods = {
  search: { request: { request: SearchRequest; scope: Scope }; reply: SearchAnswer };
  suggest: { request: { request: SuggestRequest; scope: Scope }; reply: readonly SuggestionHit[] };
  update: { request: IndexBatch; reply: undefined };
  status: { request: undefined; reply: IndexStatus };
  /** The reply names the rebuild; the other three are refused for any but the last one begun. */
  rebuild: { request: undefined; reply: number };
  add: { request: { rebuild: number; documents: readonly SearchDocument[] }; reply: undefined };
  finish: { request: { rebuild: number; seq: number }; reply: undefined };
  abandon: { request: { rebuild: number }; reply: undefined };
};

export interface WorkerData {
  readonly path: string;
  readonly settings: SearchSettings;
  readonly readOnly: boolean;
}

class SearchWorker {
  readonly #data: WorkerData;
  readonly #segmenter: Segmenter = createSegmenter();
  readonly #rankings = new Rankings();
  #file: IndexFile;
  #beside: IndexFile | undefined;
  #lastRebuild = 0;

  constructor(data: WorkerData) {
    this.#data = data;
    if (!data.readOnly) removeFile(this.#pathBeside());
    this.#file = openFile(data);
    this.#segmenter.learn(namesIn(this.#file.database));
  }

  answers(): Answers<SearchMethods> {
    return {
      methods: {
        search: ({ request, scope }) => this.#search(request, scope),
        suggest: ({ request, scope }) => this.#suggest(request, scope),
        update: (batch) => this.#put(this.#file, batch),
        status: () => this.#status(),
        rebuild: () => this.#rebuild(),
        add: ({ rebuild, documents }) => this.#put(this.#ofRebuild(rebuild), { documents, removed: [], seq: 0 }),
        finish: ({ rebuild, seq }) => this.#finish(rebuild, seq),
        abandon: ({ rebuild }) => this.#abandon(rebuild),
      },
      closed: () => {
        this.#dropBeside();
        this.#file.database.close();
      },
    };
  }

  #search(request: SearchRequest, scope: Scope): SearchAnswer {
    this.#file.deadline.set(scope.deadlineAt);
    const { settings } = this.#data;
    return find(
      { file: this.#file, settings, segmenter: this.#segmenter, rankings: this.#rankings },
      request,
      scope.viewer,
    );
  }

  #suggest(request: SuggestRequest, scope: Scope): readonly SuggestionHit[] {
    this.#file.deadline.set(scope.deadlineAt);
    return complete(this.#file, this.#data.settings, request, scope.viewer);
  }

  #put(file: IndexFile, batch: IndexBatch): undefined {
    if (this.#data.readOnly) throw new GongfuError('UNAVAILABLE', 'The search index is open for reading only.');
    putBatch({ file, settings: this.#data.settings, segmenter: this.#segmenter }, batch);
  }

  #status(): IndexStatus {
    const { database, rowsOfId } = this.#file;
    return {
      seq: Number(metaOf(database, 'seq') ?? 0),
      documents: rowsOfId.size,
      version: metaOf(database, 'version') ?? '',
      expected: this.#data.settings.version,
    };
  }

  #rebuild(): number {
    if (this.#data.readOnly) throw new GongfuError('UNAVAILABLE', 'The search index is open for reading only.');
    this.#dropBeside();
    this.#beside = openFile({ ...this.#data, path: this.#pathBeside() });
    this.#lastRebuild += 1;
    return this.#lastRebuild;
  }

  #finish(rebuild: number, seq: number): undefined {
    const beside = this.#ofRebuild(rebuild);
    setMeta(beside.database, 'seq', String(seq));
    // Closing moves the log into the file, which is then whole.
    beside.database.close();
    this.#beside = undefined;
    this.#file.database.close();
    removeFile(this.#data.path);
    renameSync(beside.path, this.#data.path);
    this.#file = openFile(this.#data);
  }

  #abandon(rebuild: number): undefined {
    if (rebuild === this.#lastRebuild) this.#dropBeside();
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
