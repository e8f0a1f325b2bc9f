/** A query as typed → the few terms that find: the rarest words that the index holds. */
import { foldName, typedPinyin } from '../text/keys.ts';
import { normalise } from '../text/normalise.ts';
import type { Segmenter } from '../text/segment.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokensOf } from '../text/tokens.ts';

/** FTS5's cost is linear in the postings read; with 8 rare terms the quality is that of all of them (measured). */
export const MAX_TERMS = 8;

const HAN_WORD = /^\p{Script=Han}{3,}$/u;
const LONGEST_PIECE = 8;

/** A term's text, and the spellings in which it was typed before traditional characters were folded. */
export type Words = ReadonlyMap<string, ReadonlySet<string>>;

export interface ReadQuery {
  readonly words: Words;
  /** The query as a name: folded, and as pinyin where it has no Han characters; '' where it is none. */
  readonly name: string;
  readonly pinyin: string;
}

/** In how many documents each term is; terms that are in none are left out. */
export type Frequencies = (terms: readonly string[]) => ReadonlyMap<string, number>;

export function readQuery(query: string, segmenter: Segmenter): ReadQuery {
  const { text, unsimplified } = normalise(query);
  const words = new Map<string, Set<string>>();
  for (const token of tokensOf(text, segmenter)) {
    const spellings = words.get(token.text) ?? new Set();
    words.set(token.text, spellings.add(unsimplified.slice(token.start, token.end)));
  }
  const pinyin = /\p{Script=Han}/u.test(query) ? '' : typedPinyin(query);
  return { words, name: foldName(query), pinyin };
}

/**
 * At most 8 terms, the rarest first, with their frequencies: the words that tell something (all, where none does) and are held;
 * a word that is not held gives way to the shorter words in it that are, so that a name that became known later finds what was
 * indexed before.
 */
export function termsOf(words: Words, frequencies: Frequencies): ReadonlyMap<string, number> {
  const all = [...words.keys()];
  const telling = all.filter((word) => !isStopWord(word));
  const wanted = telling.length > 0 ? telling : all;
  const held = frequencies(wanted);
  const missing = wanted.filter((word) => !held.has(word) && HAN_WORD.test(word));
  const pieces = frequencies([...new Set(missing.flatMap(piecesOf))]);
  const covering = missing.flatMap((word) => cover(word, pieces));
  const found = new Map([...held, ...covering.map((piece) => [piece, pieces.get(piece) ?? 0] as const)]);
  const rarest = [...found].toSorted(([a, one], [b, other]) => one - other || (a < b ? -1 : 1));
  return new Map(rarest.slice(0, MAX_TERMS));
}

/** The spellings of a term: its own, or the piece itself of a longer word. */
export function spellingsOf(term: string, words: Words): ReadonlySet<string> {
  return words.get(term) ?? spellingsOfPiece(term, words);
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
