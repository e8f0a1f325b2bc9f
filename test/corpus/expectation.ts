/** Whether an answer is what a question expects, said in sentences where it is not. */
import { matches, paired, valuesAt, type Wanted } from './matching.ts';

/** One assertion on what stands at a place, or at several places taken together. */
export interface Expectation {
  readonly at: readonly string[];
  /** Exactly this one value. */
  readonly equals?: Wanted;
  /** Exactly these, in this order. */
  readonly is?: readonly Wanted[];
  /** Exactly these, in any order. */
  readonly set?: readonly Wanted[];
  /** These and perhaps others. */
  readonly contains?: readonly Wanted[];
  /** None of these. */
  readonly excludes?: readonly Wanted[];
  /** So many values at least. */
  readonly atLeast?: number;
  /** One number, so high at least. */
  readonly min?: number;
}

/** What is wrong with the answer; empty where it is as expected. `ids` are what `$name` stands for. */
export function faultsOf(answer: unknown, expectation: Expectation, ids: Readonly<Record<string, string>>): string[] {
  const { at, atLeast, min } = expectation;
  const [equals, is, set, contains, excludes] = [
    expectation.equals === undefined ? undefined : [expectation.equals],
    expectation.is,
    expectation.set,
    expectation.contains,
    expectation.excludes,
  ].map((wanted) => wanted?.map((one) => withIds(one, ids)));
  const found = at.map((place) => valuesAt(answer, place));
  const values = found.flatMap((each) => each.values);
  const missing = found.flatMap((each) => each.missing ?? []);
  // Several places are alternatives for what must be there; what must not be there is looked for in all.
  if (missing.length > 0 && (values.length === 0 || !demands(expectation)))
    return missing.map((way) => `nothing at ${way}`);
  const exact = is ?? equals;
  return [
    ...(exact && !inOrder(values, exact) ? [`expected ${shown(exact)}, got ${shown(values)}`] : []),
    ...(set ? unequal(values, set) : []),
    ...(contains ? paired(values, contains).unmatched.map((one) => `no ${shown(one)} among ${shown(values)}`) : []),
    ...(excludes ?? [])
      .filter((one) => values.some((value) => matches(value, one)))
      .map((one) => `${shown(one)} is there`),
    ...(atLeast !== undefined && values.length < atLeast ? [`${values.length} values, expected ${atLeast}`] : []),
    ...(min !== undefined && !(values.length === 1 && Number(values[0]) >= min)
      ? [`${shown(values)} is below ${min}`]
      : []),
  ];
}

/** Whether an answer that has nothing fails it: what cannot fail so proves nothing by itself. */
export function demands({ equals, is, set, contains, atLeast, min }: Expectation): boolean {
  const value = equals !== undefined && equals !== null && equals !== 0;
  const values = [is, set, contains].some((list) => (list ?? []).length > 0);
  return value || values || (atLeast ?? 0) > 0 || (min ?? 0) > 0;
}

function inOrder(values: readonly unknown[], wanted: readonly Wanted[]): boolean {
  return values.length === wanted.length && wanted.every((one, index) => matches(values[index], one));
}

function unequal(values: readonly unknown[], wanted: readonly Wanted[]): string[] {
  const { unmatched, extra } = paired(values, wanted);
  return [
    ...unmatched.map((one) => `no ${shown(one)} among ${shown(values)}`),
    ...extra.map((one) => `not expected: ${shown(one)}`),
  ];
}

function withIds(wanted: Wanted, ids: Readonly<Record<string, string>>): Wanted {
  if (typeof wanted !== 'string' || !wanted.startsWith('$')) return wanted;
  const id = ids[wanted.slice(1)];
  if (id === undefined) throw new Error(`${wanted} is none of the question's refs`);
  return id;
}

function shown(value: unknown): string {
  return JSON.stringify(value);
}
