/** Citations in the running text by GB/T 7714 (2015: 10; 2025: 9.2, 9.3). */
import type { EntryOptions, Locator, Piece } from '../entry.ts';
import { isEastAsian } from '../language.ts';
import { responsibleNames } from '../names.ts';
import { pagesWithDash } from '../pages.ts';
import type { CiteRecord } from '../record.ts';
import { type Setting, settingOf, yearText } from './elements.ts';
import { MARKS, type Marks } from './layout.ts';
import { shortName } from './names.ts';
import { type GbtStyle, rulesOf } from './styles.ts';

/** A record where it is cited, with all locators that it has there. */
export interface GbtCite {
  readonly record: CiteRecord;
  readonly number: number;
  readonly yearSuffix: string;
  readonly locators: readonly Locator[];
}

/** `[1,3-5]`; a locator stands outside the bracket, so that what has one stands alone: `[1]13[2,4]`. All in superscript. */
export function formatNumbers(cites: readonly GbtCite[]): readonly Piece[] {
  const ascending = cites.toSorted((one, other) => one.number - other.number);
  const text = runsOf(ascending)
    .map((run) => `[${numberRanges(run.map(({ number }) => number))}]${locatorText(run)}`)
    .join('');
  return text === '' ? [] : [{ text, form: 'SUPERSCRIPT' }];
}

/** `（高远，2023；Novak et al.，2021）15`, or as part of a sentence `高远（2023）15`; the locator alone in superscript. */
export function formatAuthorDate(
  cites: readonly GbtCite[],
  style: GbtStyle,
  isNarrative: boolean,
  options: EntryOptions,
): readonly Piece[] {
  const marks = MARKS[options.width ?? rulesOf(style).standard.width];
  const labelled = cites.map((cite) => ({ ...cite, ...authorDateLabel(cite, style, options) }));
  const runs = isNarrative ? runsOf(labelled, haveOneAuthor) : runsOf(labelled);
  return runs.flatMap((run, at) => {
    const text = isNarrative ? narrative(run, marks) : parenthetical(run, marks);
    const locators = locatorText(run);
    return [
      { text: isNarrative && at > 0 ? marks.semicolon + text : text },
      ...(locators === '' ? [] : [{ text: locators, form: 'SUPERSCRIPT' as const }]),
    ];
  });
}

export interface AuthorDateLabel {
  /** One author whole, of two and more the first and 等. */
  readonly author: string;
  readonly year: string;
}

/** What names a work in the text. */
export function authorDateLabel(
  { record, yearSuffix }: Pick<GbtCite, 'record' | 'yearSuffix'>,
  style: GbtStyle,
  options: EntryOptions,
): AuthorDateLabel {
  const setting = settingOf(record, rulesOf(style), options, yearSuffix);
  return { author: authorLabel(setting), year: yearText(setting) ?? '' };
}

function authorLabel({ record, standard, terms }: Setting): string {
  const [first, second] = responsibleNames(record).names;
  if (first === undefined) return terms.anonymous;
  if (second === undefined) return shortName(first);
  const isTight = isEastAsian(terms.others) && !standard.spaceBeforeOthers;
  return `${shortName(first)}${isTight ? '' : ' '}${terms.others}`;
}

/** Neighbours without locators stand in one bracket, where they may; what has a locator stands in its own. */
function runsOf<C extends GbtCite>(
  cites: readonly C[],
  mayJoin: (one: C, other: C) => boolean = () => true,
): readonly (readonly C[])[] {
  const runs: C[][] = [];
  for (const cite of cites) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    const joins = before !== undefined && isBare(before) && isBare(cite) && mayJoin(before, cite);
    if (joins) last?.push(cite);
    else runs.push([cite]);
  }
  return runs;
}

function isBare({ locators }: GbtCite): boolean {
  return locators.length === 0;
}

function haveOneAuthor(one: AuthorDateLabel, other: AuthorDateLabel): boolean {
  return one.author === other.author;
}

/** Three and more in a row are a range. `numbers` ascend. */
function numberRanges(numbers: readonly number[]): string {
  const ranges: number[][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.at(-1) === number - 1) last.push(number);
    else ranges.push([number]);
  }
  return ranges.map((range) => (range.length < 3 ? range.join(',') : `${range[0]}-${range.at(-1)}`)).join(',');
}

/** Of one author the name is not said again. */
function parenthetical(run: readonly AuthorDateLabel[], { open, close, comma, semicolon }: Marks): string {
  const parts = run.map(({ author, year }, at) => {
    if (at > 0 && run[at - 1]?.author === author) return comma + year;
    return (at > 0 ? semicolon : '') + author + comma + year;
  });
  return open + parts.join('') + close;
}

/** A run of one author. */
function narrative(run: readonly AuthorDateLabel[], { open, close, comma }: Marks): string {
  return (run[0]?.author ?? '') + open + run.map(({ year }) => year).join(comma) + close;
}

function locatorText(run: readonly GbtCite[]): string {
  return run
    .flatMap(({ locators }) => locators)
    .map(({ kind, value }) => (kind === 'PAGE' ? pagesWithDash(value, '-') : value))
    .join(',');
}
