/** What the filters of the root lists let through. */
import type {
  ClaimFilter,
  EntityFilter,
  ObservationFilter,
  QualifierFilter,
  RelatedFilter,
  RelationFilter,
} from '../../../src/domain/filter.ts';
import type { WalkFilter } from '../../../src/domain/ontology.ts';
import { timeOf } from '../../../src/domain/order.ts';
import { daysBetween, overlaps, periodRange } from '../../../src/domain/period.ts';
import type {
  ClaimRecord,
  EntityRecord,
  ObservationRecord,
  RelationRecord,
  StatementRecord,
} from '../../../src/domain/records.ts';
import { walksOf } from '../../../src/domain/walk.ts';
import type { View } from './view.ts';

export function entityPasses(view: View, filter: EntityFilter): (record: EntityRecord) => boolean {
  const places = passagesIn(view, filter);
  const [domains, regions] = [reach(view, 'domains', filter.domains), reach(view, 'regions', filter.regions)];
  return (record) =>
    isIn(record.type, filter.types) &&
    isIn(record.id, resolvedAll(view, filter.ids)) &&
    (filter.kinds === undefined || (record.kind !== undefined && filter.kinds.includes(record.kind))) &&
    (domains?.has(record.id) ?? true) &&
    (regions?.has(record.id) ?? true) &&
    (places === undefined || [...(view.strengths.get(record.id)?.keys() ?? [])].some((id) => places.has(id))) &&
    record.label.startsWith(filter.labelPrefix ?? '') &&
    isDuring(timeOf(record), filter) &&
    (filter.related ?? []).every((related) => isRelated(view, record.id, related));
}

export function relationPasses(view: View, filter: RelationFilter): (record: RelationRecord) => boolean {
  const places = passagesIn(view, filter);
  const [domains, regions] = [reach(view, 'domains', filter.domains), reach(view, 'regions', filter.regions)];
  return (record) =>
    isIn(record.relationType, filter.types) &&
    joins(view, record, filter) &&
    (domains === undefined || domains.has(record.source) || domains.has(record.target)) &&
    (regions === undefined || regions.has(record.source) || regions.has(record.target)) &&
    isStatedIn(record, places) &&
    isIn(record.status, filter.status) &&
    isIn(record.basis, filter.basis) &&
    isIn(record.attributedTo, resolvedAll(view, filter.attributedTo)) &&
    hasQualifier(view, record, filter.qualifier) &&
    isDuring(record.period, filter);
}

/** From one of the sources to one of the targets, a symmetric relation in either direction. */
function joins(view: View, { relationType, source, target }: RelationRecord, filter: RelationFilter): boolean {
  const [sources, targets] = [resolvedAll(view, filter.sources), resolvedAll(view, filter.targets)];
  const isFromTo = (from: string, to: string) => isIn(from, sources) && isIn(to, targets);
  const isSymmetric = view.ontology.relationType(relationType)?.symmetric === true;
  return isFromTo(source, target) || (isSymmetric && isFromTo(target, source));
}

export function observationPasses(view: View, filter: ObservationFilter): (record: ObservationRecord) => boolean {
  const places = passagesIn(view, filter);
  const walks = (['domains', 'regions', 'groups'] as const).map((name) => reach(view, name, filter[name]));
  return (record) =>
    isIn(record.indicator, resolvedAll(view, filter.indicators)) &&
    isIn(record.subject, resolvedAll(view, filter.subjects)) &&
    walks.every((reached) => reached?.has(record.subject) ?? true) &&
    isStatedIn(record, places) &&
    isIn(record.status, filter.status) &&
    isIn(record.attributedTo, resolvedAll(view, filter.attributedTo)) &&
    isDuring(record.period, filter);
}

export function claimPasses(view: View, filter: ClaimFilter): (record: ClaimRecord) => boolean {
  const places = passagesIn(view, filter);
  const [domains, regions] = [reach(view, 'domains', filter.domains), reach(view, 'regions', filter.regions)];
  return (record) =>
    isIn(record.claimKind, filter.kinds) &&
    isIn(record.subject, resolvedAll(view, filter.subjects)) &&
    isIn(record.scope, resolvedAll(view, filter.scopes)) &&
    (domains?.has(record.subject) ?? true) &&
    (regions?.has(record.subject) ?? true) &&
    isStatedIn(record, places) &&
    isIn(record.status, filter.status);
}

