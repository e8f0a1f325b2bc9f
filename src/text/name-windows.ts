/** The stretches of a normalised text that could be names: runs of characters and words that nothing parts, and what stands in 《》 or quotation marks. */

/** Han characters and words of letters or digits that a name may have; titles in 《》 are taken whole. */
const MAX_UNITS = 16;
const MAX_LETTERS = 80;
const UNIT =
  /\p{Script=Han}|[[\p{L}\p{N}]--\p{Script=Han}]+(?:(?:\.|'(?!s(?![a-z])))[[\p{L}\p{N}]--\p{Script=Han}]+)*|[^\s"]/gv;
/** No name goes over these. */
const PARTS_NAMES = /^[,。;:!?|…]$/u;
const PARTS_SENTENCES = /^[。;!?|…]$/u;
const LETTER = /[\p{L}\p{N}]/u;
const TITLE = /《([^《》]{2,80})》|"([^"]{2,80})"/gu;

/** What else than a run of at most 16 units without a comma is looked at: by who knows where words begin and end. */
export interface LongNames {
  readonly units: number;
  /** Of a window longer than 16 units or over a comma. */
  readonly mayBe: (start: number, end: number) => boolean;
}

export interface NameWindows {
  /** [start, end) in UTF-16 code units. */
  readonly window: (start: number, end: number) => void;
  /** A word of letters or digits, or a single Han character, that a window may begin with. */
  readonly unit?: (start: number, end: number) => void;
}

/** At most 16 windows for each unit of the text, and longer ones where they are asked for. */
export function visitNameWindows(text: string, { window, unit: visitUnit }: NameWindows, long?: LongNames): void {
  const most = Math.max(MAX_UNITS, long?.units ?? 0);
  const units = [...text.matchAll(UNIT)].map(({ 0: unit, index }) => ({
    isLetter: LETTER.test(unit),
    canEnd: unit === ')' || LETTER.test(unit),
    partsNames: PARTS_NAMES.test(unit),
    partsSentences: PARTS_SENTENCES.test(unit),
    start: index,
    end: index + unit.length,
  }));
  units.forEach(({ isLetter, start, end }, at) => {
    if (!isLetter) return;
    let isLong = false;
    for (let to = at; to < Math.min(units.length, at + most); to++) {
      const last = units[to];
      if (!last || last.end - start > MAX_LETTERS) break;
      isLong ||= to - at >= MAX_UNITS || last.partsNames;
      if (isLong && (!long || last.partsSentences)) break;
      const isName = last.end - start >= 2 && last.canEnd;
      if (isName && (!isLong || long?.mayBe(start, last.end))) window(start, last.end);
    }
    visitUnit?.(start, end);
  });
  for (const { 0: all, index } of text.matchAll(TITLE)) window(index + 1, index + all.length - 1);
}

/** What is too short or only a number is no name. */
export function couldBeName(key: string): boolean {
  return key.length > 1 && !/^[\d.,%]+$/u.test(key);
}
