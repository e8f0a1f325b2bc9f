/** What is stated of an entity's place, of its means and of their versions: a section for each of them. Pure. */
import type { Words } from '../../domain/ontology.ts';
import type { RelationRecord } from '../../domain/records.ts';
import type { SeenRelation } from '../../inquiry/reads.ts';
import type { GatheredSection } from '../../ui/record/page-data.ts';
import { type Describing, describeListed } from './describe-statement.ts';
import type { FoundEntity } from './entity-data.ts';
import { byType } from './reading-order.ts';
import { linkTo } from './record-words.ts';

/** In the order of the page's own sections, each end before its versions. */
export function gatheredSections(found: FoundEntity, describing: Describing): readonly GatheredSection[] {
  const { ontology, known } = describing;
  const { gathered, sections } = found;
  const groups = Map.groupBy(unsaid(found), endOf);
  const made = new Map<string, GatheredSection>();
  const visit = ({ record, other, direction }: SeenRelation) => {
    const group = groups.get(other);
    if (!group || made.has(other)) return;
    made.set(other, {
      reads: readingOf(record, direction, describing),
      entity: linkTo(ontology, known, other),
      items: byType(group, known).map((seen) => describeListed(seen.record, describing)),
      ...(gathered.cut.has(other) ? { isCut: true as const } : {}),
    });
    for (const seen of group) visit(seen);
  };
  for (const { page } of sections) for (const { node } of page.edges) visit(node);
  return [...made.values()];
}

/** Without what the page shows among what names the entity. */
function unsaid({ gathered, namings }: FoundEntity): readonly SeenRelation[] {
  const said = new Set(namings.flatMap(({ page }) => page.edges.map(({ node }) => node.record.id)));
  return gathered.relations.filter(({ record }) => !said.has(record.id));
}

/** Whose statement it is: the end that is not the other one. */
function endOf({ record, other }: SeenRelation): string {
  return other === record.source ? record.target : record.source;
}

function readingOf({ relationType }: RelationRecord, direction: SeenRelation['direction'], { ontology }: Describing) {
  const type = ontology.relationType(relationType);
  const reads: Words | undefined = direction === 'IN' ? type?.readsInverse : type?.reads;
  return reads ?? { zh: relationType };
}