/** What belongs to some entities, themselves included: closed over the transitive walks, then one step along the others. */
function reach(view: View, filter: WalkFilter, ids: readonly string[] | undefined): ReadonlySet<string> | undefined {
  if (!ids) return undefined;
  const walks = walksOf(view.ontology, filter);
  const members = (of: ReadonlySet<string>, transitive: boolean) =>
    view.relations.flatMap(({ record }) =>
      walks
        .filter((walk) => walk.relation.name === record.relationType && walk.transitive === transitive)
        .map((walk) => (walk.member === 'SOURCE' ? [record.source, record.target] : [record.target, record.source]))
        .filter(([, whole]) => whole !== undefined && of.has(whole))
        .map(([member]) => member ?? ''),
    );
  const reached = new Set(ids.map(view.resolve).filter((id) => view.entity(id)));
  for (let size = -1; size !== reached.size; ) {
    size = reached.size;
    for (const member of members(reached, true)) reached.add(member);
  }
  for (const member of members(reached, false)) reached.add(member);
  return reached;
}

/** The visible passages of some sources below some heading path; undefined where there is no such condition. */
function passagesIn(view: View, filter: { documents?: readonly string[]; section?: readonly string[] }) {
  const section = filter.section ?? [];
  if (filter.documents === undefined && section.length === 0) return undefined;
  const documents = resolvedAll(view, filter.documents);
  const found = view.passages.filter(
    ({ record }) => isIn(record.document, documents) && section.every((heading, at) => record.section[at] === heading),
  );
  return new Set(found.map(({ record }) => record.id));
}

function isStatedIn(record: StatementRecord, passages: ReadonlySet<string> | undefined): boolean {
  return passages === undefined || record.evidence.some((evidence) => passages.has(evidence.passage));
}

function isDuring(period: string | undefined, { from, to }: { from?: string; to?: string }): boolean {
  if (from === undefined && to === undefined) return true;
  const range = period === undefined ? undefined : periodRange(period);
  return range !== undefined && overlaps(range, daysBetween(from, to));
}

/** Other ends are counted, not statements: two statements about one partner are one partner. */
function isRelated(view: View, id: string, { type, direction, to, status, atLeast }: RelatedFilter): boolean {
  const isSymmetric = view.ontology.relationType(type)?.symmetric === true;
  const ends = resolvedAll(view, to);
  const others = view.relations.flatMap(({ record }) => {
    if (record.relationType !== type || !isIn(record.status, status)) return [];
    const [out, back] = [direction !== 'IN' || isSymmetric, direction !== 'OUT' || isSymmetric];
    return [
      ...(out && record.source === id ? [record.target] : []),
      ...(back && record.target === id ? [record.source] : []),
    ];
  });
  return new Set(others.filter((other) => isIn(other, ends))).size >= atLeast;
}

function hasQualifier(view: View, record: RelationRecord, filter: QualifierFilter | undefined): boolean {
  if (!filter) return true;
  const { role, entity, text } = filter;
  return record.qualifiers.some((qualifier) => {
    const label = qualifier.entity === undefined ? undefined : view.entity(qualifier.entity)?.record.label;
    const texts = [qualifier.text, qualifier.textEn, label];
    return (
      qualifier.role === role &&
      (entity === undefined || qualifier.entity === view.resolve(entity)) &&
      (text === undefined || texts.some((one) => one?.includes(text)))
    );
  });
}

function resolvedAll(view: View, ids: readonly string[] | undefined): readonly string[] | undefined {
  return ids?.map(view.resolve);
}

/** An empty list is one without alternatives: nothing is in it. */
function isIn(value: string | undefined, list: readonly string[] | undefined): boolean {
  return list === undefined || (value !== undefined && list.includes(value));
}
