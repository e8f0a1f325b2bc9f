/** An entity's relations by type and direction, in the ontology's order: a section for each field that the API has for them. */
import type { Direction } from '../../domain/filter.ts';
import { type RelationField, relationFields } from '../../domain/ontology/type-fields.ts';
import type { Ontology } from '../../domain/ontology.ts';
import { POSITION_LENGTHS } from '../../domain/order.ts';
import type { Edge, Page } from '../../domain/page.ts';
import type { EntityRecord } from '../../domain/records.ts';
import type { SeenRelation } from '../../inquiry/reads.ts';
import { type Asking, pageOf } from './page-lists.ts';

/** Up to so many relations are all on the page; of more each section has its start. Twice what the largest entity of the seed has. */
const WHOLE = 200;
const SECTION_START = 20;

export interface FoundSection {
  readonly field: RelationField;
  readonly page: Page<SeenRelation>;
  /** The relations stand by the type of their other end. */
  readonly byType?: true;
}

/**
 * Sections that have relations. One read for an entity with up to 200 relations; beyond that one for each field of its type.
 * Errors: BAD_USER_INPUT for a cursor of another list.
 */
export async function readSections(
  entity: EntityRecord,
  { inquiries: { ontology, reads }, asked, scope }: Asking,
): Promise<readonly FoundSection[]> {
  const fields = fieldsOf(ontology, entity);
  const query = (direction: Direction) => ({ direction, page: { first: WHOLE, withTotal: true } });
  if (asked.list === undefined) {
    const [whole] = await reads.relationsOf([entity.id], query('BOTH'), scope);
    if (whole && !whole.hasNextPage) return grouped(fields, whole.edges);
  }
  const wanted = fields.filter(({ name }) => asked.list === undefined || asked.list === name);
  const sections = await Promise.all(
    wanted.map(async (field): Promise<readonly FoundSection[]> => {
      const list = { name: field.name, length: POSITION_LENGTHS.relationsOf, start: SECTION_START };
      const page = pageOf(asked, list);
      const selection = { types: [field.relation.name], direction: field.direction, page };
      const [found] = await reads.relationsOf([entity.id], selection, scope);
      return found ? [{ field, page: found }] : [];
    }),
  );
  return sections.flat().filter(({ field, page }) => page.totalCount > 0 || field.name === asked.list);
}

export function sectionNames(ontology: Ontology, entity: EntityRecord): readonly string[] {
  return fieldsOf(ontology, entity).map(({ name }) => name);
}

function fieldsOf(ontology: Ontology, { type }: EntityRecord): readonly RelationField[] {
  const def = ontology.entityType(type);
  return def ? relationFields(def, ontology.relationTypes) : [];
}

/** Relations come in the order of their types, and keep it within each section. */
function grouped(fields: readonly RelationField[], edges: readonly Edge<SeenRelation>[]): readonly FoundSection[] {
  const groups = Map.groupBy(edges, ({ node }) => keyOf(node.record.relationType, node.direction));
  return fields.flatMap((field) => {
    const own = groups.get(keyOf(field.relation.name, field.direction)) ?? [];
    const page = { edges: own, hasNextPage: false, totalCount: own.length, totalCountIsExact: true };
    return own.length === 0 ? [] : [{ field, page }];
  });
}

function keyOf(type: string, direction: Direction): string {
  return `${type} ${direction}`;
}
