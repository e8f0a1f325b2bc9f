/** Pages of a list at any depth: an index leads to each of them, so that the last costs what the first does. */
import type { PageRequest } from '../../src/domain/page.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import { openReader } from '../../src/store/sqlite/open-reader.ts';
import { type BenchCase, type BenchStore, type Figures, ms, quantile, timed } from './case.ts';

export const PAGES: BenchCase = {
  name: 'pages',
  title: 'Pages of 10 of all entities by label (ms)',
  columns: ['page', 'asked', 'p50', 'p99', 'times the first'],
  run,
};

const FIRST = 10;
const DEPTHS = [1, 1_000, 100_000];
/** Of the median, a page at any depth against the first. */
const MAX_RATIO = 2;

async function run(bench: BenchStore): Promise<Figures> {
  const last = Math.floor((bench.graph.nodes + bench.graph.documents) / FIRST);
  const depths = [...new Set(DEPTHS.map((depth) => Math.min(depth, last)))];
  const starts = depths.map((depth) => positionBefore(bench.file, (depth - 1) * FIRST));
  const store = await bench.open();
  try {
    const ask = (page: PageRequest) => () =>
      store.entities([{ filter: {}, order: { by: 'LABEL', descending: false }, page }], scopeFor('PUBLIC', 60_000));
    const took = new Map<number, readonly number[]>();
    for (const [place, depth] of depths.entries()) {
      const after = starts[place];
      const page = { first: FIRST, withTotal: false, ...(after ? { after } : {}) };
      took.set(depth, await timed(Array.from({ length: bench.questions }, () => ask(page))));
    }
    return figuresOf(took, bench.questions);
  } finally {
    await store.close();
  }
}

/** The position of the entity at `offset`, for pages that come after it; undefined before the first. */
function positionBefore(file: string, offset: number): readonly [string, string] | undefined {
  if (offset === 0) return undefined;
  const reader = openReader(file);
  const select = 'SELECT e.sort, r.id FROM entity e JOIN record r ON r.n = e.n ORDER BY e.sort, r.id LIMIT 1 OFFSET ?';
  try {
    return reader.get<[string, string]>(select, [offset - 1]);
  } finally {
    reader.close();
  }
}

function figuresOf(took: ReadonlyMap<number, readonly number[]>, asked: number): Figures {
  const medians = new Map([...took].map(([depth, times]) => [depth, quantile(times, 0.5)]));
  const first = medians.get(1) ?? Number.NaN;
  const ratioOf = (depth: number) => (medians.get(depth) ?? Number.NaN) / first;
  const rows = [...took].map(([depth, times]) => {
    const figures = [quantile(times, 0.5), quantile(times, 0.99)].map(ms);
    return [depth.toLocaleString('en'), String(asked), ...figures, ratioOf(depth).toFixed(2)];
  });
  const worst = Math.max(...[...took.keys()].map(ratioOf));
  return {
    rows,
    goals: [{ text: `a page at any depth ≤ ${MAX_RATIO}× the first: ${worst.toFixed(2)}×`, isMet: worst <= MAX_RATIO }],
  };
}
