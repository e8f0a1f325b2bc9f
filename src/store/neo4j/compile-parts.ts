/** What the compiled questions share: visibility, ids as they are asked, ranks, and lists of ids that filters stand for. All pure. */
import type { Direction } from '../../domain/filter.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { EntityTypeName, RelationTypeName } from '../../domain/records.ts';
import type { Viewer } from '../../domain/scope.ts';
import { all, cypher, joined, NOTHING, name, type Part, raw } from './cypher.ts';

export interface Seeing {
  readonly ontology: Ontology;
  readonly viewer: Viewer;
}

/** The condition that the viewer may see the record or native relationship; undefined for who sees all. */
export function visible(variable: string, viewer: Viewer): Part | undefined {
  return viewer === 'EDITORS' ? undefined : raw(`NOT ${variable}._hidden`);
}

/** The record as the viewer sees it. That a property is absent is known when all others were looked at; a label is looked up. */
export function docOf(variable: string, viewer: Viewer): string {
  const doc = `${variable}._doc`;
  return viewer === 'EDITORS' ? doc : `CASE WHEN ${variable}:Redacted THEN ${variable}._publicDoc ELSE ${doc} END`;
}

export function docAndRevision(variable: string, viewer: Viewer): string {
  return `${docOf(variable, viewer)}, ${variable}._revision`;
}

/** Binds `a` to the record of each asked id and `at` to its place; that of a merged id is the one that it was merged into. */
export function asked({ viewer }: Seeing, ids: readonly string[], labels = 'Record'): Part {
  return cypher`WITH ${ids} AS ids
UNWIND range(0, size(ids) - 1) AS at
OPTIONAL MATCH (g:MergedId {id: ids[at]})
WITH at, coalesce(g.target, ids[at]) AS id
MATCH (a:${raw(labels)} {id: id})${where([visible('a', viewer)])}`;
}

/** Binds `id` to each of the ids, that of a merged one to the one that it was merged into. */
export function resolved(ids: readonly string[]): Part {
  return cypher`UNWIND ${ids} AS given OPTIONAL MATCH (g:MergedId {id: given}) WITH DISTINCT coalesce(g.target, given) AS id`;
}

/** The same as rows of one id each. */
export function resolvedIds(ids: readonly string[]): Part {
  return cypher`${resolved(ids)} RETURN id`;
}

/** A type that the ontology lacks has rank -1, which nothing has. */
export function entityRanks(ontology: Ontology, types: readonly EntityTypeName[]): readonly number[] {
  return types.map((type) => ontology.entityType(type)?.rank ?? -1);
}

export function relationRanks(ontology: Ontology, types: readonly RelationTypeName[]): readonly number[] {
  return types.map((type) => ontology.relationType(type)?.rank ?? -1);
}

/** The property of an expression is one of the values; undefined where there is no such condition. */
export function oneOf(expression: string, values: readonly (string | number)[] | undefined): Part | undefined {
  return values && cypher`${raw(expression)} IN ${values}`;
}

/** A pattern's alternatives of relationship types: `:USES|WITHIN`. There is at least one. */
export function typesOf(ontology: Ontology, ranks: readonly number[]): string {
  const names = ranks.flatMap((rank) => ontology.relationTypes[rank]?.name ?? []);
  return `:${names.map(name).join('|')}`;
}

/** What stands before and after a relationship in a pattern. */
export function arrows(direction: Direction): readonly [before: string, behind: string] {
  return [direction === 'IN' ? '<-' : '-', direction === 'OUT' ? '->' : '-'];
}

/** A list that is made once, before what is asked for is looked up. */
export interface Bound {
  readonly variable: string;
  readonly list: Part;
}

/** `WITH` that binds the lists; nothing where there is none. */
export function binding(lists: readonly Bound[]): Part {
  if (lists.length === 0) return NOTHING;
  const terms = lists.map(({ variable, list }) => cypher`COLLECT { ${list} } AS ${raw(variable)}`);
  return cypher`WITH ${joined(terms, ',\n  ')}\n`;
}

/** What a subquery of a question takes from around it. */
export function importing(lists: readonly Bound[]): Part {
  return raw(`(${['ask', ...lists.map(({ variable }) => variable)].join(', ')})`);
}

/** `WHERE` and the conditions; nothing where there is none. */
export function where(conditions: readonly (Part | undefined)[]): Part {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length === 0 ? NOTHING : cypher` WHERE ${all(given)}`;
}
