/** The filters of the contract as conditions. The aliases: `r` the record itself, `e`, `l`, `o`, `c` its entity, relation, … row. */
import type {
  ClaimFilter,
  EntityFilter,
  ObservationFilter,
  QualifierFilter,
  RelatedFilter,
  RelationFilter,
} from '../../domain/filter.ts';
import type { Ontology, WalkFilter } from '../../domain/ontology.ts';
import { claimKindRank } from '../../domain/order.ts';
import { daysBetween } from '../../domain/period.ts';
import type { Viewer } from '../../domain/scope.ts';
import { type Walk, walksOf } from '../../domain/walk.ts';
import { atMost, entityRanks, numbersOf, oneOf, relationRanks, unhidden, visible } from './compile-parts.ts';
import { BASES, STATUSES } from './ranks.ts';
import { all, joined, type Part, raw, sql } from './sql.ts';

export interface Seeing {
  readonly ontology: Ontology;
  readonly viewer: Viewer;
}

export function entityConditions(seeing: Seeing, filter: EntityFilter): Part {
  return all([
    oneOf('e.type', filter.types && entityRanks(seeing.ontology, filter.types)),
    among('e.n', filter.ids),
    oneOf('e.kind', filter.kinds),
    belongs(seeing, 'e.n', 'domains', filter.domains),
    belongs(seeing, 'e.n', 'regions', filter.regions),
    mentionedIn(seeing, filter),
    labelled(filter.labelPrefix),
    during('e', filter),
    ...(filter.related ?? []).map((related) => isRelated(seeing, related)),
  ]);
}

export function relationConditions(seeing: Seeing, filter: RelationFilter): Part {
  return all([
    oneOf('l.type', filter.types && relationRanks(seeing.ontology, filter.types)),
    endsAmong(filter),
    endBelongs(seeing, 'domains', filter.domains),
    endBelongs(seeing, 'regions', filter.regions),
    statedIn(seeing, filter),
    oneOf(
      'l.status',
      filter.status?.map((status) => STATUSES.indexOf(status)),
    ),
    oneOf(
      'l.basis',
      filter.basis?.map((basis) => BASES.indexOf(basis)),
    ),
    among('l.attributed_to', filter.attributedTo),
    qualified(filter.qualifier),
    during('l', filter),
  ]);
}

export function observationConditions(seeing: Seeing, filter: ObservationFilter): Part {
  return all([
    among('o.indicator', filter.indicators),
    among('o.subject', filter.subjects),
    ...(['domains', 'regions', 'groups'] as const).map((name) => belongs(seeing, 'o.subject', name, filter[name])),
    statedIn(seeing, filter),
    oneOf(
      'o.status',
      filter.status?.map((status) => STATUSES.indexOf(status)),
    ),
    among('o.attributed_to', filter.attributedTo),
    during('o', filter),
  ]);
}

export function claimConditions(seeing: Seeing, filter: ClaimFilter): Part {
  return all([
    oneOf(
      'c.kind',
      filter.kinds?.map((kind) => claimKindRank(seeing.ontology, kind)),
    ),
    among('c.subject', filter.subjects),
    among('c.scope', filter.scopes),
    belongs(seeing, 'c.subject', 'domains', filter.domains),
    belongs(seeing, 'c.subject', 'regions', filter.regions),
    statedIn(seeing, filter),
    oneOf(
      'c.status',
      filter.status?.map((status) => STATUSES.indexOf(status)),
    ),
  ]);
}

function among(column: string, ids: readonly string[] | undefined): Part | undefined {
  return ids && sql`${raw(column)} IN ${numbersOf(ids)}`;
}

/** Whether the entity in the column is, or belongs to, one of the entities. */
function belongs(
  seeing: Seeing,
  column: string,
  filter: WalkFilter,
  ids: readonly string[] | undefined,
): Part | undefined {
  return ids && sql`${raw(column)} IN ${reach(seeing, filter, ids)}`;
}

/** The same for either end of a relation. */
function endBelongs(seeing: Seeing, filter: WalkFilter, ids: readonly string[] | undefined): Part | undefined {
  return (
    ids &&
    sql`l.n IN (SELECT z.relation FROM adjacency z WHERE z.entity IN ${reach(seeing, filter, ids)} AND deadline(z.k))`
  );
}

/** From one of the sources to one of the targets, a symmetric relation in either direction. The relations are found from an end. */
function endsAmong({ sources, targets }: RelationFilter): Part | undefined {
  if (!sources && !targets) return undefined;
  const conditions = all([
    among('k.entity', sources ?? targets),
    sources ? TOWARDS.OUT : TOWARDS.IN,
    sources && among('k.other', targets),
    raw('deadline(k.k)'),
  ]);
  return sql`l.n IN (SELECT k.relation FROM adjacency k WHERE ${conditions})`;
}

/** Closed over the transitive walks, then one step along the others (domain/walk.ts). */
function reach(seeing: Seeing, filter: WalkFilter, ids: readonly string[]): Part {
  const walks = walksOf(seeing.ontology, filter);
  const roots = numbersOf(ids, all([raw('i.kind = 0'), visible('i', seeing.viewer)]));
  const closing = walks.filter((walk) => walk.transitive).map((walk) => sql` UNION ${members(seeing, walk)}`);
  const last = walks.filter((walk) => !walk.transitive).map((walk) => sql` UNION ${members(seeing, walk)}`);
  return sql`(WITH RECURSIVE whole (n) AS (SELECT n FROM ${roots}${joined(closing, '')}) SELECT n FROM whole${joined(last, '')})`;
}

