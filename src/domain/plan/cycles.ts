/** Refuses a relation that closes a circle of a type that has none (FOLLOWS, PART_OF, WITHIN, …). */
import type { GraphRecord, RelationRecord, RelationTypeName } from '../records.ts';
import { problemAt } from '../validate/faults.ts';
import { type Edges, wayBetween } from '../ways.ts';
import { before, type Planned, type PlanState, readTargets, type Steps } from './state.ts';

/** A few circles are enough to see what is wrong, and each costs a search. */
const MAX_NAMED = 20;

export function* checkCycles(state: PlanState): Steps<void> {
  const types = new Set(
    [...state.planned.values()].flatMap(({ after }) => (after?.record === 'relation' ? [after.relationType] : [])),
  );
  for (const type of state.ontology.relationTypes) {
    if (!type.acyclic || !types.has(type.name)) continue;
    const added = [...state.planned.values()].filter(
      (planned) => isRelation(planned.after, type.name) && isMoved(state, planned),
    );
    if (added.length > 0) yield* checkType(state, type.name, added);
  }
}

function* checkType(state: PlanState, type: RelationTypeName, added: readonly Planned[]): Steps<void> {
  const edges = yield* reachable(
    state,
    type,
    added.map(({ after }) => (after as RelationRecord).target),
  );
  const inCircle = nodesInCircles(edges);
  let named = 0;
  for (const { after, place } of added) {
    if (named >= MAX_NAMED) return;
    const { source, target } = after as RelationRecord;
    if (!inCircle.has(source) || !inCircle.has(target)) continue;
    const way = wayBetween(edges, target, source);
    if (!way) continue;
    const message = `is ${target}, which closes a circle: ${shownWay([source, ...way])}; ${type} never leads back to where it started`;
    state.problems.push(problemAt(place, 'target', 'BAD_USER_INPUT', message));
    named += 1;
  }
}

function shownWay(way: readonly string[]): string {
  const ids = way.length > 12 ? [...way.slice(0, 6), '…', ...way.slice(-5)] : way;
  return ids.join(' → ');
}

/** The edges of the type that can be reached from some entities, as they stand after the change. */
function* reachable(state: PlanState, type: RelationTypeName, from: readonly string[]): Steps<Edges> {
  const edges = new Map<string, readonly string[]>();
  const { gone, added } = changedEdges(state, type);
  let frontier = [...new Set(from)];
  while (frontier.length > 0) {
    const stored = yield* readTargets(type, frontier);
    frontier.forEach((id, index) => {
      edges.set(id, [...without(stored[index] ?? [], gone.get(id) ?? []), ...(added.get(id) ?? [])]);
    });
    frontier = [...new Set(frontier.flatMap((id) => edges.get(id) ?? []))].filter((id) => !edges.has(id));
  }
  return edges;
}

/** What the change takes from the stored edges and what it puts there, by source. */
function changedEdges(state: PlanState, type: RelationTypeName): { readonly gone: Edges; readonly added: Edges } {
  const [gone, added] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const { id, after } of state.planned.values()) {
    for (const [record, edges] of [
      [before(state, id), gone],
      [after, added],
    ] as const) {
      if (!isRelation(record, type)) continue;
      const targets = edges.get(record.source);
      if (targets) targets.push(record.target);
      else edges.set(record.source, [record.target]);
    }
  }
  return { gone, added };
}

/** One of `targets` less for each of `gone`. */
function without(targets: readonly string[], gone: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const id of gone) left.set(id, (left.get(id) ?? 0) + 1);
  return targets.filter((id) => {
    const count = left.get(id) ?? 0;
    left.set(id, count - 1);
    return count <= 0;
  });
}

/** What is left when all that leads nowhere, and then all that nothing leads to, is taken away: circles and what lies between them. */
function nodesInCircles(edges: Edges): ReadonlySet<string> {
  return new Set(withoutEnds(reversed(withoutEnds(edges))).keys());
}

/** Takes away what leads nowhere until everything left leads somewhere; linear in the edges. */
function withoutEnds(edges: Edges): Edges {
  const ways = new Map([...edges].map(([id, targets]) => [id, new Set(targets)]));
  const sources = reversed(edges);
  const ends = [...new Set([...edges.values()].flat())].filter((id) => !ways.get(id)?.size);
  for (const end of ends) {
    for (const source of sources.get(end) ?? []) {
      const left = ways.get(source);
      if (left?.delete(end) && left.size === 0) ends.push(source);
    }
  }
  return new Map([...ways].filter(([, left]) => left.size > 0).map(([id, left]) => [id, [...left]]));
}

function reversed(edges: Edges): Edges {
  const sources = new Map<string, string[]>();
  for (const [source, targets] of edges) {
    for (const target of targets) {
      const known = sources.get(target);
      if (known) known.push(source);
      else sources.set(target, [source]);
    }
  }
  return sources;
}

function isRelation(record: GraphRecord | undefined, type: RelationTypeName): record is RelationRecord {
  return record?.record === 'relation' && record.relationType === type;
}

function isMoved(state: PlanState, { id, after }: Planned): boolean {
  const known = before(state, id);
  if (known?.record !== 'relation' || after?.record !== 'relation') return true;
  return known.relationType !== after.relationType || known.source !== after.source || known.target !== after.target;
}
