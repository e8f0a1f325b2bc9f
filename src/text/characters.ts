/**
 * The folding of single characters: NFKC, lower case, no accents, nothing invisible, one form of each quotation mark and dash, and
 * the character that a radical stands for.
 */

/** Text in which each unit knows the character that it comes from. */
export interface FoldedText {
  readonly text: string;
  /** For unit i of `text`: where its character starts and ends in the original, in UTF-16 code units. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

// A character with the marks that belong to it, those of half width and what is invisible between them included: what is
// composed and decomposed together.
const CHARACTER = /[\s\S][\p{M}\p{Default_Ignorable_Code_Point}\uff9e\uff9f]*/uy;
const BELONGS_TO_THE_LAST = /^[\p{M}\p{Default_Ignorable_Code_Point}\uff9e\uff9f]/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const CONTROLS = /\p{Cc}/gu;
const ACCENTS = /[\u0300-\u036f]/g;

// Typed and printed in many ways that mean the same; and the radicals that PDF files put for the characters they look like
// (⻓ for 长), where compatibility normalisation knows none (Unicode's EquivalentUnifiedIdeograph).
const SAME_AS: ReadonlyMap<string, string> = new Map(
  [
    ['"', '“”„‟«»「」『』〝〞〟'],
    ["'", '‘’‚‛‹›′'],
    ['-', '‐‒–—―−⸺⸻'],
    ['~', '〜∼∽'],
    ['·', '•∙⋅‧・'],
    ...zipped(
      '厂日月母民王示羊虎西见角角贝车長长门雨青韦页风飞食首马骨鬼鱼鸟卤麦黄黾齐齿龙龜',
      '⺁⺜⺝⺟⺠⺩⺬⺶⻁⻄⻅⻆⻇⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱',
    ),
  ].flatMap(([form = '', others = '']) => Array.from(others, (other) => [other, form] as const)),
);
const OTHER_FORM = new RegExp(`[${[...SAME_AS.keys()].join('')}]`, 'gu');

// By unit; filled as units come, so that each is looked at once.
const foldOfUnit = new Map<number, string>();
const belongsToTheLast = new Uint8Array(0x10000);
const [NO, PERHAPS] = [1, 2];

/** The folding of single characters alone. */
export function foldCharacters(original: string): string {
  return fold(original.toWellFormed());
}

/** Lone surrogates count as U+FFFD; a character that folds to nothing is in no unit. Folding twice changes nothing. Cost: linear. */
export function foldedCharacters(original: string): FoldedText {
  const offsets = growingOffsets(original.length);
  const text = fold(original.toWellFormed(), offsets);
  return { text, ...offsets.all() };
}

function fold(text: string, offsets?: GrowingOffsets): string {
  const pieces: string[] = [];
  let end = 0;
  let written = 0;
  for (let start = 0; start < text.length; start = end) {
    end = endOfCharacter(text, start);
    if (end === start + 1 && staysAsItIs(text.charCodeAt(start))) {
      offsets?.add(start, end);
      continue;
    }
    const folded = end === start + 1 ? foldUnit(text.charCodeAt(start)) : foldCharacter(text.slice(start, end));
    pieces.push(text.slice(written, start), folded);
    written = end;
    for (let unit = 0; offsets && unit < folded.length; unit++) offsets.add(start, end);
  }
  return pieces.join('') + text.slice(written);
}

function zipped(forms: string, others: string): [string, string][] {
  const all = Array.from(others);
  return Array.from(forms, (form, at) => [form, all[at] ?? '']);
}

/** Nearly all Chinese text, where nothing but the variant is folded, and nearly all English text. */
function staysAsItIs(unit: number): boolean {
  if (unit >= 0x4e00) return unit <= 0x9fff;
  return unit >= 0x20 && unit <= 0x7e && (unit < 0x41 || unit > 0x5a);
}

function endOfCharacter(text: string, start: number): number {
  const next = start + 1 < text.length ? text.charCodeAt(start + 1) : 0x20;
  if (belongsToTheLast[next] === 0) {
    const isPart = isSurrogate(next) || BELONGS_TO_THE_LAST.test(String.fromCharCode(next));
    belongsToTheLast[next] = isPart ? PERHAPS : NO;
  }
  if (belongsToTheLast[next] === NO) return start + 1;
  CHARACTER.lastIndex = start;
  return start + (CHARACTER.exec(text)?.[0].length ?? 1);
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function foldUnit(unit: number): string {
  const known = foldOfUnit.get(unit);
  if (known !== undefined) return known;
  const folded = foldCharacter(String.fromCharCode(unit));
  foldOfUnit.set(unit, folded);
  return folded;
}

function foldCharacter(character: string): string {
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
  const composed = visible.normalize('NFKD').replace(ACCENTS, '').toLowerCase().normalize('NFKC');
  return composed.replace(OTHER_FORM, (other) => SAME_AS.get(other) ?? other);
}

type GrowingOffsets = ReturnType<typeof growingOffsets>;

/** Folded text can be longer than its original (㎢, ﷺ), though it seldom is. */
function growingOffsets(expected: number) {
  let starts = new Uint32Array(expected);
  let ends = new Uint32Array(expected);
  let count = 0;
  const doubled = (array: Uint32Array<ArrayBuffer>) => {
    const larger = new Uint32Array(2 * array.length + 8);
    larger.set(array);
    return larger;
  };
  return {
    add(start: number, end: number): void {
      if (count === starts.length) [starts, ends] = [doubled(starts), doubled(ends)];
      starts[count] = start;
      ends[count] = end;
      count += 1;
    },
    all: () => ({ starts: starts.subarray(0, count), ends: ends.subarray(0, count) }),
  };
}
