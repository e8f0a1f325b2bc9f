/** Where terms stand in the original texts of a hit, and so why it was found. */
import { normalise, originalRange, type TextRange } from '../text/normalise.ts';
import type { Segmenter } from '../text/segment.ts';
import { tokensOf } from '../text/tokens.ts';
import type { Highlight, HighlightField, MatchKind } from './port.ts';
import type { NameMatch } from './score.ts';

export interface ShownText {
  readonly field: HighlightField;
  readonly text: string;
}

export interface Highlighted {
  readonly highlights: readonly Highlight[];
  /** Whether a term stands there in characters that nobody typed: a traditional form that was folded. */
  readonly isVariant: boolean;
}

const MAX_RANGES = 200;
const HAN = /\p{Script=Han}/u;
const KINDS: Readonly<Record<HighlightField, MatchKind>> = {
  label: 'LABEL',
  labelEn: 'LABEL',
  name: 'ALIAS',
  summary: 'TEXT',
  summaryEn: 'TEXT',
  text: 'TEXT',
  textEn: 'TEXT',
};

/** `terms` with the spellings in which they were typed. Texts without a term are left out. Cost: as cutting the texts into words. */
export function highlightsIn(
  texts: readonly ShownText[],
  terms: ReadonlyMap<string, ReadonlySet<string>>,
  segmenter: Segmenter,
): Highlighted {
  const found = texts.map((shown) => ({ shown, ...rangesIn(shown.text, terms, segmenter) }));
  return {
    highlights: found
      .filter(({ ranges }) => ranges.length > 0)
      .map(({ shown, ranges }) => ({ field: shown.field, text: shown.text, ranges })),
    isVariant: found.some(({ isVariant }) => isVariant),
  };
}

/**
 * Why a hit was found, in the order of `MatchKind`: the fields in which its terms stand and what the whole query is to it; TEXT
 * where no highlight shows it (its headings, its document number).
 */
export function kindsOf({ highlights, isVariant }: Highlighted, name: NameMatch | undefined): readonly MatchKind[] {
  const kinds = new Set<MatchKind>(highlights.map(({ field }) => KINDS[field]));
  if (name) kinds.add(name);
  if (kinds.size === 0) kinds.add('TEXT');
  if (isVariant) kinds.add('VARIANT');
  const order: readonly MatchKind[] = ['LABEL', 'ALIAS', 'TEXT', 'PINYIN', 'VARIANT'];
  return order.filter((kind) => kinds.has(kind));
}

function rangesIn(text: string, terms: ReadonlyMap<string, ReadonlySet<string>>, segmenter: Segmenter) {
  const normalised = normalise(text);
  const ranges: TextRange[] = [];
  let isVariant = false;
  for (const token of tokensOf(normalised.text, segmenter)) {
    const spellings = terms.get(token.text);
    if (!spellings) continue;
    ranges.push(originalRange(normalised, token.start, token.end));
    isVariant ||= HAN.test(token.text) && !spellings.has(normalised.unsimplified.slice(token.start, token.end));
  }
  return { ranges: joined(ranges).slice(0, MAX_RANGES), isVariant };
}

/** In order, overlapping and touching ones as one. */
function joined(ranges: readonly TextRange[]): readonly TextRange[] {
  const whole: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = whole.at(-1);
    if (last && range.start <= last.end)
      whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else whole.push(range);
  }
  return whole;
}
