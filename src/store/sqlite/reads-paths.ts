/** Shortest simple paths (path-search.ts), over either of the two graphs (walk-graph.ts). */
import type { Ontology } from '../../domain/ontology.ts';
import type { Viewer } from '../../domain/scope.ts';
import { type FoundWalk, searchPaths } from '../path-search.ts';
import type { PathsQuery } from '../port.ts';
import type { Connection } from './connection.ts';
import { type GraphNow, type Reading, rootsOf, textsOf } from './reads-walks.ts';
import type { StoredText } from './rows.ts';
import type { Surroundings } from './walk-graph.ts';

/** A path whose relations are texts still. */
export interface PathTexts {
  readonly entities: readonly string[];
  readonly relations: readonly StoredText[];
}

export interface PathReads {
  paths(query: PathsQuery, viewer: Viewer): readonly PathTexts[];
}

export function createPathReads(connection: Connection, ontology: Ontology, graphNow: GraphNow): PathReads {
  return {
    paths: (query, viewer) => {
      const seeing = { ontology, viewer };
      return paths({ connection, seeing, graph: graphNow(seeing) }, query);
    },
  };
}

function paths({ connection, seeing, graph }: Reading, query: PathsQuery): readonly PathTexts[] {
  const rows = rootsOf(connection, seeing, [query.from, query.to]);
  const ends = new Map(rows.map(([at, n, id]) => [at, { n, id }]));
  const [from, to] = [ends.get(0), ends.get(1)];
  if (!from || !to || from.n === to.n) return [];
  const around = graph.surroundings(query);
  const found = search(connection, around, { ...query, from: from.n, to: to.n });
  const ids = new Map([from, to].map((end) => [end.n, end.id]));
  const between = found.flatMap((walk) => walk.entities.slice(1, -1));
  const idsBetween = around.ids(between);
  for (const n of between) ids.set(n, idsBetween.get(n) ?? '');
  const texts = textsOf(connection, seeing, [...new Set(found.flatMap((walk) => walk.relations))]);
  return found.map(({ entities, relations }) => ({
    entities: entities.map((n) => ids.get(n) ?? ''),
    relations: relations.flatMap((n) => {
      const text = texts.get(n);
      return text ? [{ doc: text.doc, revision: text.revision }] : [];
    }),
  }));
}

interface Searched {
  readonly from: number;
  readonly to: number;
  readonly maxLength: number;
  readonly first: number;
}

function search(connection: Connection, around: Surroundings, searched: Searched): readonly FoundWalk[] {
  const levels = searchPaths({ ...searched, around, checkDeadline: () => connection.checkDeadline() });
  for (;;) {
    const level = levels.next();
    if (level.done) return level.value;
    around.learn(level.value);
  }
}
