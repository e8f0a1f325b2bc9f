/** The lists that belong to an entity, a source or a passage, and the lists of the whole graph. */
import { isDeepStrictEqual } from 'node:util';
import type { EntityFilter } from '../../../src/domain/filter.ts';
import * as order from '../../../src/domain/order.ts';
import type { Edge, Page, PageRequest } from '../../../src/domain/page.ts';
import type {
  ClaimRecord,
  EntityRecord,
  ObservationRecord,
  PassageRecord,
  RelationRecord,
  StatementRecord,
  Stored,
} from '../../../src/domain/records.ts';
import type {
  ClaimsQuery,
  EntitiesQuery,
  ObservationsQuery,
  OutlineSection,
  RelationsOfQuery,
  RelationsQuery,
  SeenRelation,
} from '../../../src/store/port.ts';
import { claimPasses, entityPasses, observationPasses, relationPasses } from './filters.ts';
import { pageOf } from './pages.ts';
import type { View } from './view.ts';
import { gathered } from './walks.ts';

export function entities(view: View, query: EntitiesQuery): Page<Stored<EntityRecord>> {
  const passes = entityPasses(view, query.filter);
  const edges = view.entities
    .filter(({ record }) => passes(record))
    .map((node) => {
      const { id } = node.record;
      const relations = view.relations.filter(({ record }) => record.source === id || record.target === id).length;
      const rank = { sort: view.sort(id), revision: node.revision, relations };
      return { node, at: order.entityPosition(view.ontology, query.order.by, node.record, rank) };
    });
  return pageOf(edges, query.page, query.order.descending);
}

export function countOfEntities(view: View, filter: EntityFilter): number {
  const passes = entityPasses(view, filter);
  return view.entities.filter(({ record }) => passes(record)).length;
}

export function relations(view: View, query: RelationsQuery): Page<Stored<RelationRecord>> {
  const passes = relationPasses(view, query.filter);
  const found = view.relations.filter(({ record }) => passes(record));
  return pageOf(
    found.map((node) => ({ node, at: order.relationPosition(view.ontology, node.record) })),
    query.page,
  );
}

export function observations(view: View, query: ObservationsQuery): Page<Stored<ObservationRecord>> {
  const passes = observationPasses(view, query.filter);
  const found = view.observations.filter(({ record }) => passes(record));
  const at = (record: ObservationRecord) =>
    order.observationPosition(query.order.by, record, view.sort(record.subject));
  return pageOf(
    found.map((node) => ({ node, at: at(node.record) })),
    query.page,
    query.order.descending,
  );
}

export function claims(view: View, query: ClaimsQuery): Page<Stored<ClaimRecord>> {
  const passes = claimPasses(view, query.filter);
  const found = view.claims.filter(({ record }) => passes(record));
  return pageOf(
    found.map((node) => ({ node, at: order.claimPosition(view.ontology, node.record) })),
    query.page,
  );
}

export function relationsOf(view: View, id: string, query: RelationsOfQuery): Page<SeenRelation> {
  const own = view.resolve(id);
  const edges = view.relations.flatMap((stored): Edge<SeenRelation>[] => {
    const { record } = stored;
    const { source, target } = record;
    if (source !== own && target !== own) return [];
    const other = source === own ? target : source;
    const isSymmetric = view.ontology.relationType(record.relationType)?.symmetric === true;
    const direction = isSymmetric ? 'BOTH' : source === own ? 'OUT' : 'IN';
    const passes =
      (query.direction === 'BOTH' || direction === 'BOTH' || direction === query.direction) &&
      (query.types?.includes(record.relationType) ?? true) &&
      (query.status?.includes(record.status) ?? true) &&
      (query.basis?.includes(record.basis) ?? true) &&
      (query.otherTypes?.includes(view.entity(other)?.record.type ?? '') ?? true);
    const at = order.relationOfPosition(view.ontology, record, view.sort(other));
    return passes ? [{ node: { ...stored, other, direction }, at }] : [];
  });
  return pageOf(edges, query.page);
}

