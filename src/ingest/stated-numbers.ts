/** The numbers that the graph states with a passage as their place: of figures, of periods and of the marks that are cited there. */
import { endsOf, evidenceOf, inOrder, type PlacedInput, type PlacedInputs } from './placed.ts';

export interface StatedFigure {
  readonly values: readonly number[];
  readonly unit: string;
  /** From this passage; empty where there is none. */
  readonly quote: string;
  /** How the source puts it where the figure has no values: 三分天下有其二; else empty. */
  readonly wording: string;
}

export interface StatedNumbers {
  readonly figures: readonly StatedFigure[];
  /** 2021 and 2021-06, of the statements and of the entities that they join. */
  readonly dates: ReadonlySet<string>;
  /** The numbers in marks and their locators: 2 and 157 of ［2］157. */
  readonly marks: ReadonlySet<string>;
}

/** By the id of the passage; a passage on which nothing stands is not there. Cost: one pass over the inputs. */
export function statedNumbers(inputs: PlacedInputs): ReadonlyMap<string, StatedNumbers> {
  const periods = new Map(inputs.entities.map(({ input }) => [input.id ?? '', input.period ?? '']));
  const byPassage = Map.groupBy(
    inOrder(inputs).flatMap((placed) => evidenceOf(placed).map(({ evidence }) => ({ placed, evidence }))),
    ({ evidence }) => evidence.passage,
  );
  return new Map(
    [...byPassage].map(([passage, items]) => [
      passage,
      {
        figures: items.flatMap(({ placed, evidence }) => figureOf(placed, evidence.quote ?? '')),
        dates: new Set(items.flatMap(({ placed }) => periodsOf(placed, periods).flatMap(datesOf))),
        marks: new Set(
          items
            .flatMap(({ evidence }) => evidence.cited ?? [])
            .flatMap(({ mark, locator }) => digitsOf(`${mark} ${locator ?? ''}`)),
        ),
      },
    ]),
  );
}

function figureOf({ input }: PlacedInput, quote: string): readonly StatedFigure[] {
  if (!('indicator' in input)) return [];
  const values = [input.value, input.low, input.high].filter((value) => typeof value === 'number');
  const wording = values.length === 0 ? (input.wording ?? '') : '';
  return [{ values, unit: input.unit ?? '', quote, wording }];
}

function periodsOf({ input }: PlacedInput, ofEntities: ReadonlyMap<string, string>): readonly string[] {
  const own = 'period' in input ? [input.period ?? ''] : [];
  return [...own, ...endsOf(input).map((end) => ofEntities.get(end) ?? '')];
}

/** `2021-06/2025` holds 2021, 2021-06 and 2025. */
function datesOf(period: string): readonly string[] {
  return [...period.matchAll(/\d{4}(?:-\d{2})?/g)].flatMap(([date]) => [date, date.slice(0, 4)]);
}

function digitsOf(text: string): readonly string[] {
  return text.match(/\d+/g) ?? [];
}
