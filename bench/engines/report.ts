/** What the bench prints, and whether the goals are met. */
import { type Measure, median, middle } from '../graphql/rounds.ts';
import type { Shape, ShapeName } from '../graphql/shapes.ts';

export interface ShapeResult {
  readonly shape: Shape;
  readonly byConnections: readonly {
    readonly connections: number;
    readonly measures: Contenders<readonly Measure[]>;
  }[];
}

/** Statements by hand on Neo4j, gongfu on Neo4j, gongfu on SQLite. */
export interface Contenders<T> {
  readonly a: T;
  readonly b: T;
  readonly c: T;
}

/** CPU of gongfu on Neo4j, as a multiple of the statements' by hand. */
export const MAX_OF_HAND = 1.2;
/** CPU of the statements by hand, as a multiple of gongfu's on SQLite. */
export const MIN_OF_SQLITE: Readonly<Record<ShapeName, number | undefined>> = {
  ...{ entity: 3, deep: 3, hub: 3 },
  ...{ relations: 1.5, list: 1.5, hops: 1.5 },
  mutation: undefined,
};
/** The goals are for so many. */
export const JUDGED_CONNECTIONS = 32;

export interface Verdict {
  readonly ofHand: number;
  readonly ofSqlite: number;
  /** Undefined where there is no goal. */
  readonly isHandMet: boolean | undefined;
  readonly isSqliteMet: boolean | undefined;
}

/** Rounds are paired: a ratio is the median of theirs. */
export function verdictOf({ shape, byConnections }: ShapeResult): Verdict | undefined {
  const judged = byConnections.find(({ connections }) => connections === JUDGED_CONNECTIONS)?.measures;
  if (!judged) return undefined;
  const ofHand = ratio(judged.b, judged.a);
  const ofSqlite = ratio(judged.a, judged.c);
  const least = MIN_OF_SQLITE[shape.name];
  return {
    ...{ ofHand, ofSqlite },
    isHandMet: shape.isWrite ? undefined : ofHand <= MAX_OF_HAND,
    isSqliteMet: least === undefined ? undefined : ofSqlite >= least,
  };
}

function ratio(one: readonly Measure[], other: readonly Measure[]): number {
  return median(one.map(({ cpuUs }, i) => cpuUs / (other[i]?.cpuUs ?? Number.NaN)));
}

export function isAllMet(results: readonly ShapeResult[]): boolean {
  return results.every((result) => {
    const { isHandMet = true, isSqliteMet = true } = verdictOf(result) ?? {};
    return isHandMet && isSqliteMet;
  });
}

export function resultLines(results: readonly ShapeResult[]): readonly string[] {
  const counts = results[0]?.byConnections.map(({ connections }) => connections) ?? [];
  return [...cpuLines(results), '', ...counts.flatMap((connections) => [...rateLines(results, connections), ''])];
}

function cpuLines(results: readonly ShapeResult[]): readonly string[] {
  const rows = results.flatMap((result) => cpuRow(result) ?? []);
  if (rows.length === 0) return [];
  return table(
    [
      ...['CPU µs a request, 32 connections', '(a) server', 'database', '(b) server', 'database', '(c)'],
      ...['(b)/(a)', `goal ≤ ${MAX_OF_HAND}`, '(a)/(c)', 'goal'],
    ],
    rows,
  );
}

function cpuRow(result: ShapeResult): readonly (readonly string[])[] | undefined {
  const judged = result.byConnections.find(({ connections }) => connections === JUDGED_CONNECTIONS);
  const verdict = verdictOf(result);
  if (!judged || !verdict) return undefined;
  const [a, b, c] = [middle(judged.measures.a), middle(judged.measures.b), middle(judged.measures.c)];
  const parts = [a, b].flatMap(({ cpuUs, databaseUs }) => [cpuUs - databaseUs, databaseUs]);
  const least = MIN_OF_SQLITE[result.shape.name];
  return [
    [
      ...[result.shape.title, ...[...parts, c.cpuUs].map((us) => us.toFixed(0))],
      ...[verdict.ofHand.toFixed(2), wordFor(verdict.isHandMet)],
      ...[verdict.ofSqlite.toFixed(1), least === undefined ? '' : `≥ ${least} ${wordFor(verdict.isSqliteMet)}`],
    ],
  ];
}

function wordFor(isMet: boolean | undefined): string {
  if (isMet === undefined) return '';
  return isMet ? 'PASS' : 'MISS';
}

function rateLines(results: readonly ShapeResult[], connections: number): readonly string[] {
  const heads = ['requests/s (a)', '(b)', '(c)', 'p50 ms (a)', '(b)', '(c)', 'p99 ms (a)', '(b)', '(c)'];
  const rows = results.flatMap(({ shape, byConnections }) => {
    const measures = byConnections.find((one) => one.connections === connections)?.measures;
    if (!measures) return [];
    const all = [middle(measures.a), middle(measures.b), middle(measures.c)];
    const rates = all.map(({ perSecond }) => perSecond.toFixed(0));
    const times = [...all.map(({ p50Ms }) => p50Ms), ...all.map(({ p99Ms }) => p99Ms)].map((ms) => ms.toFixed(1));
    return [[shape.title, ...rates, ...times]];
  });
  return table([`${connections} connection${connections === 1 ? '' : 's'}`, ...heads], rows);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), `|${heads.map(() => '---|').join('')}`, ...rows.map(line)];
}
