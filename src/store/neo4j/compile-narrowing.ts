/** What a list can begin with, found by an index or along relationships. The variables are those of compile-filters.ts. Pure. */
import type { RelationFilter } from '../../domain/filter.ts';
import { type Bound, importing, resolvedIds, type Seeing, where } from './compile-parts.ts';
import { reach } from './compile-reach.ts';
import { all, cypher, joined, type Part, raw } from './cypher.ts';

/** A condition that a list can begin with: `found` binds what fulfils it, each once; `condition` tells whether a record does. */
export interface Narrowing {
  readonly bound: readonly Bound[];
  readonly found: Found;
  readonly condition: Part;
}

/** Clauses; or that a property, which an index has before `_order`, is one of the values of a list. */
export type Found = { readonly clauses: Part } | { readonly property: string; readonly values: string };

export function entitiesIn(list: Bound): Narrowing {
  const variable = raw(list.variable);
  return {
    bound: [list],
    found: { clauses: cypher`UNWIND ${variable} AS id MATCH (e:Record:Entity {id: id})` },
    condition: cypher`e.id IN ${variable}`,
  };
}

/** Whether an entity is, or belongs to, one of the entities. */
export function belongs(seeing: Seeing, name: 'domains' | 'regions', ids: readonly string[] | undefined) {
  return ids && entitiesIn({ variable: name, list: reach(seeing, name, ids) });
}

export function subjectBelongs(
  seeing: Seeing,
  variable: string,
  name: 'domains' | 'regions' | 'groups',
  ids: readonly string[] | undefined,
) {
  return propertyIn(variable, 'subject', ids && { variable: name, list: reach(seeing, name, ids) });
}

export function propertyIn(variable: string, property: string, list: Bound | undefined): Narrowing | undefined {
  return (
    list && {
      bound: [list],
      found: { property, values: list.variable },
      condition: raw(`${variable}.${property} IN ${list.variable}`),
    }
  );
}

/** The same where the index has no order beside the property. */
export function scopedIn(list: Bound): Narrowing {
  const clauses = raw(`UNWIND ${list.variable} AS value MATCH (c:Claim) WHERE c.scope = value`);
  return { bound: [list], found: { clauses }, condition: raw(`c.scope IN ${list.variable}`) };
}

export function attributed(variable: string, label: string, ids: readonly string[] | undefined): Narrowing | undefined {
  return (
    ids && {
      bound: [{ variable: 'attributing', list: resolvedIds(ids) }],
      found: {
        clauses: raw(`UNWIND attributing AS value MATCH (${variable}:${label}) WHERE ${variable}.attributedTo = value`),
      },
      condition: raw(`${variable}.attributedTo IN attributing`),
    }
  );
}

/** From one of the sources to one of the targets, a symmetric relation in either direction. */
export function endsAmong({ sources, targets }: RelationFilter): Narrowing | undefined {
  const bound = [
    ...(sources ? [{ variable: 'sources', list: resolvedIds(sources) }] : []),
    ...(targets ? [{ variable: 'targets', list: resolvedIds(targets) }] : []),
  ];
  const [first] = bound;
  if (!first) return undefined;
  const [source, target] = [sources && raw('l.source IN sources'), targets && raw('l.target IN targets')];
  const [turnedSource, turnedTarget] = [sources && raw('l.target IN sources'), targets && raw('l.source IN targets')];
  const turned = [raw('l._symmetric'), turnedSource, turnedTarget];
  const arms = sources
    ? [outgoing(first, [target]), incoming(first, [raw('l._symmetric'), turnedTarget])]
    : [incoming(first, []), outgoing(first, [raw('l._symmetric')])];
  return {
    bound,
    found: { clauses: cypher`CALL ${importing(bound)} {\n    ${joined(arms, '\n    UNION\n    ')}\n  }` },
    condition: cypher`(${all([source, target])} OR ${all(turned)})`,
  };
}

type Conditions = readonly (Part | undefined)[];

function outgoing({ variable }: Bound, conditions: Conditions): Part {
  return cypher`UNWIND ${raw(variable)} AS value MATCH (l:Relation)${where([raw("l.source = value AND l._outOrder > ''"), ...conditions])} RETURN l`;
}

function incoming({ variable }: Bound, conditions: Conditions): Part {
  return cypher`UNWIND ${raw(variable)} AS value MATCH (l:Relation)${where([raw("l.target = value AND l._inOrder > ''"), ...conditions])} RETURN l`;
}

/** Whether an end of a relation is, or belongs to, one of the entities. */
export function endBelongs(
  seeing: Seeing,
  name: 'domains' | 'regions',
  ids: readonly string[] | undefined,
): Narrowing | undefined {
  if (!ids) return undefined;
  const list = { variable: name, list: reach(seeing, name, ids) };
  const arms = [outgoing(list, []), incoming(list, [])];
  return {
    bound: [list],
    found: { clauses: cypher`CALL ${importing([list])} {\n    ${joined(arms, '\n    UNION\n    ')}\n  }` },
    condition: raw(`(l.source IN ${name} OR l.target IN ${name})`),
  };
}
