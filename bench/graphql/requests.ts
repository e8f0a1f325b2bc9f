/** What each server is asked: the same questions, with the cursors that each server gives itself. */
import { cursorAfter, cursorsFrom, type Target } from './asking.ts';
import type { Graph } from './graph.ts';
import { mutationVariables, queryFor, type Shape, type ShapeName, type Variables } from './shapes.ts';

/** So many different questions of a shape are asked in turn. */
const VARIANTS = 64;
const HUBS = 16;
const DEEP_PAGE = 200;
const PAGE = 20;
const HUB_PAGE = 5;
const LISTED = ['MODEL', 'MECHANISM', 'PROJECT', 'REGION'];

/** JSON bodies, in the same order for every server; those of a mutation with NUMBER_PLACE in them. */
export async function bodiesFor(target: Target, shape: Shape, graph: Graph): Promise<readonly string[]> {
  const variables = await VARIABLES[shape.name](target, graph);
  return variables.map((values) => bodyOf(target, shape, values));
}

function bodyOf({ speaks }: Target, shape: Shape, variables: Variables): string {
  return JSON.stringify({ query: queryFor(speaks, shape), variables });
}

type MakeVariables = (target: Target, graph: Graph) => readonly Variables[] | Promise<readonly Variables[]>;

const VARIABLES: Readonly<Record<ShapeName, MakeVariables>> = {
  entity: (_, graph) => anyEntities(graph),
  relations: (_, graph) => busiest(graph, VARIANTS).map(({ ref }) => ({ ref })),
  list: listVariables,
  hops: (_, graph) => anyEntities(graph),
  deep: deepVariables,
  hub: hubVariables,
  mutation: (_, graph) => [mutationVariables(graph)],
};

/** Spread over all that is related. */
function anyEntities({ entities }: Graph): readonly Variables[] {
  const related = entities.filter(({ type }) => type !== 'DOCUMENT' && type !== 'INDICATOR');
  const count = Math.min(VARIANTS, related.length);
  return Array.from({ length: count }, (_, i) => ({ ref: related[Math.floor((i * related.length) / count)]?.id }));
}

async function listVariables(target: Target): Promise<readonly Variables[]> {
  const variables: Variables[] = [];
  for (const type of LISTED) {
    const list = {
      open: `entities(filter: { types: ${target.speaks === 'gongfu' ? type : `"${type}"`} }, `,
      close: '',
    };
    const pages = { size: PAGE, pages: VARIANTS / LISTED.length };
    for (const after of await cursorsFrom(target, list, undefined, pages)) variables.push({ type: [type], after });
  }
  return variables;
}

/** That page, and some that follow it. */
async function deepVariables(target: Target): Promise<readonly Variables[]> {
  const list = { open: 'entities(', close: '' };
  const start = await cursorAfter(target, list, (DEEP_PAGE - 1) * PAGE);
  return (await cursorsFrom(target, list, start, { size: PAGE, pages: VARIANTS })).map((after) => ({ after }));
}

/** That page, or the last of those that have fewer. */
async function hubVariables(target: Target, graph: Graph): Promise<readonly Variables[]> {
  const variables: Variables[] = [];
  for (const { ref, degree } of busiest(graph, HUBS)) {
    const skipped = Math.min(DEEP_PAGE - 1, Math.floor(degree / HUB_PAGE) - 1) * HUB_PAGE;
    const list = { open: `entity(ref: "${ref}") { relations(`, close: ' }' };
    variables.push({ ref, after: await cursorAfter(target, list, skipped) });
  }
  return variables;
}

/** The entities with the most relations. */
function busiest({ relations }: Graph, count: number): readonly { readonly ref: string; readonly degree: number }[] {
  const degrees = new Map<string, number>();
  for (const { source, target } of relations)
    for (const end of [source, target]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  const sorted = [...degrees].sort((one, other) => other[1] - one[1]);
  return sorted.slice(0, count).map(([ref, degree]) => ({ ref, degree }));
}
