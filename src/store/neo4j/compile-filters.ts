/** The filters of the contract: what narrows a list and what else has to hold. The variables: `e` an entity, `l` a relation, `o` an observation, `c` a claim. */
import type {
  ClaimFilter,
  EntityFilter,
  ObservationFilter,
  QualifierFilter,
  RelatedFilter,
  RelationFilter,
} from '../../domain/filter.ts';
import { daysBetween } from '../../domain/period.ts';
import {
  attributed,
  belongs,
  endBelongs,
  endsAmong,
  entitiesIn,
  type Narrowing,
  propertyIn,
  scopedIn,
  subjectBelongs,
} from './compile-narrowing.ts';
import {
  arrows,
  type Bound,
  entityRanks,
  oneOf,
  relationRanks,
  resolvedIds,
  type Seeing,
  typesOf,
  visible,
  where,
} from './compile-parts.ts';
import { isMentionedIn, isStatedIn, mentionedIn, statedIn } from './compile-places.ts';
import { cypher, NOTHING, type Part, raw, shared } from './cypher.ts';

/** All of a filter. The first narrowing is the one to begin with. */
export interface Filtered {
  readonly narrowings: readonly Narrowing[];
  readonly bound: readonly Bound[];
  /** What the ranges of the list's own index hold already. */
  readonly ranged: Part | undefined;
  readonly conditions: readonly (Part | undefined)[];
}

export function entityFilter(seeing: Seeing, filter: EntityFilter): Filtered {
  const related = (filter.related ?? []).map((one, at) => relatedTo(seeing, one, `others${at}`));
  const ids = filter.ids && { variable: 'ids', list: resolvedIds(filter.ids) };
  const given = [
    ids && entitiesIn(ids),
    filter.documents && mentionedIn(seeing, filter),
    belongs(seeing, 'regions', filter.regions),
    belongs(seeing, 'domains', filter.domains),
  ];
  return {
    narrowings: given.filter((one) => one !== undefined),
    bound: related.flatMap(({ bound }) => bound),
    ranged: oneOf('e._type', filter.types && entityRanks(seeing.ontology, filter.types)),
    conditions: [
      oneOf('e.kind', filter.kinds),
      filter.documents ? undefined : isMentionedIn(seeing, filter),
      filter.labelPrefix ? cypher`e.label STARTS WITH ${filter.labelPrefix}` : undefined,
      during('e', filter),
      ...related.map(({ condition }) => condition),
    ],
  };
}

export function relationFilter(seeing: Seeing, filter: RelationFilter): Filtered {
  const qualified = filter.qualifier && qualifiedBy(filter.qualifier);
  const given = [
    endsAmong(filter),
    qualified?.narrowing,
    attributed('l', 'Relation', filter.attributedTo),
    filter.documents && statedIn(seeing, 'l', 'Relation', filter),
    endBelongs(seeing, 'regions', filter.regions),
    endBelongs(seeing, 'domains', filter.domains),
  ];
  return {
    narrowings: given.filter((one) => one !== undefined),
    bound: [],
    ranged: oneOf('l._type', filter.types && relationRanks(seeing.ontology, filter.types)),
    conditions: [
      filter.documents ? undefined : isStatedIn(seeing, 'l', filter),
      oneOf('l.status', filter.status),
      oneOf('l.basis', filter.basis),
      qualified?.condition,
      during('l', filter),
    ],
  };
}

export function observationFilter(seeing: Seeing, filter: ObservationFilter): Filtered {
  const given = [
    propertyIn('o', 'subject', filter.subjects && { variable: 'subjects', list: resolvedIds(filter.subjects) }),
    propertyIn('o', 'indicator', filter.indicators && { variable: 'indicators', list: resolvedIds(filter.indicators) }),
    attributed('o', 'Observation', filter.attributedTo),
    filter.documents && statedIn(seeing, 'o', 'Observation', filter),
    ...(['groups', 'regions', 'domains'] as const).map((name) => subjectBelongs(seeing, 'o', name, filter[name])),
  ];
  return {
    narrowings: given.filter((one) => one !== undefined),
    bound: [],
    ranged: undefined,
    conditions: [
      filter.documents ? undefined : isStatedIn(seeing, 'o', filter),
      oneOf('o.status', filter.status),
      during('o', filter),
    ],
  };
}

