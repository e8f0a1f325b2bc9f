/** The lists of an entity's page as a reader of its sources expects them; what has an order of its own keeps it: stages, figures. */
import { entityTypeRank } from '../../domain/order.ts';
import type { Page } from '../../domain/page.ts';
import type { ClaimRecord, StatementRecord, Stored } from '../../domain/records.ts';
import type { SeenRelation } from '../../inquiry/reads.ts';
import type { Describing } from './describe-statement.ts';
import type { FoundEntity } from './entity-data.ts';
import type { KnownRecords } from './known-records.ts';
import type { FoundSection } from './relation-sections.ts';
import { inSourceOrder, type Placed, pageInSourceOrder } from './source-order.ts';
import { isStaged } from './stages.ts';

const LONGEST_MIXED = 12;

/** Only lists that are there whole: a part of a long one stays in the order by which it is read on. */
export function inReadingOrder(found: FoundEntity, { ontology, known }: Describing): FoundEntity {
  const placed = ({ record }: Stored<StatementRecord>) => placeOf(record, known);
  const typeOf = ({ other }: SeenRelation) => entityTypeRank(ontology, known.entity(other)?.type ?? '');
  // Their numbers are those of many lists.
  const inPlace = (naming: Stored<StatementRecord>) => ({ passage: placed(naming).passage });
  return {
    ...found,
    sections: found.sections.map((section) =>
      isStaged(section) ? section : byOtherType({ ...section, page: pageInSourceOrder(section.page, placed) }, typeOf),
    ),
    stages: new Map(
      [...found.stages].map(([id, stage]) => {
        const isWhole = stage.relations.length >= stage.total;
        return [id, isWhole ? { ...stage, relations: byType(stage.relations, known) } : stage];
      }),
    ),
    claims: byKind(found.claims, placed),
    namings: found.namings.map((naming) => ({ ...naming, page: pageInSourceOrder(naming.page, inPlace) })),
    passages: pageInSourceOrder(found.passages, ({ record }) => ({ passage: record })),
  };
}

/** A longer section whose other ends are of several types has a part for each type, in the ontology's order. */
function byOtherType(section: FoundSection, rankOf: (relation: SeenRelation) => number): FoundSection {
  const { edges, totalCount } = section.page;
  if (edges.length <= LONGEST_MIXED || edges.length < totalCount) return section;
  const parts = Map.groupBy(edges, ({ node }) => rankOf(node));
  if (parts.size === 1) return section;
  const sorted = [...parts].toSorted(([one], [other]) => one - other).flatMap(([, part]) => part);
  return { ...section, page: { ...section.page, edges: sorted }, byType: true };
}

/** Of one end, each type of relation by itself, as the store gives them. */
export function byType(relations: readonly SeenRelation[], known: KnownRecords): readonly SeenRelation[] {
  const types = [...Map.groupBy(relations, ({ record, direction }) => `${record.relationType} ${direction}`).values()];
  return types.flatMap((ofType) => inSourceOrder(ofType, ({ record }) => placeOf(record, known)));
}

/** The first place that the reader may see. */
function placeOf(statement: StatementRecord, known: KnownRecords): Placed {
  const [passage] = statement.evidence.flatMap((one) => known.passage(one.passage)?.record ?? []);
  return { passage, ordinal: statement.record === 'relation' ? statement.ordinal : undefined };
}

/** Kinds in the ontology's order, as the store gives them. */
function byKind(
  page: Page<Stored<ClaimRecord>>,
  placed: (claim: Stored<ClaimRecord>) => Placed,
): Page<Stored<ClaimRecord>> {
  if (page.edges.length < page.totalCount) return page;
  const kinds = [...Map.groupBy(page.edges, ({ node }) => node.record.claimKind).values()];
  return { ...page, edges: kinds.flatMap((edges) => inSourceOrder(edges, ({ node }) => placed(node))) };
}
