/** The rows of a comparison as its page shows them: grouped, with what says the same said once. Pure. */
import type { StatementRecord } from '../../domain/records.ts';
import type { Comparison } from '../../inquiry/compare.ts';
import { holdersIn, statedValue } from '../../inquiry/comparison/choice.ts';
import { type ComparisonCell, type ComparisonRow, LITERATURE } from '../../inquiry/comparison-rows.ts';
import type { CompareGroup, CompareItem, CompareRow, GroupName } from '../../ui/compare/compare-page-data.ts';
import { type Describing, describeListed } from './describe-statement.ts';
import { linkTo } from './record-words.ts';

const GROUPS: readonly GroupName[] = ['relations', 'figures', 'claims', 'literature'];

export function compareGroups({ rows }: Comparison, describing: Describing): readonly CompareGroup[] {
  return GROUPS.flatMap((name) => {
    const own = rows.filter((row) => groupOf(row) === name);
    return own.length === 0 ? [] : [{ name, rows: own.map((row) => rowOf(row, describing)) }];
  });
}

function groupOf({ relationType, indicator }: ComparisonRow): GroupName {
  if (relationType) return LITERATURE.has(relationType) ? 'literature' : 'relations';
  return indicator ? 'figures' : 'claims';
}

function rowOf(row: ComparisonRow, describing: Describing): CompareRow {
  const { key, label, indicator } = row;
  const holders = holdersIn(row);
  return {
    key,
    label,
    ...(indicator ? { indicator: indicator.record.id } : {}),
    cells: row.cells.map((cell) => itemsOf(cell, holders, describing)),
  };
}

interface Said {
  readonly record: StatementRecord;
  readonly other: string | undefined;
}

/** What others have, too, comes first. */
function itemsOf(
  cell: ComparisonCell,
  holders: ReadonlyMap<string, readonly string[]>,
  describing: Describing,
): readonly CompareItem[] {
  const said: readonly Said[] = [
    ...cell.relations.map(({ record, other }) => ({ record, other })),
    ...[...cell.observations, ...cell.claims].map(({ record }) => ({ record, other: undefined })),
  ];
  const own = cell.entity.record.id;
  const items = [...Map.groupBy(said, sameOf).values()].map((group) => itemOf(group, { own, holders, describing }));
  return items.toSorted((one, other) => Number(other.sharedWith.length > 0) - Number(one.sharedWith.length > 0));
}

/** Of the same thing, as much said to hold, on the same ground, of the same time. */
function sameOf({ record, other }: Said): string {
  return JSON.stringify([other ?? record.id, record.status, record.basis, record.period]);
}

interface ItemParts {
  readonly own: string;
  readonly holders: ReadonlyMap<string, readonly string[]>;
  readonly describing: Describing;
}

function itemOf(group: readonly Said[], { own, holders, describing }: ItemParts): CompareItem {
  const { ontology, known } = describing;
  const values = group.flatMap(({ record, other }) => statedValue(record, other)?.value ?? []);
  const among = values.flatMap((value) => holders.get(value) ?? []);
  const of = group.map(holderOf).filter((id) => id !== own);
  const [other] = group.flatMap((said) => said.other ?? []);
  return {
    ...(other === undefined ? {} : { other: linkTo(ontology, known, other) }),
    of: [...new Set(of)].map((id) => linkTo(ontology, known, id)),
    sharedWith: [...new Set(among)].filter((id) => id !== own),
    statements: group.map(({ record }) => describeListed(record, describing)),
  };
}

/** Whose statement it is. */
function holderOf({ record, other }: Said): string {
  if (record.record !== 'relation') return record.subject;
  return other === record.source ? record.target : record.source;
}
