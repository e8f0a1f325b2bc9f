/** Which rows of a comparison are shown: all, only where the compared differ, only what they share. Pure. */
import type { StatementRecord } from '../../domain/records.ts';
import type { SeenRelation } from '../../store/port.ts';
import type { Comparison } from '../compare.ts';
import { type ComparisonCell, type ComparisonRow, figureOf } from '../comparison-rows.ts';

export const ROW_CHOICES = ['all', 'differ', 'shared'] as const;
export type RowChoice = (typeof ROW_CHOICES)[number];

/** What of a cell's statements others may have, too, and how far it is said to hold. */
export interface StatedValue {
  readonly value: string;
  readonly status: string;
}

/**
 * `shared` keeps what two or more have; `differ` leaves out what all of them have with the same status, of figures the same figure. Rows of which
 * nothing is left are left out.
 */
export function chosenRows(comparison: Comparison, choice: RowChoice): Comparison {
  if (choice === 'all') return comparison;
  return { ...comparison, rows: comparison.rows.flatMap((row) => chosenRow(row, choice)) };
}

/** Of a statement in a cell; undefined where it says what no other can share: a claim without an object. */
export function statedValue(record: StatementRecord, other: string | undefined): StatedValue | undefined {
  const value = record.record === 'observation' ? figureOf(record) : record.record === 'claim' ? record.object : other;
  return value === undefined ? undefined : { value, status: record.status };
}

/** Who of the compared have a value in a row, by the value; each in the order in which they are compared. */
export function holdersIn({ cells }: ComparisonRow): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, readonly string[]>();
  for (const cell of cells) {
    for (const value of new Set(valuesIn(cell).map((one) => one.value)))
      holders.set(value, [...(holders.get(value) ?? []), cell.entity.record.id]);
  }
  return holders;
}

function chosenRow(row: ComparisonRow, choice: 'differ' | 'shared'): readonly ComparisonRow[] {
  const isKept = choice === 'shared' ? sharedIn(row) : differingIn(row);
  const cells = row.cells.map((cell) => keptOf(cell, isKept));
  if (cells.every((cell) => cell.relations.length + cell.observations.length + cell.claims.length === 0)) return [];
  const left = new Set(cells.flatMap((cell) => valuesIn(cell).map(({ value }) => value)));
  return [{ ...row, cells, shared: row.shared.filter(({ entity }) => left.has(entity)) }];
}

type Keeps = (value: StatedValue | undefined) => boolean;

function sharedIn(row: ComparisonRow): Keeps {
  const holders = holdersIn(row);
  return (stated) => stated !== undefined && (holders.get(stated.value)?.length ?? 0) > 1;
}

function differingIn({ cells }: ComparisonRow): Keeps {
  const keyOf = ({ value, status }: StatedValue) => JSON.stringify([value, status]);
  const ofCells = cells.map((cell) => new Set(valuesIn(cell).map(keyOf)));
  return (stated) => stated === undefined || !ofCells.every((values) => values.has(keyOf(stated)));
}

function keptOf(cell: ComparisonCell, isKept: Keeps): ComparisonCell {
  return {
    ...cell,
    relations: cell.relations.filter(({ record, other }) => isKept(statedValue(record, other))),
    observations: cell.observations.filter(({ record }) => isKept(statedValue(record, undefined))),
    claims: cell.claims.filter(({ record }) => isKept(statedValue(record, undefined))),
  };
}

function valuesIn({ relations, observations, claims }: ComparisonCell): readonly StatedValue[] {
  return [
    ...relations.flatMap(({ record, other }: SeenRelation) => statedValue(record, other) ?? []),
    ...[...observations, ...claims].flatMap(({ record }) => statedValue(record, undefined) ?? []),
  ];
}
