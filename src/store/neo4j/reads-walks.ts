/** Neighbours and subgraphs. One statement a call, but for walks that meet more than are looked at. */
import type { Ontology } from '../../domain/ontology.ts';
import { emptyPage, type Page } from '../../domain/page.ts';
import type { EntityRecord, RelationRecord, Stored } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { GraphStore, NeighboursQuery } from '../port.ts';
import { compileNeighbours, compileSubgraph, compileWholeNeighbours, NEIGHBOUR_KEY } from './compile-walks.ts';
import type { Row, Run } from './connection.ts';
import { byPlace, pageOf, rowsIn, storedOf, totalOf } from './rows.ts';

export type WalkReads = Pick<GraphStore, 'neighbours' | 'subgraph'>;

export function createWalkReads(run: Run, ontology: Ontology): WalkReads {
  return {
    neighbours: async (ids, query, scope) => {
      if (ids.length === 0) return [];
      // A walk costs more than a page: who is asked twice is walked from once.
      const starts = [...new Set(ids)];
      const found = await walks({ run, ontology }, starts, { query, scope });
      const pages = new Map(starts.map((id, at) => [id, found[at] ?? emptyPage<Stored<EntityRecord>>()]));
      return ids.map((id) => pages.get(id) ?? emptyPage());
    },
    subgraph: async (query, scope) => {
      const compiled = compileSubgraph({ ontology, viewer: scope.viewer }, query);
      const [[entities, relations, truncated] = []] = await run(compiled, scope.deadlineAt);
      return {
        // compileSubgraph selects a list of ids.
        entities: (entities ?? []) as readonly string[],
        relations: rowsIn(relations ?? []).map(storedOf<RelationRecord>),
        truncated: truncated === true,
      };
    },
  };
}

interface Sources {
  readonly run: Run;
  readonly ontology: Ontology;
}

interface Walking {
  readonly query: NeighboursQuery;
  readonly scope: Scope;
}

type Neighbours = Page<Stored<EntityRecord>>;

/** Aligned with `starts`; those whose page ends among the farthest take a second statement. */
async function walks(
  sources: Sources,
  starts: readonly string[],
  walking: Walking,
): Promise<readonly (Neighbours | undefined)[]> {
  const rows = await rowsOf(sources, starts, walking, compileNeighbours);
  const wrong = [...rows.keys()].filter((at) => rows[at] && rows[at]?.[4] !== true);
  const again = wrong.map((at) => starts[at] ?? '');
  const right = again.length === 0 ? [] : await rowsOf(sources, again, walking, compileWholeNeighbours);
  const corrected = new Map(wrong.map((at, place) => [at, right[place]]));
  return rows.map((row, at) => neighboursIn(corrected.has(at) ? corrected.get(at) : row, walking.query));
}

async function rowsOf(
  { run, ontology }: Sources,
  starts: readonly string[],
  { query, scope: { viewer, deadlineAt } }: Walking,
  compile: typeof compileNeighbours,
): Promise<ReturnType<typeof byPlace>> {
  const compiled = compile({ ontology, viewer }, starts, query);
  return byPlace(compiled ? await run(compiled, deadlineAt) : [], starts.length);
}

function neighboursIn(row: Row | undefined, { page }: NeighboursQuery): Neighbours | undefined {
  if (!row) return undefined;
  const [, total, found, isAll] = row;
  const request = { key: NEIGHBOUR_KEY, first: page.first, total: totalOf(total, page), isExact: isAll === true };
  return pageOf(rowsIn(found), request, storedOf<EntityRecord>);
}
