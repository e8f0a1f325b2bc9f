/** Every number of a source is accounted for: a figure, part of a name, a date or a mark of the graph, or listed with the reason. */
import type { Faults } from './fault.ts';
import { createFoldedText, foldWords } from './folded-text.ts';
import type { EntityInput } from './input.ts';
import type { PlacedInputs } from './placed.ts';
import type { SeedNumber } from './seed-form.ts';
import type { ReadPassage } from './seed-passages.ts';
import { isWithin, numbersIn, regionsOf, type SourceNumber } from './source-numbers.ts';
import type { SourcePlace, SourcePlaces } from './source-places.ts';
import { compact, MARKS_WITH_PAGES, type Region, withoutHeadingNumber } from './source-text.ts';
import { type StatedFigure, type StatedNumbers, statedNumbers } from './stated-numbers.ts';

interface AccountedNumber {
  readonly passage: ReadPassage;
  /** The words around it, with the number in ‹›. */
  readonly context: string;
  readonly as: 'FIGURE' | 'NAME' | 'DATE' | 'MARK' | SeedNumber | undefined;
}

export function checkNumbers(
  inputs: PlacedInputs,
  passages: readonly ReadPassage[],
  { places, faults }: { readonly places: SourcePlaces; readonly faults: Faults },
): void {
  const numbers = accountNumbers(inputs, passages, places);
  for (const { passage, context, as } of numbers) {
    if (as) continue;
    faults.add(
      passage.at,
      'NUMBER_UNACCOUNTED',
      `Nothing accounts for the number in “${context}”: state the figure, or list it under \`numbers:\` with what it is.`,
    );
  }
  const used = new Set(numbers.map(({ as }) => as));
  for (const entry of passages.flatMap(({ written }) => written.numbers)) {
    if (used.has(entry)) continue;
    faults.add(
      entry.text.at,
      'NEEDLESS',
      `“${entry.text.text}” accounts for no number of this passage that the graph does not account for already: leave it out.`,
    );
  }
}

/** All numbers where the passages stand, in their order, each by the first way that accounts for it; undefined: none does. */
function accountNumbers(
  inputs: PlacedInputs,
  passages: readonly ReadPassage[],
  places: SourcePlaces,
): readonly AccountedNumber[] {
  const names = numberedNames(inputs.entities.map(({ input }) => input));
  const stated = statedNumbers(inputs);
  return passages.flatMap((passage) => {
    const place = places.byPassage.get(passage.input.id ?? '');
    const accounts = { passage, names, stated: stated.get(passage.input.id ?? '') };
    return (place ? textsOf(place) : []).flatMap((text) => numbersOfText(text, accounts));
  });
}

/** Each text on its own: what is printed above it, the text, its notes. The numbers of headings themselves are none of the source's. */
function textsOf({ text, headings, notes, above }: SourcePlace): readonly string[] {
  const printed = headings.filter((heading) => above.includes(heading));
  const others = printed.reduce((rest, heading) => rest.replace(heading, ' '), above);
  return [others, ...printed.map(withoutHeadingNumber), text, ...notes];
}

/** Names with a number in them, folded. */
function numberedNames(entities: readonly EntityInput[]): readonly string[] {
  const names = entities.flatMap(({ label, labelEn, names: others }) => [
    label,
    labelEn ?? '',
    ...(others ?? []).map(({ text }) => text),
  ]);
  return [...new Set(names.filter((name) => /[\d一二两三四五六七八九十百千万]/u.test(name)).map(foldWords))];
}

interface Accounts {
  readonly passage: ReadPassage;
  readonly names: readonly string[];
  readonly stated: StatedNumbers | undefined;
}

function numbersOfText(text: string, { passage, names, stated }: Accounts): readonly AccountedNumber[] {
  const folded = createFoldedText(text);
  const everywhere = (words: string) => folded.find(foldWords(words));
  const named = names.flatMap((name) => folded.find(name));
  const dated = datesIn(text).filter(({ date }) => stated?.dates.has(date));
  const marked = marksIn(text, stated?.marks);
  const isFigure = (number: SourceNumber, { values, unit, quote, wording }: StatedFigure) =>
    isWithin(number, everywhere(wording)) ||
    (values.includes(number.value) &&
      ((unit !== '' && text.startsWith(compact(unit), number.end)) || isWithin(number, everywhere(quote))));
  const accountOf = (number: SourceNumber): AccountedNumber['as'] => {
    if (stated?.figures.some((figure) => isFigure(number, figure))) return 'FIGURE';
    if (isWithin(number, named)) return 'NAME';
    if (isWithin(number, dated)) return 'DATE';
    if (isWithin(number, marked)) return 'MARK';
    return passage.written.numbers.find((entry) => isWithin(number, everywhere(entry.text.text)));
  };
  return numbersIn(text).map((number) => ({ passage, context: contextOf(number, text), as: accountOf(number) }));
}

const DATE = /(\d{4})(?:[—–-](\d{4}))?年(?:(\d{1,2})(?:[—–-](\d{1,2}))?月)?/dgu;

/** The years and months that are printed, each with its date as a period has it: 2021-06. */
function datesIn(text: string): readonly (Region & { readonly date: string })[] {
  return [...text.matchAll(DATE)].flatMap((match) => {
    const [, first = '', last = first] = match;
    return (match.indices ?? []).slice(1).flatMap((indices, index) => {
      const words = match[index + 1];
      if (!indices || words === undefined) return [];
      const date = index < 2 ? words : `${last}-${words.padStart(2, '0')}`;
      return [{ start: indices[0], end: indices[1], date }];
    });
  });
}

const FIGURE_LABELS = /[图表]\d+/gu;

/** Marks whose numbers are cited, and the labels of figures and tables. */
function marksIn(text: string, cited: ReadonlySet<string> = new Set()): readonly Region[] {
  const marks = regionsOf(MARKS_WITH_PAGES, text).filter(({ start, end }) =>
    (text.slice(start, end).match(/\d+/g) ?? []).every((digits) => cited.has(digits)),
  );
  return [...marks, ...regionsOf(FIGURE_LABELS, text)];
}

function contextOf({ start, end }: Region, text: string): string {
  return `${text.slice(Math.max(0, start - 8), start)}‹${text.slice(start, end)}›${text.slice(end, end + 8)}`;
}