export function claimFilter(seeing: Seeing, filter: ClaimFilter): Filtered {
  const given = [
    propertyIn('c', 'subject', filter.subjects && { variable: 'subjects', list: resolvedIds(filter.subjects) }),
    filter.scopes && scopedIn({ variable: 'scopes', list: resolvedIds(filter.scopes) }),
    filter.documents && statedIn(seeing, 'c', 'Claim', filter),
    ...(['regions', 'domains'] as const).map((name) => subjectBelongs(seeing, 'c', name, filter[name])),
  ];
  return {
    narrowings: given.filter((one) => one !== undefined),
    bound: [],
    ranged: oneOf('c.claimKind', filter.kinds),
    conditions: [oneOf('c.status', filter.status)],
  };
}

function during(variable: string, { from, to }: { readonly from?: string; readonly to?: string }): Part | undefined {
  if (from === undefined && to === undefined) return undefined;
  const days = daysBetween(from, to);
  return cypher`${raw(variable)}._from <= ${days.to} AND ${raw(variable)}._to >= ${days.from}`;
}

/** Other ends are counted, not statements: two statements about one partner are one partner. */
function relatedTo(
  seeing: Seeing,
  { type, direction, to, status, atLeast }: RelatedFilter,
  variable: string,
): { readonly bound: readonly Bound[]; readonly condition: Part | undefined } {
  if (atLeast <= 0) return { bound: [], condition: undefined };
  const relation = seeing.ontology.relationType(type);
  if (!relation) return { bound: [], condition: raw('false') };
  const conditions = [
    visible('k', seeing.viewer),
    oneOf('k.status', status),
    to && cypher`other.id IN ${raw(variable)}`,
  ];
  const [from, towards] = arrows(relation.symmetric ? 'BOTH' : direction);
  const pattern = raw(`(e)${from}[k${typesOf(seeing.ontology, [relation.rank])}]${towards}(other:Entity)`);
  const count = cypher`COUNT { MATCH ${pattern}${where(conditions)} RETURN DISTINCT other LIMIT ${shared(atLeast)} }`;
  return {
    bound: to ? [{ variable, list: resolvedIds(to) }] : [],
    condition: cypher`${count} >= ${atLeast}`,
  };
}

/** A qualifier with an entity is found from it; one by its text alone only tells which relations have it. */
function qualifiedBy({ role, entity, text }: QualifierFilter): {
  readonly narrowing?: Narrowing;
  readonly condition?: Part;
} {
  const isRole = cypher`q.role = ${role}`;
  const labelled = text === undefined ? undefined : cypher`t.label CONTAINS ${text}`;
  if (entity === undefined) {
    const prefix = `${role}\t`;
    const isText = text === undefined ? NOTHING : cypher` AND substring(one, ${prefix.length}) CONTAINS ${text}`;
    const inTexts = cypher`any(one IN l._qualifierTexts WHERE one STARTS WITH ${prefix}${isText})`;
    const inLabel = cypher`EXISTS { MATCH (l)-[q:QUALIFIED_BY]->(t)${where([isRole, labelled])} }`;
    return { condition: cypher`(${inTexts} OR ${inLabel})` };
  }
  const says = labelled && cypher`(q.text CONTAINS ${text ?? ''} OR q.textEn CONTAINS ${text ?? ''} OR ${labelled})`;
  const bound = [{ variable: 'qualifying', list: resolvedIds([entity]) }];
  const clauses = cypher`CALL (ask, qualifying) {\n    UNWIND qualifying AS value MATCH (t:Record {id: value})<-[q:QUALIFIED_BY]-(l:Relation)${where([isRole, says])} RETURN DISTINCT l\n  }`;
  const among = raw('t.id IN qualifying');
  const condition = cypher`EXISTS { MATCH (l)-[q:QUALIFIED_BY]->(t)${where([isRole, among, says])} }`;
  return { narrowing: { bound, found: { clauses }, condition } };
}
