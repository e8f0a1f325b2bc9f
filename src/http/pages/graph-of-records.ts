/** Entities and relations → a graph: nearest first, with the keys to its codes. */
import type { Ontology } from '../../domain/ontology.ts';
import type { EntityRecord, RelationRecord } from '../../domain/records.ts';
import type { Graph, GraphEdge, GraphKeys, GraphNode } from '../../ui/graph/graph-page-data.ts';
import { lookOf, marksOf } from '../../ui/graph/node-look.ts';
import { labelOf } from './named-records.ts';
import { codeOf, typeCode } from './record-words.ts';

export type GraphOfRecords = Pick<Graph, 'nodes' | 'edges' | keyof GraphKeys>;

export function graphOf(
  ontology: Ontology,
  entities: readonly EntityRecord[],
  relations: readonly RelationRecord[],
  roots: readonly string[],
): GraphOfRecords {
  const ids = new Set(entities.map(({ id }) => id));
  const edges = relations.filter(({ source, target }) => ids.has(source) && ids.has(target)).map(edgeOf);
  const depths = depthsFrom(roots, edges);
  const nodes = entities.map((entity) => nodeOf(entity, depths.get(entity.id) ?? 1));
  return { nodes: nearestFirst(nodes, edges), edges, ...keysOf(ontology, nodes, edges) };
}

function nodeOf(record: EntityRecord, depth: number): GraphNode {
  return { id: record.id, label: labelOf(record), type: record.type, depth };
}

function edgeOf({ id, relationType, source, target, status, basis, evidence }: RelationRecord): GraphEdge {
  return { id, type: relationType, source, target, status, basis, evidenceCount: evidence.length };
}

/** Steps along edges in either direction. */
function depthsFrom(roots: readonly string[], edges: readonly GraphEdge[]): ReadonlyMap<string, number> {
  const beside = new Map<string, string[]>();
  for (const { source, target } of edges) {
    for (const [one, other] of [
      [source, target],
      [target, source],
    ] as const) {
      const others = beside.get(one);
      if (others) others.push(other);
      else beside.set(one, [other]);
    }
  }
  const depths = new Map(roots.map((root) => [root, 0]));
  const queue = [...depths.keys()];
  // The queue grows while it is read.
  for (const id of queue) {
    for (const other of beside.get(id) ?? []) {
      if (depths.has(other)) continue;
      depths.set(other, (depths.get(id) ?? 0) + 1);
      queue.push(other);
    }
  }
  return depths;
}

/** At the same distance the best connected, so that what is left out of a small picture holds least of it together. */
function nearestFirst(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): readonly GraphNode[] {
  const ends = Map.groupBy(
    edges.flatMap(({ source, target }) => [source, target]),
    (id) => id,
  );
  const degree = ({ id }: GraphNode) => ends.get(id)?.length ?? 0;
  return nodes.toSorted((a, b) => a.depth - b.depth || degree(b) - degree(a) || (a.id < b.id ? -1 : 1));
}

/** Of what is there; all statuses and bases, which are few. */
function keysOf(ontology: Ontology, nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphKeys {
  const [types, relations] = [new Set(nodes.map(({ type }) => type)), new Set(edges.map(({ type }) => type))];
  const all = ontology.entityTypes;
  const zh = marksOf(
    all.map(({ label }) => label.zh),
    1,
  );
  const en = marksOf(
    all.map(({ label }) => label.en),
    2,
  );
  return {
    entityTypes: all.flatMap(({ name, rank }, i) =>
      types.has(name)
        ? [{ ...typeCode(ontology, name), mark: { zh: zh[i] ?? '', en: en[i] ?? '' }, ...lookOf(rank) }]
        : [],
    ),
    relationTypes: ontology.relationTypes
      .filter(({ name }) => relations.has(name))
      .map(({ name, reads, readsInverse, drawn }) => ({ value: name, reads, readsInverse, drawn })),
    statuses: valuesOf(ontology, 'StatementStatus'),
    bases: valuesOf(ontology, 'StatementBasis'),
  };
}

function valuesOf(ontology: Ontology, enumName: string) {
  return (ontology.enums.get(enumName) ?? []).map(({ value }) => codeOf(ontology, enumName, value));
}
