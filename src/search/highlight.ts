/** Where terms stand in the original texts of a hit, and so why it was found. */
import { type NormalisedText, normalise, originalRange, type TextRange } from '../text/normalise.ts';
import type { Segmenter } from '../text/segment.ts';
import { stemStart } from '../text/stems.ts';
import { type Token, tokensOf } from '../text/tokens.ts';
import type { Highlight, HighlightField, MatchKind } from './port.ts';
import type { NameMatch } from './score.ts';

export interface ShownText {
  readonly field: HighlightField;
  readonly text: string;
}

/** A term, and the spellings in which it was typed; undefined for one that nobody typed: a synonym, a name found by its pinyin. */
export type ShownTerms = ReadonlyMap<string, ReadonlySet<string> | undefined>;

export interface Highlighted {
  readonly highlights: readonly Highlight[];
  /** Fields in which a typed term stands. */
  readonly typedIn: readonly HighlightField[];
  /** Whether a typed term stands there in characters that nobody typed: a traditional form that was folded. */
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
const ORDER: readonly MatchKind[] = ['LABEL', 'ALIAS', 'TEXT', 'PINYIN', 'VARIANT', 'SYNONYM', 'TYPO', 'SEMANTIC'];

/** Texts without a term are left out. Cost: as cutting into words the clauses that may have a term. */
export function highlightsIn(texts: readonly ShownText[], terms: ShownTerms, segmenter: Segmenter): Highlighted {
  const mayHaveTerm = filterFor(terms);
  const read = (text: string) => clausesOf(text, mayHaveTerm).flatMap((clause) => tokensOfClause(clause, segmenter));
  const found = texts.map((shown) => ({ shown, ...rangesIn(shown, terms, read) }));
  return {
    highlights: found
      .filter(({ ranges }) => ranges.length > 0)
      .map(({ shown, ranges }) => ({ field: shown.field, text: shown.text, ranges })),
    typedIn: found.filter(({ isTyped }) => isTyped).map(({ shown }) => shown.field),
    isVariant: found.some(({ isVariant }) => isVariant),
  };
}

/** How a hit was found. */
export interface FoundBy {
  /** Whether the query as typed finds it. */
  readonly isTyped: boolean;
  /** What the whole query, as typed, is to it. */
  readonly name: NameMatch | undefined;
  /** How else the query was read where that says more of it. */
  readonly readAs: MatchKind | undefined;
  /** Whether its meaning has a part in it. */
  readonly isMeant: boolean;
}

/**
 * Why a hit was found, in the order of `MatchKind`: the fields in which typed terms stand and what the whole query is to it, TEXT
 * where no highlight shows it (its headings, its document number); and as what else the query was read.
 */
export function kindsOf(
  { typedIn, isVariant }: Highlighted,
  { isTyped, name, readAs, isMeant }: FoundBy,
): readonly MatchKind[] {
  const kinds = new Set<MatchKind>();
  if (isTyped) for (const field of typedIn) kinds.add(KINDS[field]);
  if (name) kinds.add(name);
  if (isTyped && kinds.size === 0) kinds.add('TEXT');
  if (isTyped && isVariant) kinds.add('VARIANT');
  if (readAs) kinds.add(readAs);
  if (isMeant) kinds.add('SEMANTIC');
  return ORDER.filter((kind) => kinds.has(kind));
}

/** Of texts that are shown again and again. */
const normalisedTexts = new WeakMap<ShownText, NormalisedText>();

function normalisedOf(shown: ShownText): NormalisedText {
  const known = normalisedTexts.get(shown);
  if (known) return known;
  const normalised = normalise(shown.text);
  normalisedTexts.set(shown, normalised);
  return normalised;
}

function rangesIn(shown: ShownText, terms: ShownTerms, read: (text: string) => readonly Token[]) {
  const normalised = normalisedOf(shown);
  const ranges: TextRange[] = [];
  let isTyped = false;
  let isVariant = false;
  for (const token of read(normalised.text)) {
    if (!terms.has(token.text)) continue;
    ranges.push(originalRange(normalised, token.start, token.end));
    const spellings = terms.get(token.text);
    if (!spellings) continue;
    isTyped = true;
    isVariant ||= HAN.test(token.text) && !spellings.has(normalised.unsimplified.slice(token.start, token.end));
  }
  return { ranges: joined(ranges).slice(0, MAX_RANGES), isTyped, isVariant };
}

interface Clause {
  readonly text: string;
  readonly start: number;
}

// Marks that stand in no token; a comma does in 12,000.
const CLAUSE = /(?:[^。、!?;,\n]|(?<=\p{Nd}),(?=\p{Nd}))+/gu;

/** Of a normalised text: to cut all of it into words took a quarter of a search. */
function clausesOf(text: string, mayHaveTerm: (clause: string) => boolean): readonly Clause[] {
  return [...text.matchAll(CLAUSE)].flatMap(({ 0: clause, index }) =>
    mayHaveTerm(clause) ? [{ text: clause, start: index }] : [],
  );
}

function tokensOfClause({ text, start }: Clause, segmenter: Segmenter): readonly Token[] {
  return tokensOf(text, segmenter).map((token) => ({
    text: token.text,
    start: token.start + start,
    end: token.end + start,
  }));
}

const ALL_HAN = /^\p{Script=Han}+$/u;
const STEM = /^[a-z]+$/;
const NO_HAN = /[[\p{L}\p{N}]--\p{Script=Han}]/v;

/** A word of Han stands in a clause as it is, and a stem with another end; a figure may be written otherwise (12,000). */
function filterFor(terms: ShownTerms): (clause: string) => boolean {
  const parts = [...terms.keys()].flatMap((term) =>
    ALL_HAN.test(term) ? [term] : STEM.test(term) ? [stemStart(term)] : [],
  );
  const hasOthers = parts.length < terms.size;
  return (clause) => parts.some((part) => clause.includes(part)) || (hasOthers && NO_HAN.test(clause));
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
