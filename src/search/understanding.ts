/** A query as it is understood: what must and must not be there, and all as what its words are looked for. The same for every index. */
import { foldName } from '../text/keys.ts';
import type { Segmenter } from '../text/segment.ts';
import { type GramStatistics, type LexDocument, type LexQuery, lexQuery, lexShare } from './lex.ts';
import { nearness } from './nearness.ts';
import { pinyinWordReadings } from './pinyin-words.ts';
import type { SearchRequest, Understanding } from './port.ts';
import { parseQuery, type ReadQuery } from './query-language.ts';
import { type Reading, readingsOf } from './readings.ts';
import { betterMatch, type NameMatch, scoreOf } from './score.ts';
import { outerTokens, type ReadText, readText, type Terms, tellingText, tellingTokens, termsOf } from './terms.ts';
import { typoReadings } from './typos.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A reading with all that finding and scoring by it need. */
export interface Prepared {
  readonly reading: Reading;
  readonly read: ReadText;
  readonly terms: Terms;
  /** By id: entities of which the whole reading is a name, and which name. */
  readonly names: ReadonlyMap<string, { readonly match: NameMatch; readonly text: string }>;
  readonly lex: LexQuery;
  /** Its telling words as they stand in it. */
  readonly words: readonly string[];
  readonly phrase: string;
  /** Words of the name that it was read as: all of them must be there, for half a name is another one. */
  readonly required: readonly string[];
}

export interface Understood {
  readonly query: ReadQuery;
  readonly typed: Prepared;
  /** Other readings, at most 7; none of a query with phrases, which are exact. */
  readonly readings: readonly Prepared[];
  /** Whether more of them are looked for, where these find little. */
  readonly mayBeMore: boolean;
}

/** Of a request, what its understanding depends on. */
export type Asked = Pick<SearchRequest, 'query' | 'isProse'>;

export interface Understands {
  readonly segmenter: Segmenter;
  readonly vocabulary: Vocabulary;
  readonly grams: GramStatistics;
}

export function understand({ query, isProse = false }: Asked, parts: Understands): Understood {
  const parsed = parseQuery(query);
  const typed = prepare({ text: parsed.wanted, factor: 1 }, parts);
  const isExact = parsed.phrases.length > 0;
  const readings = isExact ? [] : readingsOf(typed.read, parts.vocabulary);
  const mayBeMore = !isExact && !isProse && typed.words.length > 0;
  return { query: parsed, typed, readings: prepareAll(readings, parts), mayBeMore };
}

/** Further readings, where what is there finds little: as pinyin of words, else as mistyped. */
export function understandMore({ typed, mayBeMore }: Understood, parts: Understands): readonly Prepared[] {
  if (!mayBeMore) return [];
  const spoken = pinyinWordReadings(typed.read, parts.vocabulary);
  return prepareAll(spoken.length > 0 ? spoken : typoReadings(typed.read, parts.vocabulary), parts);
}

export interface Scored {
  readonly score: number;
  /** The parts of it. */
  readonly share: number;
  readonly nearness: number;
  readonly name?: NameMatch;
}

/** By one reading. Pure. */
export function scoreBy({ reading, lex, names, phrase, words }: Prepared, id: string, document: LexDocument): Scored {
  const share = lexShare(lex, document);
  const near = Math.max(0, ...document.fields.map(({ text }) => nearness(text, phrase, words)));
  const name = names.get(id)?.match;
  const score = reading.factor * scoreOf(name, share, near);
  return { score, share, nearness: near, ...(name === undefined ? {} : { name }) };
}

/** What a client is shown of it: `used` are the readings by which something was found. */
export function understanding({ query, typed }: Understood, used: readonly Prepared[]): Understanding {
  return {
    words: [...new Set(outerTokens(tellingTokens(typed.read.tokens)).map(({ text }) => text))],
    unknown: typed.terms.unknown,
    phrases: query.phrases,
    excluded: query.excluded,
    readAs: used.flatMap(({ reading: { text, by } }) => (by === undefined ? [] : [{ text: text.trim(), by }])),
  };
}

function prepareAll(readings: readonly Reading[], parts: Understands): readonly Prepared[] {
  return readings.map((reading) => prepare(reading, parts));
}

function prepare(reading: Reading, { segmenter, vocabulary, grams }: Understands): Prepared {
  const read = readText(reading.text, segmenter);
  const outer = outerTokens(tellingTokens(read.tokens));
  return {
    reading,
    read,
    terms: termsOf(read, (terms) => vocabulary.frequencies(terms), vocabulary.documents),
    names: namesOf([reading.text, tellingText(read).replace(END, '')], vocabulary),
    lex: lexQuery(tellingText(read), grams),
    words: [...new Set(outer.map(({ start, end }) => read.text.slice(start, end)))].slice(0, MAX_WORDS),
    phrase: read.text.trim(),
    required: reading.name === undefined || reading.isOfWords ? [] : wordsOf(reading.name, segmenter),
  };
}

function wordsOf(name: string, segmenter: Segmenter): readonly string[] {
  return [...new Set(outerTokens(readText(name, segmenter).tokens).map(({ text }) => text))];
}

const MAX_WORDS = 8;
/** The marks behind a question or a sentence. */
const END = /[\s?!,.;:、。]+$/u;

/** Of the whole text, or else of it without its stop words: who asks what something is means it. */
function namesOf(texts: readonly string[], vocabulary: Vocabulary): Prepared['names'] {
  const found = new Map<string, { readonly match: NameMatch; readonly text: string }>();
  for (const key of new Set(texts.map(foldName))) {
    if (key === '' || found.size > 0) continue;
    for (const name of vocabulary.namesWith([{ form: 'FOLDED', key }])) {
      const match: NameMatch = name.isLabel ? 'LABEL' : 'ALIAS';
      const before = found.get(name.id)?.match;
      if (betterMatch(before, match) !== before) found.set(name.id, { match, text: name.text });
    }
  }
  return found;
}
