/** What is asked of the graph → the graph that the page shows. */
import type { Scope } from '../../domain/scope.ts';
import type { Path } from '../../inquiry/paths.ts';
import type { Graph, GraphPath } from '../../ui/graph/graph-page-data.ts';
import { graphOf } from './graph-of-records.ts';
import type { GraphRequest } from './graph-params.ts';
import type { Resolved } from './graph-roots.ts';
import type { PageInquiries } from './page-inquiries.ts';

const LONGEST_PATH = 4;
const MOST_PATHS = 5;

export type Selected = Pick<GraphRequest, 'depth' | 'types' | 'status' | 'limit'>;

/** What lies around the roots, and the ways from one chosen entity to the other: six reads at most. */
export async function readGraph(
  inquiries: PageInquiries,
  selected: Selected,
  { roots, from, to }: Resolved,
  scope: Scope,
): Promise<Graph> {
  const ends = from && to ? [from, to] : [];
  const [around, ways] = await Promise.all([
    readAround(
      inquiries,
      selected,
      roots.map(({ id }) => id),
      scope,
    ),
    readWays(
      inquiries,
      selected,
      ends.map(({ id }) => id),
      scope,
    ),
  ]);
  const parts = [...ways, ...(around ? [around] : [])];
  const records = new Map(parts.flatMap(({ entities }) => entities.map(({ record }) => [record.id, record] as const)));
  const relations = new Map(parts.flatMap((part) => part.relations.map(({ record }) => [record.id, record] as const)));
  const starts = roots.length > 0 ? [...roots, ...ends] : ends;
  return {
    ...graphOf(
      inquiries.ontology,
      [...records.values()],
      [...relations.values()],
      starts.map(({ id }) => id),
    ),
    truncated: around?.truncated ?? false,
    ...(ends.length > 0 ? { paths: ways.map(pathOf) } : {}),
  };
}

async function readAround(inquiries: PageInquiries, selected: Selected, roots: readonly string[], scope: Scope) {
  const { depth, limit } = selected;
  return roots.length === 0
    ? undefined
    : inquiries.subgraph({ roots, depth, limit: Math.max(limit, roots.length), ...selection(selected) }, scope);
}

async function readWays(inquiries: PageInquiries, selected: Selected, ends: readonly string[], scope: Scope) {
  const [from, to] = ends;
  return from === undefined || to === undefined
    ? []
    : inquiries.paths({ from, to, maxLength: LONGEST_PATH, first: MOST_PATHS, ...selection(selected) }, scope);
}

/** None chosen is no condition. */
function selection({ types, status }: Selected) {
  return { ...(types.length > 0 ? { types } : {}), ...(status.length > 0 ? { status } : {}) };
}

function pathOf({ entities, relations }: Path): GraphPath {
  return { nodes: entities.map(({ record }) => record.id), edges: relations.map(({ record }) => record.id) };
}
