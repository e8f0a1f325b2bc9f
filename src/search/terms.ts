/** A text that is looked for → the few terms that find: the rarest words that the index holds; and how much of it they are. */
import { normalise } from '../text/normalise.ts';
import type { Segmenter } from '../text/segment.ts';
import { isStopWord } from '../text/stop-words.ts';
import { type Token, tokensOf } from '../text/tokens.ts';
import { inverseFrequency } from './lex.ts';

/** FTS5's cost is linear in the postings read; with 8 rare terms the quality is that of all of them (measured). */
export const MAX_TERMS = 8;

/** In a small collection a frequency says little: words count as if there were at least so many documents. */
const LEAST_DOCUMENTS = 1_000;
const HAN = /\p{Script=Han}/u;
const HAN_PAIR = /\p{Script=Han}{2}/u;
const HAN_CHARACTER = /^\p{Script=Han}$/u;
const HAN_WORD = /^\p{Script=Han}{3,}$/u;
const LONGEST_PIECE = 8;

/** A term's text, and the spellings in which it was typed before traditional characters were folded. */
export type Words = ReadonlyMap<string, ReadonlySet<string>>;

export interface ReadText {
  /** Normalised. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly words: Words;
}

/** In how many documents each term is; terms that are in none are left out. */
export type Frequencies = (terms: readonly string[]) => ReadonlyMap<string, number>;

export interface Terms {
  /** At most 8, the rarest first, with what each counts. */
  readonly masses: ReadonlyMap<string, number>;
  /** What all words count together, those that no document has among them: a document's coverage is its terms' share of it. */
  readonly total: number;
  /** The share of the total that is of held words; a character that cutting left of a word that nobody has is none. */
  readonly known: number;
  /** Words that no document has, not even their parts. */
  readonly unknown: readonly string[];
  /** Whether it is a word or two that no document has, but for a common one, or stop words alone: what has that does not answer it. */
  readonly isStrange: boolean;
}

export function readText(original: string, segmenter: Segmenter): ReadText {
  const { text, unsimplified } = normalise(original);
  const tokens = tokensOf(text, segmenter);
  const words = new Map<string, Set<string>>();
  for (const token of tokens) {
    const spellings = words.get(token.text) ?? new Set();
    words.set(token.text, spellings.add(unsimplified.slice(token.start, token.end)));
  }
  return { text, tokens, words };
}

/**
 * The words that tell something and are held, none where all are stop words; a word that is not held gives way to the shorter words in it
 * that are, so that a name that became known later finds what was indexed before.
 */
export function termsOf({ tokens }: ReadText, frequencies: Frequencies, documents: number): Terms {
  const telling = tellingTokens(tokens);
  const wanted = [...new Set(telling.map(({ text }) => text))];
  const held = frequencies(wanted);
  const missing = wanted.filter((word) => !held.has(word) && HAN_WORD.test(word));
  const pieces = frequencies([...new Set(missing.flatMap(piecesOf))]);
  const covers = new Map(missing.map((word) => [word, cover(word, pieces)]));
  const found = new Map(held);
  for (const piece of [...covers.values()].flat()) found.set(piece, pieces.get(piece) ?? 0);
  const rarest = [...found].toSorted(([a, one], [b, other]) => one - other || (a < b ? -1 : 1)).slice(0, MAX_TERMS);
  const masses = new Map(rarest.map(([term, frequency]) => [term, massOf(frequency, documents)]));
  const unknown = unknownTokens(telling, held, covers);
  const unknownWords = [...new Set(unknown.map(({ text }) => text))];
  let total = Math.min(unknownWords.length, MAX_TERMS) * massOf(0, documents);
  for (const mass of masses.values()) total += mass;
  const words = standingWords(telling, held);
  const isKnown = ({ text }: Token) => held.has(text) || (covers.get(text)?.length ?? 0) > 0;
  const isStrange =
    telling.length === 0 || isMostlyUnknown(words, isKnown, (word) => massOf(held.get(word) ?? 0, documents));
  const known = telling.filter((token) => !isLeftOver(token, unknown)).map(({ text }) => text);
  return {
    masses,
    total,
    known: total > 0 ? massIn(known, masses, covers) / total : 0,
    unknown: unknownWords,
    isStrange,
  };
}

/** Of the terms that are these words or, where nobody has those, pieces of them. */
function massIn(
  words: readonly string[],
  masses: Terms['masses'],
  covers: ReadonlyMap<string, readonly string[]>,
): number {
  const terms = new Set(words.flatMap((word) => covers.get(word) ?? [word]));
  return [...terms].reduce((sum, term) => sum + (masses.get(term) ?? 0), 0);
}

/** The tokens that stand for themselves: those without the shorter words inside others. In their order. */
export function outerTokens(tokens: readonly Token[]): readonly Token[] {
  const outer: Token[] = [];
  for (const token of tokens.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (token.end > (outer.at(-1)?.end ?? 0)) outer.push(token);
  }
  return outer;
}

export function tellingTokens(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ text }) => !isStopWord(text));
}

