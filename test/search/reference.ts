/** The naive index: everything in arrays, every answer computed from all documents. What it says is what the port means. */
import { GongfuError } from '../../src/domain/errors.ts';
import type { Ontology } from '../../src/domain/ontology.ts';
import { type Scope, timeout } from '../../src/domain/scope.ts';
import type { SearchDocument } from '../../src/search/document.ts';
import { audiencesOf, countFacets, type Facts, factsOf, isVisible, passesFilter } from '../../src/search/facts.ts';
import { highlightsIn, kindsOf, type ShownText } from '../../src/search/highlight.ts';
import { nameEntries } from '../../src/search/names.ts';
import type {
  IndexRebuild,
  SearchAnswer,
  SearchHit,
  SearchIndex,
  SearchRequest,
  SuggestionHit,
  SuggestRequest,
} from '../../src/search/port.ts';
import { checkSearch, checkSuggest } from '../../src/search/question.ts';
import { highestScore, idf, K1, type NameMatch, scoreOf } from '../../src/search/score.ts';
import { type SearchSettings, searchedTexts, searchSettings } from '../../src/search/settings.ts';
import { type Candidate, prefixKeys, suggestions } from '../../src/search/suggestions.ts';
import { readQuery, spellingsOf, termsOf } from '../../src/search/terms.ts';
import { foldName, typedPinyin } from '../../src/text/keys.ts';
import { normalise } from '../../src/text/normalise.ts';
import type { Segmenter } from '../../src/text/segment.ts';
import { tokensOf } from '../../src/text/tokens.ts';
import { nameMatch, namesText } from './reference-names.ts';

interface Entry {
  readonly facts: Facts;
  readonly document: SearchDocument;
  readonly shown: readonly ShownText[];
  /** The words of each text with the weight of its column. */
  readonly texts: readonly { readonly words: readonly string[]; readonly weight: number }[];
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
  readonly name: NameMatch | undefined;
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
    if (Date.now() > scope.deadlineAt)
      return { ...this.#answer(request, []), totalCountIsExact: false, degraded: [...semantic, 'TIME_LIMIT'] };
    const ranking = this.#keptRanking(request, scope) ?? this.#ranking(request, scope);
    return { ...this.#answer(request, ranking), degraded: semantic };
  }

  async suggest(request: SuggestRequest, scope: Scope): Promise<readonly SuggestionHit[]> {
    checkSuggest(request);
    this.#checkOpen();
    if (Date.now() > scope.deadlineAt) throw timeout('The completion');
    const pinyin = /\p{Script=Han}/u.test(request.prefix) ? '' : typedPinyin(request.prefix);
    const keys = prefixKeys(foldName(request.prefix), pinyin);
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
      const texts = searchedTexts(own, this.#settings);
      return {
        facts: factsOf(own, audience),
        document: own,
        shown: texts.flatMap(({ field, text }) => (field ? [{ field, text }] : [])),
        texts: texts.map(({ column, text }) => ({ words: this.#words(text), weight: this.#weight(column) })),
      };
    });
  }

  #words(text: string): readonly string[] {
    return tokensOf(normalise(text).text, this.#segmenter).map((token) => token.text);
  }

  #weight(column: string): number {
    return this.#settings.columns.find(({ name }) => name === column)?.weight ?? 0;
  }

  #frequency(term: string): number {
    return this.#state.content.entries.filter(({ texts }) => texts.some(({ words }) => words.includes(term))).length;
  }

  #terms(query: string): ReadonlyMap<string, number> {
    const { words } = readQuery(query, this.#segmenter);
    return termsOf(
      words,
      (terms) => new Map(terms.map((term) => [term, this.#frequency(term)] as const).filter(([, count]) => count > 0)),
    );
  }

  #ranking(request: SearchRequest, scope: Scope): readonly Ranked[] {
    const { entries } = this.#state.content;
    const terms = this.#terms(request.query);
    const { name, pinyin } = readQuery(request.query, this.#segmenter);
    const scored = entries.map((entry) => ({
      entry,
      bm25: this.#bm25(entry, terms),
      name: nameMatch(entry.document, name, pinyin),
    }));
    const found = scored.filter((one) => one.bm25 > 0 || one.name);
    const best = highestScore(terms.values(), entries.length) || 1;
    const passes = passesFilter(request.filter);
    const ranked = found
      .filter(({ entry: { facts } }) => isVisible(facts, scope.viewer) && passes(facts))
      .map((one) => ({ entry: one.entry, name: one.name, score: scoreOf(one.name, Math.min(1, one.bm25 / best)) }))
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

  #answer(request: SearchRequest, ranking: readonly Ranked[]): Omit<SearchAnswer, 'degraded'> {
    const { after, first, facets } = request;
    const rest = after
      ? ranking.filter(
          ({ score, entry }) => score < after.score || (score === after.score && entry.facts.id > after.id),
        )
      : ranking;
    return {
      hits: rest.slice(0, first).map((hit) => this.#hit(request, hit)),
      hasNextPage: rest.length > first,
      totalCount: ranking.length,
      totalCountIsExact: true,
      facets: countFacets(
        facets,
        ranking.map(({ entry }) => entry.facts),
      ),
    };
  }

  #hit({ query }: SearchRequest, { entry, score, name }: Ranked): SearchHit {
    const { words, name: folded, pinyin } = readQuery(query, this.#segmenter);
    const terms = new Map([...this.#terms(query).keys()].map((term) => [term, spellingsOf(term, words)]));
    const highlighted = highlightsIn(entry.shown, terms, this.#segmenter);
    const whole = name && entry.shown.find(({ text }) => namesText(entry.document, text, name, folded, pinyin));
    const highlights = entry.shown.flatMap((shown) => {
      if (shown === whole) return [{ ...shown, ranges: [{ start: 0, end: shown.text.length }] }];
      return highlighted.highlights.filter((one) => one.field === shown.field && one.text === shown.text);
    });
    return { id: entry.facts.id, score, highlights, matchedBy: kindsOf(highlighted, name) };
  }

  /** Okapi BM25 as FTS5 has it: the weight of a column multiplies the frequency in it. */
  #bm25({ texts }: Entry, terms: ReadonlyMap<string, number>): number {
    const { entries } = this.#state.content;
    const lengthOf = (entry: Pick<Entry, 'texts'>) => entry.texts.reduce((sum, { words }) => sum + words.length, 0);
    const average = entries.reduce((sum, entry) => sum + lengthOf(entry), 0) / entries.length;
    let score = 0;
    for (const [term, count] of terms) {
      const frequency = texts.reduce(
        (sum, { words, weight }) => sum + weight * words.filter((word) => word === term).length,
        0,
      );
      const saturation = frequency + K1 * (1 - 0.75 + (0.75 * lengthOf({ texts })) / average);
      score += frequency === 0 ? 0 : (idf(entries.length, count) * frequency * (K1 + 1)) / saturation;
    }
    return score;
  }
}

function keyOf({ query, mode, filter }: SearchRequest, scope: Scope): string {
  return JSON.stringify([query, mode, filter, scope.viewer]);
}
