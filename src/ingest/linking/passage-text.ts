/** A passage as its rules read it: normalised, cut into sentences, with the titles in it; and back to the places of its own text. */
import type { PassageRecord } from '../../domain/records.ts';
import { type NormalisedText, normalise, originalRange, type TextRange } from '../../text/normalise.ts';
import { sentencesOf } from '../../text/statements.ts';

/** Ranges are those of `text`, which is normalised, unless they are said to be the passage's. */
export interface PassageText {
  readonly passage: PassageRecord;
  readonly normalised: NormalisedText;
  readonly text: string;
  readonly sentences: readonly TextRange[];
  /** What stands between 《 and 》, without them; the outermost ones. */
  readonly titles: readonly TextRange[];
}

/** Longer than the longest title of a Chinese policy: what is not closed by then is no title. */
const LONGEST_TITLE = 200;

/** Linear. */
export function readPassage(passage: PassageRecord): PassageText {
  const normalised = normalise(passage.text);
  const at = placesIn(normalised);
  const sentences = sentencesOf(passage.text).map(({ start, end }) => ({ start: at(start), end: at(end) }));
  return { passage, normalised, text: normalised.text, sentences, titles: titlesIn(normalised.text) };
}

/** A range of the normalised text in the passage's own. */
export function inPassage({ normalised }: PassageText, { start, end }: TextRange): TextRange {
  return originalRange(normalised, start, end);
}

export function isWithin(inner: TextRange, outer: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function overlap(one: TextRange, other: TextRange): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Those that overlap `range`; `ranges` are in order and none overlaps another. Cost: logarithmic, and what is found. */
export function overlapping<T extends TextRange>(ranges: readonly T[], range: TextRange): readonly T[] {
  const from = countWhile(ranges, ({ end }) => end <= range.start);
  let to = from;
  while ((ranges[to]?.start ?? range.end) < range.end) to++;
  return ranges.slice(from, to);
}

/** How many in front fulfil what none behind them does. Cost: logarithmic. */
export function countWhile<T>(values: ArrayLike<T>, holds: (value: T) => boolean): number {
  let [from, to] = [0, values.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const value = values[middle];
    if (value !== undefined && holds(value)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The last sentence that begins at or before the place; the whole text where there is none. */
export function sentenceAt({ sentences, text }: PassageText, place: number): TextRange {
  return sentences[countWhile(sentences, ({ start }) => start <= place) - 1] ?? { start: 0, end: text.length };
}

function placesIn({ starts }: NormalisedText): (original: number) => number {
  return (original) => countWhile(starts, (start) => start < original);
}

/** A title may hold another one: 《关于印发〈…〉的通知》, in scans also 《关于印发《…》的通知》. */
function titlesIn(text: string): readonly TextRange[] {
  const titles: TextRange[] = [];
  let [depth, start] = [0, 0];
  for (const { 0: sign, index } of text.matchAll(/[《》]/gu)) {
    if (sign === '《') {
      if (depth === 0 || index - start > LONGEST_TITLE) [depth, start] = [0, index + 1];
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth === 0 && index - start <= LONGEST_TITLE) titles.push({ start, end: index });
    }
  }
  return titles;
}
