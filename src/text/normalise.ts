/**
 * The one form of text for index, query and model: NFKC, lower case, no accents, traditional → simplified, no invisible
 * characters, no white space inside Han words. Each unit of it knows where it stands in the original.
 */
import { simplify } from './variants.ts';

export interface NormalisedText {
  /** Folded wholly. */
  readonly text: string;
  /** The same without traditional → simplified, unit by unit aligned with `text`: tells whether a variant was folded. */
  readonly unsimplified: string;
  /** For unit i of `text`: where the character that it comes from starts and ends in the original, in UTF-16 code units. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

// A character with the marks that belong to it, those of half width and what is invisible between them included: what is
// composed and decomposed together.
const CHARACTER = /[\s\S][\p{M}\p{Default_Ignorable_Code_Point}\uff9e\uff9f]*/gu;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const CONTROLS = /\p{Cc}/gu;
const ACCENTS = /[\u0300-\u036f]/g;
const HAN = /\p{Script=Han}/u;
const SPACE = /^\s+$/;

/** Never throws; lone surrogates count as U+FFFD. Folding twice changes nothing. Cost: linear. */
export function normalise(original: string): NormalisedText {
  const characters = [...original.toWellFormed().matchAll(CHARACTER)].map((match) => folded(match[0], match.index));
  return assemble(withoutSpacesInWords(characters.filter((character) => character.text !== '')));
}

/** The folding of single characters alone: NFKC, lower case, no accents, nothing invisible. */
export function foldCharacters(text: string): string {
  return text.replace(CHARACTER, foldCharacter);
}

/** The range of the original text that [start, end) of the normalised one comes from. */
export function originalRange(normalised: NormalisedText, start: number, end: number): TextRange {
  return { start: normalised.starts[start] ?? 0, end: normalised.ends[end - 1] ?? 0 };
}

interface Folded extends TextRange {
  readonly text: string;
}

function folded(character: string, start: number): Folded {
  return { text: foldCharacter(character), start, end: start + character.length };
}

function foldCharacter(character: string): string {
  // Nearly all Chinese text: nothing to fold but the variant.
  if (character.length === 1 && character >= '\u4e00' && character <= '\u9fff') return character;
  let text = character;
  // Lower case can open a further composition, and the other way round.
  for (let step = 0; step < 4; step++) {
    const next = foldOnce(text);
    if (next === text) break;
    text = next;
  }
  return text;
}

function foldOnce(text: string): string {
  const visible = text.replace(INVISIBLE, '').replace(CONTROLS, ' ');
  return visible.normalize('NFKD').replace(ACCENTS, '').toLowerCase().normalize('NFKC');
}

/**
 * White space beside a single Han character stands inside a word (飞 地 抱 团, 共 同富裕: scans and justified print), between
 * longer runs it parts words, as in a query.
 */
function withoutSpacesInWords(characters: readonly Folded[]): readonly Folded[] {
  const inWords = new Set<Folded>();
  for (let at = 0; at < characters.length; at++) {
    const end = endOfSpace(characters, at);
    if (partsNoWord(characters, at, end)) for (const space of characters.slice(at, end)) inWords.add(space);
    at = Math.max(at, end - 1);
  }
  return inWords.size === 0 ? characters : characters.filter((character) => !inWords.has(character));
}

function endOfSpace(characters: readonly Folded[], start: number): number {
  let end = start;
  while (SPACE.test(characters[end]?.text ?? '')) end++;
  return end;
}

function partsNoWord(characters: readonly Folded[], start: number, end: number): boolean {
  if (end === start) return false;
  const isHan = (at: number): boolean => HAN.test(characters[at]?.text ?? '');
  if (!isHan(start - 1) || !isHan(end)) return false;
  return !isHan(start - 2) || !isHan(end + 1);
}

function assemble(characters: readonly Folded[]): NormalisedText {
  const unsimplified = characters.map((character) => character.text).join('');
  const starts = new Uint32Array(unsimplified.length);
  const ends = new Uint32Array(unsimplified.length);
  let at = 0;
  for (const { text, start, end } of characters) {
    starts.fill(start, at, at + text.length);
    ends.fill(end, at, at + text.length);
    at += text.length;
  }
  return { text: simplify(unsimplified), unsimplified, starts, ends };
}