/** The text without its stop words: what is scored. Of the same length. */
export function tellingText({ text, tokens }: ReadText): string {
  const telling = tellingTokens(tokens);
  if (telling.length === tokens.length) return text;
  const kept = new Uint8Array(text.length);
  for (const { start, end } of telling) kept.fill(1, start, end);
  let scored = text;
  for (const { text: word, start, end } of tokens) {
    if (isStopWord(word) && kept[start] === 0)
      scored = scored.slice(0, start) + ' '.repeat(end - start) + scored.slice(end);
  }
  return scored;
}

/** The spellings of a term: its own, or the piece itself of a longer word. */
export function spellingsOf(term: string, words: Words): ReadonlySet<string> {
  return words.get(term) ?? spellingsOfPiece(term, words);
}

function massOf(frequency: number, documents: number): number {
  return inverseFrequency(Math.max(documents, LEAST_DOCUMENTS), frequency);
}

/** In their order; one in which a held word or piece stands is known by that. */
function unknownTokens(
  telling: readonly Token[],
  held: ReadonlyMap<string, number>,
  covers: ReadonlyMap<string, readonly string[]>,
): readonly Token[] {
  const known = telling.filter(({ text }) => held.has(text) || (covers.get(text)?.length ?? 0) > 0);
  const unknown = telling.filter(
    (token) => !known.some((other) => other === token || (other.start < token.end && token.start < other.end)),
  );
  return outerTokens(unknown);
}

/** Of more words each says less, and none is missed so much. */
const FEW_WORDS = 2;
/** Beside a word that nobody has another says next to nothing where about one document in fifty has it, or more. */
const MOSTLY = 0.65;

/** Unknown letters in a Chinese query are no such word: they may be pinyin, which other readings know. */
function isMostlyUnknown(
  words: readonly Token[],
  isKnown: (token: Token) => boolean,
  massOfWord: (word: string) => number,
): boolean {
  const isChinese = words.some(({ text }) => HAN.test(text));
  const counted = words.filter((token) => !isChinese || HAN.test(token.text) || isKnown(token));
  const unknown = counted.filter((token) => !isKnown(token));
  const whole = counted.filter((token) => !isLeftOver(token, unknown));
  const strange = counted.filter((token) => unknown.includes(token) || !whole.includes(token));
  if (whole.length > FEW_WORDS || (counted.length > FEW_WORDS && strange.length < counted.length)) return false;
  const mass = (some: readonly Token[]) => some.reduce((sum, { text }) => sum + massOfWord(text), 0);
  return mass(strange) > MOSTLY * mass(counted);
}

/** The words that stand for themselves; in place of one that no document has the shorter ones in it (股票|市场). */
function standingWords(telling: readonly Token[], held: ReadonlyMap<string, number>): readonly Token[] {
  return outerTokens(telling).flatMap((outer) => {
    const inner = telling.filter((token) => token !== outer && outer.start <= token.start && token.end <= outer.end);
    return held.has(outer.text) || inner.length === 0 ? [outer] : outerTokens(inner);
  });
}

/** Whether it is a single character beside an unknown word, as cutting leaves it of a longer one that it does not know (元|宇宙). */
function isLeftOver({ text, start, end }: Token, unknown: readonly Token[]): boolean {
  const isBeside = (word: Token) => HAN_PAIR.test(word.text) && (word.end === start || word.start === end);
  return HAN_CHARACTER.test(text) && unknown.some(isBeside);
}

function spellingsOfPiece(piece: string, words: Words): ReadonlySet<string> {
  const spellings = new Set<string>();
  for (const [word, typed] of words) {
    const start = word.indexOf(piece);
    if (start < 0) continue;
    for (const spelling of typed) spellings.add(spelling.slice(start, start + piece.length));
  }
  return spellings;
}

/** All shorter runs of two characters or more. */
function piecesOf(word: string): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < word.length; start++) {
    for (let length = 2; length <= LONGEST_PIECE && start + length <= word.length; length++) {
      if (length < word.length) pieces.push(word.slice(start, start + length));
    }
  }
  return pieces;
}

/** From the left, the longest piece that is held, then on behind it. */
function cover(word: string, held: ReadonlyMap<string, number>): readonly string[] {
  const found: string[] = [];
  let start = 0;
  while (start < word.length) {
    const lengths = Array.from({ length: LONGEST_PIECE - 1 }, (_, i) => LONGEST_PIECE - i);
    const piece = lengths
      .map((length) => word.slice(start, start + length))
      .find((one) => one.length > 1 && held.has(one));
    if (piece) found.push(piece);
    start += piece?.length ?? 1;
  }
  return found;
}
