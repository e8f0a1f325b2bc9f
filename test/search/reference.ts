/** The naive index: everything in arrays, every answer computed from all documents. What it says is what the port means. */
import { GongfuError } from '../../src/domain/errors.ts';
import type { Ontology } from '../../src/domain/ontology.ts';
import { type Scope, timeout } from '../../src/domain/scope.ts';
import { documentHash, type SearchDocument } from '../../src/search/document.ts';
import { audiencesOf, countFacets, type Facts, factsOf, isVisible, passesFilter } from '../../src/search/facts.ts';
import type { ShownText } from '../../src/search/highlight.ts';
import { hitOf } from '../../src/search/hit.ts';
import { type ColumnTexts, columnTexts } from '../../src/search/lexical-text.ts';
import { nameEntries } from '../../src/search/names.ts';
import type {
  IndexedDocument,
  IndexRebuild,
  SearchAnswer,
  SearchHit,
  SearchIndex,
  SearchRequest,
  SuggestionHit,
  SuggestRequest,
} from '../../src/search/port.ts';
import { checkSearch, checkSuggest } from '../../src/search/question.ts';
import { type SearchSettings, searchedTexts, searchSettings } from '../../src/search/settings.ts';
import { type Candidate, prefixKeys, suggestions } from '../../src/search/suggestions.ts';
import { type Asked, understanding } from '../../src/search/understanding.ts';
import type { Segmenter } from '../../src/text/segment.ts';
import { type Matching, matchingOf } from './reference-matching.ts';

export interface Entry {
  readonly facts: Facts;
  readonly document: SearchDocument;
  readonly hash: string;
  readonly shown: readonly ShownText[];
  /** The normalised text of each column. */
  readonly texts: ColumnTexts;
}

interface Content {
  readonly entries: readonly Entry[];
  readonly seq: number;
}

/** What outlives a `close`, as a file would. */
export interface ReferenceState {
  content: Content;
  rankings: { readonly key: string; readonly hits: readonly Ranked[] }[];
}

interface Ranked {
  readonly entry: Entry;
  readonly score: number;
}

export function emptyState(): ReferenceState {
  return { content: { entries: [], seq: 0 }, rankings: [] };
}

/** A segmenter keeps the names that it learned: give one of its own where the words must be those of these documents alone. */
export function createReferenceIndex(
  ontology: Ontology,
  segmenter: Segmenter,
  state: ReferenceState = emptyState(),
): SearchIndex {
  return new ReferenceIndex(searchSettings(ontology), segmenter, state);
}

class ReferenceIndex implements SearchIndex {
  readonly name = 'reference';
  readonly #settings: SearchSettings;
  readonly #state: ReferenceState;
  readonly #segmenter: Segmenter;
  #rebuild: { content: Content } | undefined;
  #isClosed = false;

  constructor(settings: SearchSettings, segmenter: Segmenter, state: ReferenceState) {
    this.#settings = settings;
    this.#state = state;
    this.#segmenter = segmenter;
  }