/** What belongs to what `whole` holds; `columns` of `whole` and of the row `w` that leads to it. */
export function members({ viewer }: Seeing, { relation, member }: Walk, columns = 'w.other'): Part {
  const [part, whole, direction] = member === 'SOURCE' ? ['source', 'target', 1] : ['target', 'source', 0];
  const seen = all([visible('w', viewer), raw('deadline(w.k)')]);
  const step = sql`SELECT ${raw(columns)} FROM whole CROSS JOIN adjacency w ON w.entity = whole.n AND w.type = ${relation.rank}`;
  if (!relation.symmetric) return sql`${step} AND w.direction = ${direction} WHERE ${seen}`;
  const ends = raw(`JOIN relation x ON x.n = w.relation AND x.${part} = w.other AND x.${whole} = whole.n`);
  return sql`${step} ${ends} WHERE ${seen}`;
}

interface Places {
  readonly documents?: readonly string[];
  readonly section?: readonly string[];
}

/** The visible passages of some sources below some heading path; undefined where there is no such condition. */
function placesIn({ viewer }: Seeing, { documents, section = [] }: Places): Part | undefined {
  if (!documents && section.length === 0) return undefined;
  const conditions = [among('p.document', documents), below('p', section), unhidden('p.n', viewer)];
  return sql`(SELECT p.n FROM passage p WHERE ${all(conditions)} AND deadline(p.n))`;
}

/** Whether a passage's headings start with the path. */
export function below(alias: string, section: readonly string[]): Part | undefined {
  if (section.length === 0) return undefined;
  return all(section.map((heading, at) => sql`${raw(`${alias}.section ->> ${at}`)} = ${heading}`));
}

/** Few entities are looked up one by one; otherwise all that the places mention are put together once. */
function mentionedIn(seeing: Seeing, filter: EntityFilter): Part | undefined {
  const places = placesIn(seeing, filter);
  const seen = all([unhidden('m.record', seeing.viewer), raw('deadline(m.record)')]);
  if (!places) return undefined;
  if (!filter.ids && !filter.regions && !filter.domains)
    return sql`e.n IN (SELECT m.entity FROM mention m WHERE m.passage IN ${places} AND ${seen})`;
  // The plus keeps SQLite from looking for each passage by itself: most entities are mentioned in fewer than there are.
  return sql`EXISTS (SELECT 1 FROM mention m WHERE m.entity = e.n AND +m.passage IN ${places} AND ${seen})`;
}

function statedIn(seeing: Seeing, filter: Places): Part | undefined {
  const places = placesIn(seeing, filter);
  return places && sql`r.n IN (SELECT statement FROM evidence WHERE passage IN ${places})`;
}

/** Counted in code points, as substr counts. */
function labelled(prefix: string | undefined): Part | undefined {
  return prefix ? sql`substr(e.label, 1, ${[...prefix].length}) = ${prefix}` : undefined;
}

function during(alias: string, { from, to }: { readonly from?: string; readonly to?: string }): Part | undefined {
  if (from === undefined && to === undefined) return undefined;
  const days = daysBetween(from, to);
  return sql`${raw(alias)}.from_day <= ${days.to} AND ${raw(alias)}.to_day >= ${days.from}`;
}

/** Other ends are counted, not statements: two statements about one partner are one partner. */
function isRelated(seeing: Seeing, { type, direction, to, status, atLeast }: RelatedFilter): Part | undefined {
  if (atLeast <= 0) return undefined;
  const conditions = all([
    raw('k.entity = e.n'),
    oneOf('k.type', relationRanks(seeing.ontology, [type])),
    TOWARDS[direction],
    oneOf(
      'k.status',
      status?.map((one) => STATUSES.indexOf(one)),
    ),
    among('k.other', to),
    visible('k', seeing.viewer),
    raw('deadline(k.k)'),
  ]);
  return sql`(SELECT count(*) FROM (SELECT DISTINCT k.other FROM adjacency k WHERE ${conditions} ${atMost(atLeast)})) >= ${atLeast}`;
}

/** Of `adjacency k`, in which a relation from an entity to itself stands once, as one that goes out. */
const TOWARDS: Readonly<Record<RelatedFilter['direction'], Part | undefined>> = {
  OUT: raw('k.direction <> 1'),
  IN: raw('(k.direction <> 0 OR k.other = k.entity)'),
  BOTH: undefined,
};

function qualified(filter: QualifierFilter | undefined): Part | undefined {
  if (!filter) return undefined;
  const { role, entity, text } = filter;
  const named = entity === undefined ? undefined : among('x.entity', [entity]);
  // An index leads from an entity to the relations that it qualifies: a list, so that no relation beside them is looked at.
  if (named && text === undefined)
    return sql`l.n IN (SELECT x.relation FROM qualifier x WHERE ${all([named, sql`x.role = ${role}`])})`;
  const conditions = all([
    sql`x.relation = r.n AND x.role = ${role}`,
    named,
    text === undefined
      ? undefined
      : sql`(instr(x.text, ${text}) OR instr(x.text_en, ${text}) OR instr(t.label, ${text}))`,
  ]);
  return sql`EXISTS (SELECT 1 FROM qualifier x LEFT JOIN entity t ON t.n = x.entity WHERE ${conditions})`;
}
