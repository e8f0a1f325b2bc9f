/** The rows of a comparison: pure, from all that is stated of each of the compared. */
import type { Direction } from '../domain/filter.ts';
import type { Ontology, RelationTypeDef, Words } from '../domain/ontology.ts';
import type { ClaimKind, ClaimRecord, ObservationRecord, RelationTypeName, Stored } from '../domain/records.ts';
import type { SeenRelation } from '../store/port.ts';
import type { StoredEntity } from './entities.ts';

export interface ComparisonCell {
  readonly entity: StoredEntity;
  readonly relations: readonly SeenRelation[];
  readonly observations: readonly Stored<ObservationRecord>[];
  readonly claims: readonly Stored<ClaimRecord>[];
  /** Which of the others have a statement to the same other end, too (of figures: the same figure). */
  readonly sharedWith: readonly string[];
}

export interface ComparisonRow {
  readonly key: string;
  readonly label: Words;
  readonly relationType?: RelationTypeName;
  readonly direction?: Direction;
  readonly indicator?: StoredEntity;
  readonly claimKind?: ClaimKind;
  /** Aligned with the compared entities. */
  readonly cells: readonly ComparisonCell[];
}

/** All that is stated of one of the compared. */
export interface Compared {
  readonly entity: StoredEntity;
  readonly relations: readonly SeenRelation[];
  readonly observations: readonly Stored<ObservationRecord>[];
  readonly claims: readonly Stored<ClaimRecord>[];
}

/** In the ontology's order, out before in; only what is stated of at least one. */
export function relationRows(compared: readonly Compared[], ontology: Ontology): readonly ComparisonRow[] {
  return ontology.relationTypes.flatMap((relation) =>
    directionsOf(relation).flatMap((direction) => {
      const cells = compared.map((one) => ({
        ...EMPTY,
        entity: one.entity,
        relations: one.relations.filter(
          (seen) => seen.record.relationType === relation.name && seen.direction === direction,
        ),
      }));
      const row = {
        key: `relation:${relation.name}:${direction}`,
        label: reading(relation, direction),
        relationType: relation.name,
        direction,
      };
      return rowOf(row, cells, (cell) => cell.relations.map((seen) => seen.other));
    }),
  );
}

export function indicatorRows(
  compared: readonly Compared[],
  indicators: readonly StoredEntity[],
): readonly ComparisonRow[] {
  return indicators.flatMap((indicator) => {
    const { id, label, labelEn } = indicator.record;
    const cells = compared.map((one) => ({
      ...EMPTY,
      entity: one.entity,
      observations: one.observations.filter((stored) => stored.record.indicator === id),
    }));
    const row = { key: `indicator:${id}`, label: { zh: label, en: labelEn ?? label }, indicator };
    return rowOf(row, cells, (cell) => cell.observations.map((stored) => figureOf(stored.record)));
  });
}

export function claimRows(compared: readonly Compared[], ontology: Ontology): readonly ComparisonRow[] {
  return (ontology.enums.get('ClaimKind') ?? []).flatMap(({ value, zh, en }) => {
    const cells = compared.map((one) => ({
      ...EMPTY,
      entity: one.entity,
      claims: one.claims.filter((stored) => stored.record.claimKind === value),
    }));
    // The kinds of the schema are those of the records.
    const row = { key: `claim:${value}`, label: { zh, en }, claimKind: value as ClaimKind };
    return rowOf(row, cells, (cell) => cell.claims.flatMap((stored) => stored.record.object ?? []));
  });
}

type Cell = Omit<ComparisonCell, 'sharedWith'>;
const EMPTY = { relations: [], observations: [], claims: [] };

function directionsOf(relation: RelationTypeDef): readonly Direction[] {
  return relation.symmetric ? ['BOTH'] : ['OUT', 'IN'];
}

function reading(relation: RelationTypeDef, direction: Direction): Words {
  return direction === 'IN' ? relation.readsInverse : relation.reads;
}

/** Nothing where no cell has a statement. `valuesOf` gives what two cells can have in common. */
function rowOf(
  row: Omit<ComparisonRow, 'cells'>,
  cells: readonly Cell[],
  valuesOf: (cell: Cell) => readonly string[],
): readonly ComparisonRow[] {
  if (cells.every((cell) => cell.relations.length + cell.observations.length + cell.claims.length === 0)) return [];
  const values = cells.map((cell) => new Set(valuesOf(cell)));
  const sharedWith = (own: number): readonly string[] =>
    cells.flatMap((cell, i) =>
      i !== own && !values[i]?.isDisjointFrom(values[own] ?? new Set()) ? [cell.entity.record.id] : [],
    );
  return [{ ...row, cells: cells.map((cell, i) => ({ ...cell, sharedWith: sharedWith(i) })) }];
}

function figureOf(record: ObservationRecord): string {
  const { value, low, high, unit, comparator, wording, period } = record;
  const number = value ?? low ?? high;
  return JSON.stringify([value, low, high, unit, comparator, period, number === undefined ? wording : undefined]);
}