  async search(request: SearchRequest, scope: Scope): Promise<SearchAnswer> {
    checkSearch(request);
    this.#checkOpen();
    const semantic = request.mode === 'FULL_TEXT' ? [] : (['SEMANTIC_UNAVAILABLE'] as const);
    if (Date.now() > scope.deadlineAt) return { ...EMPTY, degraded: [...semantic, 'TIME_LIMIT'] };
    const matching = this.#matching(request, scope);
    const ranking = this.#keptRanking(request, scope) ?? this.#ranking(request, scope, matching);
    return { ...this.#answer(request, ranking, matching), degraded: semantic };
  }

  async suggest(request: SuggestRequest, scope: Scope): Promise<readonly SuggestionHit[]> {
    checkSuggest(request);
    this.#checkOpen();
    if (Date.now() > scope.deadlineAt) throw timeout('The completion');
    const keys = prefixKeys(request.prefix);
    const candidates = this.#state.content.entries.flatMap(({ document, facts }): Candidate[] => {
      const type = document.type;
      if (type === undefined || !isVisible(facts, scope.viewer) || !(request.types?.includes(type) ?? true)) return [];
      return nameEntries(document)
        .filter((entry) => keys.some(({ form, key }) => entry.form === form && entry.key.startsWith(key)))
        .map((entry) => ({ ...entry, id: document.id, type, weight: document.weight }));
    });
    return suggestions(candidates, request.prefix, { first: request.first, typeRanks: this.#settings.typeRanks });
  }

  async update({ documents, removed, seq }: Parameters<SearchIndex['update']>[0]): Promise<void> {
    this.#checkOpen();
    this.#state.content = { entries: this.#put(this.#state.content.entries, documents, removed), seq };
  }

  async rebuild(): Promise<IndexRebuild> {
    this.#checkOpen();
    const rebuild = { content: { entries: [], seq: 0 } as Content };
    this.#rebuild = rebuild;
    const check = () => {
      this.#checkOpen();
      if (this.#rebuild !== rebuild) throw new GongfuError('CONFLICT', 'not the last rebuild');
    };
    return {
      add: async (documents) => {
        check();
        rebuild.content = { entries: this.#put(rebuild.content.entries, documents, []), seq: 0 };
      },
      finish: async (seq) => {
        check();
        this.#state.content = { ...rebuild.content, seq };
        this.#rebuild = undefined;
      },
      abandon: async () => {
        this.#checkOpen();
        if (this.#rebuild === rebuild) this.#rebuild = undefined;
      },
    };
  }

  async status() {
    this.#checkOpen();
    const { entries, seq } = this.#state.content;
    const { version } = this.#settings;
    return { seq, documents: new Set(entries.map(({ facts }) => facts.id)).size, version, expected: version };
  }

  async listed(after: string | undefined, limit: number): Promise<readonly IndexedDocument[]> {
    this.#checkOpen();
    const hashes = new Map(this.#state.content.entries.map(({ facts, hash }) => [facts.id, hash]));
    return [...hashes]
      .map(([id, hash]) => ({ id, hash }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .filter(({ id }) => after === undefined || id > after)
      .slice(0, limit);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
  }

  #checkOpen(): void {
    if (this.#isClosed) throw new GongfuError('UNAVAILABLE', 'The index is closed.');
  }

  #put(entries: readonly Entry[], documents: readonly SearchDocument[], removed: readonly string[]): readonly Entry[] {
    const names = documents.flatMap((one) => [one, ...(one.forEditors ? [one.forEditors] : [])]);
    this.#segmenter.learn(
      names.flatMap(({ label, names: others }) => [label ?? '', ...others.map(({ text }) => text)]),
    );
    const gone = new Set([...removed, ...documents.map(({ id }) => id)]);
    const last = new Map(documents.map((document) => [document.id, document]));
    return [
      ...entries.filter(({ facts }) => !gone.has(facts.id)),
      ...[...last.values()].flatMap((document) => this.#entries(document)),
    ];
  }

  #entries(document: SearchDocument): readonly Entry[] {
    return audiencesOf(document).map(({ audience, document: own }) => {
      return {
        facts: factsOf(own, audience),
        document: own,
        hash: documentHash(document),
        shown: searchedTexts(own, this.#settings).flatMap(({ field, text }) => (field ? [{ field, text }] : [])),
        texts: columnTexts(own, this.#settings),
      };
    });
  }

  #matching(asked: Asked, { viewer }: Scope): Matching {
    const { entries } = this.#state.content;
    return matchingOf(asked, entries, viewer, { settings: this.#settings, segmenter: this.#segmenter });
  }

  #ranking(request: SearchRequest, scope: Scope, { matches, scoreOf }: Matching): readonly Ranked[] {
    const passes = passesFilter(request.filter);
    const ranked = matches
      .filter(({ facts }) => passes(facts))
      .map((entry) => ({ entry, score: scoreOf(entry).scored.score }))
      .toSorted((a, b) => b.score - a.score || (a.entry.facts.id < b.entry.facts.id ? -1 : 1));
    this.#state.rankings.push({ key: keyOf(request, scope), hits: ranked });
    return ranked;
  }

  /** A later page goes on in the ranking that its cursor came from. */
  #keptRanking(request: SearchRequest, scope: Scope): readonly Ranked[] | undefined {
    const { after } = request;
    if (!after) return undefined;
    const kept = this.#state.rankings.findLast(
      ({ key, hits }) =>
        key === keyOf(request, scope) &&
        hits.some((hit) => hit.entry.facts.id === after.id && hit.score === after.score),
    );
    const passes = passesFilter(request.filter);
    return kept?.hits.flatMap((hit) => {
      const entry = this.#state.content.entries.find(
        ({ facts }) => facts.id === hit.entry.facts.id && isVisible(facts, scope.viewer),
      );
      return entry && passes(entry.facts) ? [{ ...hit, entry }] : [];
    });
  }

  #answer(request: SearchRequest, ranking: readonly Ranked[], matching: Matching): Omit<SearchAnswer, 'degraded'> {
    const { after, first, facets, filter } = request;
    const rest = after
      ? ranking.filter(
          ({ score, entry }) => score < after.score || (score === after.score && entry.facts.id > after.id),
        )
      : ranking;
    const passes = passesFilter(filter);
    const matches = matching.matches.map((entry) => entry.facts).filter(passes);
    return {
      hits: rest.slice(0, first).map((hit) => this.#hit(request, hit, matching)),
      hasNextPage: rest.length > first,
      totalCount: matches.length,
      totalCountIsExact: true,
      facets: countFacets(facets, matches),
      understood: understanding(matching.understood, matching.used),
    };
  }

  #hit({ explain = false, isBrief = false }: SearchRequest, { entry, score }: Ranked, matching: Matching): SearchHit {
    const { by, scored } = matching.scoreOf(entry);
    const hit = {
      id: entry.facts.id,
      score,
      texts: isBrief ? [] : entry.shown,
      typed: matching.understood.typed,
      readings: matching.readingsFor(entry),
      by,
      scored,
      coverage: matching.coverage(entry),
      isExplained: explain,
    };
    return hitOf(hit, this.#segmenter);
  }
}

const EMPTY: Omit<SearchAnswer, 'degraded'> = {
  hits: [],
  hasNextPage: false,
  totalCount: 0,
  totalCountIsExact: false,
  facets: [],
  understood: { words: [], unknown: [], phrases: [], excluded: [], readAs: [] },
};

function keyOf({ query, mode, filter, isProse }: SearchRequest, scope: Scope): string {
  return JSON.stringify([query, mode, filter, isProse, scope.viewer]);
}
