/** A comparison as data, a statement a row: for spreadsheets, pandas and R (CSV), and for programs (JSON). */

import { CSV_MARK, csvRow } from '../../domain/csv.ts';
import type { StatementRecord } from '../../domain/records.ts';
import type { Comparison } from '../compare.ts';
import type { ComparedStatement } from './statements.ts';

export const COLUMNS = [
  'row',
  'heading',
  'compared',
  'compared_id',
  'of',
  'what',
  'what_id',
  'shared',
  'value',
  'low',
  'high',
  'unit',
  'comparator',
  'details',
  'period',
  'status',
  'basis',
  'places',
  'statement',
] as const;

type Value = string | number | boolean | readonly string[];
type Datum = Readonly<Partial<Record<(typeof COLUMNS)[number], Value>>>;

export function comparisonCsv(statements: readonly ComparedStatement[]): string {
  const rows = statements.map(datumOf).map((datum) => csvRow(COLUMNS.map((column) => datum[column])));
  return CSV_MARK + csvRow(COLUMNS) + rows.join('');
}

export function comparisonJson({ entities }: Comparison, statements: readonly ComparedStatement[]): string {
  const compared = entities.map(({ record: { id, label, labelEn, summary } }) => ({ id, label, labelEn, summary }));
  return `${JSON.stringify({ compared, statements: statements.map(datumOf) }, null, 2)}\n`;
}

function datumOf(one: ComparedStatement): Datum {
  const { record } = one;
  return {
    row: one.row,
    heading: one.heading,
    compared: one.comparedName,
    compared_id: one.compared,
    ...(one.of ? { of: one.of } : {}),
    what: one.what,
    ...(one.whatId ? { what_id: one.whatId } : {}),
    shared: one.isShared,
    ...figureOf(record),
    details: one.details.map(({ role, text }) => (role ? `${role}: ${text}` : text)),
    ...(record.period ? { period: record.period } : {}),
    status: record.status,
    basis: record.basis,
    places: one.places,
    statement: record.id,
  };
}

function figureOf(record: StatementRecord): Datum {
  if (record.record !== 'observation') return {};
  const { value, low, high, unit, comparator } = record;
  return {
    ...(value === undefined ? {} : { value }),
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(unit ? { unit } : {}),
    comparator,
  };
}