export function observationsOf(view: View, id: string, page: PageRequest): Page<Stored<ObservationRecord>> {
  const own = view.resolve(id);
  const subjects = gathered(view, own);
  const found = view.entity(own)
    ? view.observations.filter(({ record }) => subjects.has(record.subject) || record.indicator === own)
    : [];
  return pageOf(
    found.map((node) => ({ node, at: order.observationPosition('PERIOD', node.record, '') })),
    page,
  );
}

export function claimsOf(view: View, id: string, page: PageRequest): Page<Stored<ClaimRecord>> {
  const subjects = gathered(view, view.resolve(id));
  const found = view.entity(id) ? view.claims.filter(({ record }) => subjects.has(record.subject)) : [];
  return pageOf(
    found.map((node) => ({ node, at: order.claimPosition(view.ontology, node.record) })),
    page,
  );
}

export function passagesOf(view: View, id: string, page: PageRequest): Page<Stored<PassageRecord>> {
  const strengths = view.strengths.get(view.resolve(id));
  const edges = view.passages.flatMap((node) => {
    const strength = strengths?.get(node.record.id);
    return strength === undefined ? [] : [{ node, at: order.passageOfPosition(node.record, strength) }];
  });
  return pageOf(edges, page);
}

export function contentOf(
  view: View,
  id: string,
  section: readonly string[],
  page: PageRequest,
): Page<Stored<PassageRecord>> {
  const own = view.resolve(id);
  const found = view.passages.filter(
    ({ record }) => record.document === own && section.every((heading, at) => record.section[at] === heading),
  );
  return pageOf(
    found.map((node) => ({ node, at: order.contentPosition(node.record) })),
    page,
  );
}

export function outlineOf(view: View, id: string): readonly OutlineSection[] {
  const content = contentOf(view, id, [], { first: view.passages.length, withTotal: false });
  const sections = new Map<string, OutlineSection>();
  for (const { node } of content.edges) {
    const path = node.record.section;
    const key = JSON.stringify(path);
    const known = sections.get(key);
    const firstParagraph = known?.firstParagraph ?? node.record.paragraph;
    sections.set(key, { path, passages: (known?.passages ?? 0) + 1, firstParagraph });
  }
  return [...sections.values()].map((section) => ({ ...section, ...partedIn(content, section) }));
}

function partedIn({ edges }: Page<Stored<PassageRecord>>, { path }: OutlineSection): Pick<OutlineSection, 'parted'> {
  const own = edges.map(({ node }) => node.record).filter(({ section }) => isDeepStrictEqual(section, path));
  const paragraphs = [...Map.groupBy(own, ({ paragraph }) => paragraph).values()];
  const parted = paragraphs.filter((parts) => parts.length > 1).map((parts) => parts.map(({ id }) => id));
  return parted.length > 0 ? { parted } : {};
}

export function mentionsIn(
  view: View,
  passage: string,
  types: readonly string[] | undefined,
  page: PageRequest,
): Page<Stored<EntityRecord>> {
  const found = view.entities.filter(
    ({ record }) => view.strengths.get(record.id)?.has(passage) && (types?.includes(record.type) ?? true),
  );
  return pageOf(
    found.map((node) => ({ node, at: order.mentionPosition(view.ontology, node.record, view.sort(node.record.id)) })),
    page,
  );
}

export function statementsIn(view: View, passage: string, page: PageRequest): Page<Stored<StatementRecord>> {
  const statements: readonly Stored<StatementRecord>[] = [...view.relations, ...view.observations, ...view.claims];
  const found = statements.filter(({ record }) => record.evidence.some((evidence) => evidence.passage === passage));
  return pageOf(
    found.map((node) => ({ node, at: order.statementPosition(node.record) })),
    page,
  );
}
