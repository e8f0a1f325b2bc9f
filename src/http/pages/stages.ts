/** The stages that an ordered relation leads to (HAS_VERSION): what is stated of each, to show what each added and whom it joined. */
import { relationFields } from '../../domain/ontology/type-fields.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { EntityRecord } from '../../domain/records.ts';
import type { SeenRelation } from '../../inquiry/reads.ts';
import type { SeenRelationData, StageData, StageSection, StageStatement } from '../../ui/record/page-data.ts';
import type { Asking } from './page-lists.ts';
import { given, textsOf } from './record-words.ts';
import type { FoundSection } from './relation-sections.ts';

const STATEMENTS_SHOWN = 30;

export interface FoundStage {
  readonly relations: readonly SeenRelation[];
  readonly total: number;
}

/** By the id of the stage. One read, for any number of stages; none where there are none. */
export async function readStages(
  sections: readonly FoundSection[],
  { inquiries: { reads }, scope }: Asking,
): Promise<ReadonlyMap<string, FoundStage>> {
  const ids = sections.filter(isStaged).flatMap(({ page }) => page.edges.map(({ node }) => node.other));
  const stages = [...new Set(ids)];
  if (stages.length === 0) return new Map();
  const query = { direction: 'BOTH', page: { first: STATEMENTS_SHOWN, withTotal: true } } as const;
  const pages = await reads.relationsOf(stages, query, scope);
  return new Map(
    stages.map((id, i) => {
      const page = pages[i];
      return [id, { relations: page?.edges.map(({ node }) => node) ?? [], total: page?.totalCount ?? 0 }];
    }),
  );
}

/** Whether the section leads to stages, and not from one to what it is a stage of. */
export function isStaged({ field }: Pick<FoundSection, 'field'>): boolean {
  return field.relation.ordered && field.direction === 'OUT';
}

export interface StageParts {
  readonly ontology: Ontology;
  readonly stage: EntityRecord;
  readonly found: FoundStage;
  readonly describe: (relation: SeenRelation) => SeenRelationData;
}

/** Without what leads to other stages or back to what it is a stage of: the list that it stands in shows that. */
export function stageData({ ontology, stage, found, describe }: StageParts): StageData {
  const type = ontology.entityType(stage.type);
  const items = found.relations.map(describe);
  const own = items.filter((item) => item.other.type.value !== stage.type && !isOrdered(ontology, item));
  const fields = type ? relationFields(type, ontology.relationTypes) : [];
  const sections = fields.flatMap((field): readonly StageSection[] => {
    const reads = field.direction === 'IN' ? field.relation.readsInverse : field.relation.reads;
    const isOf = ({ relationType, source }: SeenRelationData) =>
      relationType === field.relation.name &&
      (field.direction === 'BOTH' || (field.direction === 'OUT') === (source.id === stage.id));
    const inField = own.filter(isOf);
    return inField.length === 0 ? [] : [{ reads, items: inField }];
  });
  const { summary, summaryEn, period } = stage;
  return { ...given({ summary: textsOf(summary, summaryEn), period }), sections, more: found.total - items.length };
}

function isOrdered(ontology: Ontology, { relationType }: SeenRelationData): boolean {
  return ontology.relationType(relationType)?.ordered === true;
}

/**
 * The stages with what is new in each, seen from the start of the list; nothing is said of the first, nor behind one of which not all
 * is there.
 */
export function withNew(stages: readonly SeenRelationData[]): readonly SeenRelationData[] {
  const seen = new Set<string>();
  let isWhole = true;
  return stages.map((relation) => {
    const { stage, other } = relation;
    if (!stage) return relation;
    const marked = isWhole && seen.size > 0 ? markedNew(stage, other.id, seen) : stage;
    for (const { items } of stage.sections) for (const item of items) seen.add(keyOf(item, other.id));
    isWhole &&= stage.more === 0;
    return { ...relation, stage: marked };
  });
}

function markedNew(stage: StageData, id: string, seen: ReadonlySet<string>): StageData {
  const mark = (item: StageStatement) => (seen.has(keyOf(item, id)) ? item : { ...item, isNew: true as const });
  return { ...stage, sections: stage.sections.map(({ reads, items }) => ({ reads, items: items.map(mark) })) };
}

function keyOf({ relationType, source, other }: SeenRelationData, stage: string): string {
  return JSON.stringify([relationType, source.id === stage, other.id]);
}
