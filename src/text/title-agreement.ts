/** How far a title that somebody wrote down is a title that is known: in full, in part, abbreviated or with a slip, never another one. */
import { foldCharacters } from './characters.ts';
import { isNear } from './near-spellings.ts';
import { syllablesOf } from './pinyin.ts';
import { isPlaceName } from './place-names.ts';
import { stemOf } from './stems.ts';
import { isStopWord } from './stop-words.ts';
import { simplify } from './variants.ts';

/** A Han character, a word in Latin letters (its stem) or a number. */
export interface TitleUnits {
  readonly units: readonly string[];
  /** As it stands in the text, without what is no letter or digit. */
  readonly text: string;
}

/** Longer titles are cut: an alignment grows with the product of the two. */
const MAX_UNITS = 200;
const UNIT = /\p{Script=Han}|\d+|[[\p{L}\p{M}]--\p{Script=Han}]+/gv;

export function titleUnits(title: string): TitleUnits {
  const folded = simplify(foldCharacters(title));
  const units = (folded.match(UNIT) ?? []).slice(0, MAX_UNITS).map(stemOf);
  return { units, text: units.join('') };
}

// Found on the inputs of test/lookup: what lies below them names something else more often than the source.
const MIN_WEIGHT = 5;
const MIN_WEIGHT_LATIN = 8;
const MIN_COVERED_RUN = 0.25;
const MIN_COVERED = 0.35;
const SLIP = 0.06;
const CHARACTERS_PER_SLIP = 8;
const MAX_PIECE = 40;
/** Characters that come and go in the name of one thing. */
const LOOSE = /^[的之和与及关于省市县区第年度月日号版全文]+$/u;
/** A text about a text, or another state of it. */
const ABOUT = /解读|释义|说明|问答|答记者问|实施细则|征求意见稿|修正案|补充|草案|起草|interpret|explan|draft/u;

/** Whether words beside a title say that another text is meant (《…》政策解读). */
export function isAboutATitle(words: string): boolean {
  return ABOUT.test(words);
}

/**
 * 1 for the same title; less for a part of it, for one that leaves words out, and for slips of the same sound; 0 where something
 * stands in `asked` that is not in `known`: another year, place, issuer, batch. `explained` are folded texts that may stand beside
 * the title (who issued it, when, where it stands). Cost: the product of the lengths.
 */
export function titleAgreement(asked: TitleUnits, known: TitleUnits, explained: readonly string[] = []): number {
  if (asked.units.length === 0 || known.units.length === 0) return 0;
  if (asked.text === known.text) return 1;
  const pairs = aligned(asked.units, known.units);
  const gaps = gapsOf(pairs, asked.units, known.units);
  const over = accountOf(gaps, known.text, explained);
  if (!over) return 0;
  const matched = weightOf([...pairs.map(([index]) => asked.units[index] ?? ''), ...over.moved, ...over.slips]);
  const slips = over.slips.length;
  if (slips > 1 + Math.floor(matched / CHARACTERS_PER_SLIP)) return 0;
  const covered = Math.min(1, matched / weightOf(known.units));
  const left = gaps.map((gap) => gap.known.join('')).join(' ');
  const least = /\p{Script=Han}/u.test(asked.text) ? MIN_WEIGHT : MIN_WEIGHT_LATIN;
  if (matched < least || isAboutATitle(left)) return covered === 1 ? 0.95 - slips * SLIP : 0;
  const runs = runsOf(pairs);
  const isOneRun = runs.length === 1;
  if (covered < (isOneRun ? MIN_COVERED_RUN : MIN_COVERED)) return 0;
  // Single characters here and there make no title.
  if (!isOneRun && runs.filter((length) => length === 1).length > runs.length / 2) return 0;
  return Math.max(0, (isOneRun ? 0.5 + 0.45 * covered : 0.35 + 0.6 * covered) - slips * SLIP);
}

type Pair = readonly [asked: number, known: number];

