/**
 * Shortest simple paths (path-search.ts). One statement a level, up to six of them, beside one for the ends and one for the relations
 * found: a path pattern of Cypher finds trails, which may come to an entity twice, and gives them in no order that could be stopped in.
 */
import type { Ontology } from '../../domain/ontology.ts';
import type { RelationRecord, Stored } from '../../domain/records.ts';
import { type Scope, timeout } from '../../domain/scope.ts';
import { type FoundWalk, type KnownSurroundings, searchPaths } from '../path-search.ts';
import type { FoundPath, GraphStore, PathsQuery, RelationSelection } from '../port.ts';
import type { Seeing } from './compile-parts.ts';
import { compileEdges, compileRoots, compileTexts } from './compile-walks.ts';
import type { Run } from './connection.ts';
import { storedOf } from './rows.ts';

export type PathReads = Pick<GraphStore, 'paths'>;

export function createPathReads(run: Run, ontology: Ontology): PathReads {
  return {
    paths: async (query, scope) => {
      const reading = { run, scope, seeing: { ontology, viewer: scope.viewer } };
      const rows = await run(compileRoots(reading.seeing, [query.from, query.to]), scope.deadlineAt);
      const ends = new Map(rows.map(([at, id]) => [Number(at), String(id)]));
      const [from, to] = [ends.get(0), ends.get(1)];
      if (from === undefined || to === undefined || from === to) return [];
      const numbers = createNumbers();
      const found = await search(reading, numbers, { ...query, from, to });
      return pathsOf(reading, numbers, found);
    },
  };
}

interface Reading {
  readonly run: Run;
  readonly scope: Scope;
  readonly seeing: Seeing;
}

/** Numbers for ids, by which the search knows entities and relations. */
interface Numbers {
  numberOf(id: string): number;
  idOf(n: number): string;
}

function createNumbers(): Numbers {
  const ids: string[] = [];
  const numbers = new Map<string, number>();
  return {
    numberOf: (id) => {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      numbers.set(id, ids.length);
      return ids.push(id) - 1;
    },
    idOf: (n) => ids[n] ?? '',
  };
}

async function search(reading: Reading, numbers: Numbers, query: PathsQuery): Promise<readonly FoundWalk[]> {
  const around = createSurroundings(reading, numbers, query);
  const levels = searchPaths({
    around,
    from: numbers.numberOf(query.from),
    to: numbers.numberOf(query.to),
    maxLength: query.maxLength,
    first: query.first,
    checkDeadline: () => {
      if (Date.now() > reading.scope.deadlineAt) throw timeout('The search for paths');
    },
  });
  for (;;) {
    const level = levels.next();
    if (level.done) return level.value;
    await around.learn(level.value);
  }
}

interface Surroundings extends KnownSurroundings {
  learn(entities: readonly number[]): Promise<void>;
}

/** By entity and other end the relations between them with their ids. */
type Partners = Map<number, Map<number, Map<number, string>>>;

function createSurroundings(
  { run, scope, seeing }: Reading,
  numbers: Numbers,
  selection: RelationSelection,
): Surroundings {
  const partners: Partners = new Map();
  const learnt = new Set<number>();
  return {
    learn: async (entities) => {
      const fresh = entities.filter((n) => !learnt.has(n));
      for (const n of fresh) learnt.add(n);
      const query = compileEdges(seeing, fresh.map(numbers.idOf), selection);
      if (!query || fresh.length === 0) return;
      for (const [at, edges] of await run(query, scope.deadlineAt)) {
        const n = fresh[Number(at)] ?? -1;
        // compileEdges collects pairs of ids.
        for (const [other, relation] of edges as readonly (readonly [string, string])[]) {
          const [end, between] = [numbers.numberOf(other), numbers.numberOf(relation)];
          // From either end: the walk crosses from what one side has read to what the other has.
          relationsBetween(partners, n, end).set(between, relation);
          relationsBetween(partners, end, n).set(between, relation);
        }
      }
    },
    partners: (n) => partners.get(n)?.keys() ?? [],
    ids: (all) => new Map(all.map((n) => [n, numbers.idOf(n)])),
    between: (one, other) => partners.get(one)?.get(other) ?? [],
  };
}

function relationsBetween(partners: Partners, one: number, other: number): Map<number, string> {
  const own = partners.get(one) ?? new Map<number, Map<number, string>>();
  partners.set(one, own);
  const relations = own.get(other) ?? new Map<number, string>();
  own.set(other, relations);
  return relations;
}

async function pathsOf(
  { run, scope, seeing }: Reading,
  numbers: Numbers,
  walks: readonly FoundWalk[],
): Promise<readonly FoundPath[]> {
  const ids = [...new Set(walks.flatMap(({ relations }) => relations.map(numbers.idOf)))];
  const rows = ids.length === 0 ? [] : await run(compileTexts(seeing, ids), scope.deadlineAt);
  const texts = new Map(
    rows.map(([id, doc, revision]): [string, Stored<RelationRecord>] => [
      String(id),
      storedOf([String(doc), Number(revision)]),
    ]),
  );
  return walks.map(({ entities, relations }) => ({
    entities: entities.map(numbers.idOf),
    relations: relations.flatMap((n) => texts.get(numbers.idOf(n)) ?? []),
  }));
}
