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

/** An other end that several of the compared have in one row. */
export interface SharedEnd {
  readonly entity: string;
  /** Two at least, in the order in which they are compared. */
  readonly among: readonly string[];
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
  /** Of relations and claims: what most have first, then in the order of the cells. */
  readonly shared: readonly SharedEnd[];
}

/** All that is stated of one of the compared. */
export interface Compared {
  readonly entity: StoredEntity;
  readonly relations: readonly SeenRelation[];
  readonly observations: readonly Stored<ObservationRecord>[];
  readonly claims: readonly Stored<ClaimRecord>[];
}

/** Which texts treat something or are cited: of the entry more than of what it is. */
export const LITERATURE: ReadonlySet<RelationTypeName> = new Set(['DESCRIBES', 'CITES']);

/** In the ontology's order, out before in; only what is stated of at least one. */
export function relationRows(
  compared: readonly Compared[],
  ontology: Ontology,
): Readonly<Record<'own' | 'literature', readonly ComparisonRow[]>> {
  const isLiterature = (relation: RelationTypeDef) => LITERATURE.has(relation.name);
  return {
    own: rowsOfRelations(
      compared,
      ontology.relationTypes.filter((relation) => !isLiterature(relation)),
    ),
    literature: rowsOfRelations(compared, ontology.relationTypes.filter(isLiterature)),
  };
}

function rowsOfRelations(
  compared: readonly Compared[],
  relationTypes: readonly RelationTypeDef[],
): readonly ComparisonRow[] {
  return relationTypes.flatMap((relation) =>
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
      return rowOf(row, cells, (cell) => cell.relations.map((seen) => seen.other), shownAsShared);
    }),
  );
}

/** What most of them have a figure of first; then what the first of them has, and so on; then by the indicator's id. */
export function indicatorRows(
  compared: readonly Compared[],
  indicators: readonly StoredEntity[],
): readonly ComparisonRow[] {
  const rows = indicators.flatMap((indicator) => {
    const { id, label, labelEn } = indicator.record;
    const cells = compared.map((one) => ({
      ...EMPTY,
      entity: one.entity,
      observations: one.observations.filter((stored) => stored.record.indicator === id),
    }));
    const row = { key: `indicator:${id}`, label: { zh: label, en: labelEn ?? label }, indicator };
    return rowOf(row, cells, (cell) => cell.observations.map((stored) => figureOf(stored.record)));
  });
  const filled = ({ cells }: ComparisonRow) => cells.filter((cell) => cell.observations.length > 0).length;
  const first = ({ cells }: ComparisonRow) => cells.findIndex((cell) => cell.observations.length > 0);
  return rows.toSorted((one, other) => filled(other) - filled(one) || first(one) - first(other));
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
    return rowOf(row, cells, (cell) => cell.claims.flatMap((stored) => stored.record.object ?? []), shownAsShared);
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

/** Nothing where no cell has a statement. `valuesOf` gives what two cells can have in common: entities where `sharedOf` lists them. */
function rowOf(
  row: Omit<ComparisonRow, 'cells' | 'shared'>,
  cells: readonly Cell[],
  valuesOf: (cell: Cell) => readonly string[],
  sharedOf: (cells: readonly Cell[], values: readonly ReadonlySet<string>[]) => readonly SharedEnd[] = () => [],
): readonly ComparisonRow[] {
  if (cells.every((cell) => cell.relations.length + cell.observations.length + cell.claims.length === 0)) return [];
  const values = cells.map((cell) => new Set(valuesOf(cell)));
  const sharedWith = (own: number): readonly string[] =>
    cells.flatMap((cell, i) =>
      i !== own && !values[i]?.isDisjointFrom(values[own] ?? new Set()) ? [cell.entity.record.id] : [],
    );
  const shared = sharedOf(cells, values);
  return [{ ...row, cells: cells.map((cell, i) => ({ ...cell, sharedWith: sharedWith(i) })), shared }];
}

function shownAsShared(cells: readonly Cell[], values: readonly ReadonlySet<string>[]): readonly SharedEnd[] {
  const all = new Set(values.flatMap((ofCell) => [...ofCell]));
  const ends = [...all].map((entity) => ({
    entity,
    among: cells.flatMap((cell, i) => (values[i]?.has(entity) ? [cell.entity.record.id] : [])),
  }));
  return ends.filter(({ among }) => among.length > 1).toSorted((one, other) => other.among.length - one.among.length);
}

/** The same for figures that say the same. */
export function figureOf(record: ObservationRecord): string {
  const { value, low, high, unit, comparator, wording, period } = record;
  const number = value ?? low ?? high;
  return JSON.stringify([value, low, high, unit, comparator, period, number === undefined ? wording : undefined]);
}