/** The longest common subsequence; of equal ones that with fewer runs, as far as a step sees it. */
function aligned(asked: readonly string[], known: readonly string[]): readonly Pair[] {
  const width = known.length + 1;
  const best = new Float64Array((asked.length + 1) * width);
  // A neighbour that matches as well is worth a little more than one far off.
  const joined = (i: number, j: number) => (asked[i + 1] === known[j + 1] && i + 1 < asked.length ? 0.01 : 0);
  for (let i = asked.length - 1; i >= 0; i -= 1) {
    for (let j = known.length - 1; j >= 0; j -= 1) {
      const both = asked[i] === known[j] ? 1 + joined(i, j) + at(best, (i + 1) * width + j + 1) : 0;
      best[i * width + j] = Math.max(both, at(best, (i + 1) * width + j), at(best, i * width + j + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < asked.length && j < known.length; ) {
    const here = at(best, i * width + j);
    if (asked[i] === known[j] && here === 1 + joined(i, j) + at(best, (i + 1) * width + j + 1)) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (here === at(best, (i + 1) * width + j)) i += 1;
    else j += 1;
  }
  return pairs;
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}

/** What stands between two pairs that match, and at both ends. */
interface Gap {
  readonly asked: readonly string[];
  readonly known: readonly string[];
  /** The unit before and behind, of what is known. */
  readonly beside: readonly [before: string, after: string];
}

function gapsOf(pairs: readonly Pair[], asked: readonly string[], known: readonly string[]): readonly Gap[] {
  const ends: readonly Pair[] = [...pairs, [asked.length, known.length]];
  return ends
    .map(([i, j], index): Gap => {
      const [before, over] = pairs[index - 1] ?? [-1, -1];
      return {
        asked: asked.slice(before + 1, i),
        known: known.slice(over + 1, j),
        beside: [known[over] ?? '', known[j] ?? ''],
      };
    })
    .filter((gap) => gap.asked.length > 0 || gap.known.length > 0);
}

/** What of `asked` is in the title at another place, and what is misspelt. */
interface Account {
  readonly moved: readonly string[];
  readonly slips: readonly string[];
}

/** Undefined where something that is asked is not known. */
function accountOf(gaps: readonly Gap[], known: string, explained: readonly string[]): Account | undefined {
  const moved: string[] = [];
  const slips: string[] = [];
  for (const gap of gaps) {
    const pieces = piecesOf(gap.asked, known, explained);
    if (pieces) moved.push(...pieces);
    else if (isSlip(gap)) slips.push(...gap.asked);
    else return undefined;
  }
  // What is there once does not stand for what is asked again and again.
  const left = gaps.reduce((sum, gap) => sum + gap.known.length, 0);
  return moved.length > left ? undefined : { moved, slips };
}

/** Piece by piece, in what stands beside the title or in another place of it (公报2021年): the units of the latter. */
function piecesOf(
  asked: readonly string[],
  known: string,
  explained: readonly string[],
): readonly string[] | undefined {
  const moved: string[] = [];
  for (let start = 0; start < asked.length; ) {
    const { length, isMoved } = longestPiece(asked.slice(start), known, explained);
    if (length === 0) return undefined;
    if (isMoved) moved.push(...asked.slice(start, start + length));
    start += length;
  }
  return moved;
}

interface Piece {
  /** In units; 0: even the first is nowhere. */
  readonly length: number;
  readonly isMoved: boolean;
}

function longestPiece(units: readonly string[], known: string, explained: readonly string[]): Piece {
  for (let length = Math.min(units.length, MAX_PIECE); length > 0; length -= 1) {
    const piece = units.slice(0, length).join('');
    if (LOOSE.test(piece) || isStopWord(piece) || isIn(piece, explained)) return { length, isMoved: false };
    if (isIn(piece, [known])) return { length, isMoved: true };
  }
  return { length: 0, isMoved: false };
}

/** A single character is in most texts and tells nothing; a number is there as a whole. */
function isIn(part: string, texts: readonly string[]): boolean {
  if (/^\d+$/.test(part)) return texts.some((text) => text.match(/\d+/g)?.includes(part) === true);
  return Array.from(part).length > 1 && texts.some((text) => text.includes(part));
}

/** As many units in place of others, each of the same sound, or a word with one letter wrong; never another place. */
function isSlip({ asked, known, beside }: Gap): boolean {
  if (asked.length !== known.length || asked.length > 2) return false;
  if (!asked.every((unit, index) => isMisspelt(unit, known[index] ?? ''))) return false;
  const [before, after] = beside;
  const [written, meant] = [asked.join(''), known.join('')];
  const isPlace = [written + after, before + written, written].some(isPlaceName);
  return !(isPlace && [meant + after, before + meant, meant].some(isPlaceName));
}

function isMisspelt(written: string, meant: string): boolean {
  if (/^\p{Script=Han}$/u.test(written) && /^\p{Script=Han}$/u.test(meant)) {
    return syllablesOf(written)[0]?.text === syllablesOf(meant)[0]?.text;
  }
  return Math.min(written.length, meant.length) > 3 && !/\d/.test(written + meant) && isNear(written, meant);
}

/** Han characters count one, words and numbers two, words that tell nothing none. */
function weightOf(units: readonly string[]): number {
  return units.reduce((sum, unit) => sum + (/^\p{Script=Han}/u.test(unit) ? 1 : isStopWord(unit) ? 0 : 2), 0);
}

/** Lengths of what is in one piece in both. */
function runsOf(pairs: readonly Pair[]): readonly number[] {
  const runs: number[] = [];
  pairs.forEach(([i, j], index) => {
    const [before, over] = pairs[index - 1] ?? [-2, -2];
    if (i === before + 1 && j === over + 1) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(1);
  });
  return runs;
}
