/** Which pages are measured, with what they are asked and the goals that they have. */
import type { Served } from './serving.ts';

export interface Sort {
  readonly title: string;
  readonly paths: readonly string[];
  readonly warmUp: readonly string[];
  /** Of the p95; left out where there is none. */
  readonly goals: { readonly firstByteMs?: number; readonly wholeMs?: number };
}

/** The goals of a search page: on the shipped texts, and of a large generated graph. */
const OF_SEED = { firstByteMs: 30, wholeMs: 100 } as const;
const OF_LARGE = { wholeMs: 150 } as const;

export function pageSorts(served: Served, requests: number): readonly Sort[] {
  const { modes, queries, ids, prefixes, isShipped } = served;
  const goals = isShipped ? OF_SEED : OF_LARGE;
  const search = (mode: string, more = '', suffix = '') =>
    queries.map((query) => `/search${suffix}?q=${encodeURIComponent(query)}&mode=${mode}${more}`);
  const sort = (title: string, paths: readonly string[], some: Sort['goals'] = {}): Sort => ({
    title,
    ...halves(paths, requests),
    goals: some,
  });
  return [
    sort('/', ['/'], goals),
    sort('/browse', ['/browse'], goals),
    ...modes.map((mode) => sort(`/search, ${mode}`, search(mode), goals)),
    sort(`/search, ${modes[0]}, one type chosen`, search(modes[0] ?? '', '&type=MECHANISM')),
    sort(`/search, ${modes[0]}, apart`, search(modes[0] ?? '', '&view=apart')),
    sort(`/search.json, ${modes[0]}: without rendering`, search(modes[0] ?? '', '', '.json')),
    sort(
      '/search without words',
      [...new Set(ids)].slice(0, 40).map((id) => `/search?type=MECHANISM&region=${id}`),
    ),
    sort(
      '/suggest.json',
      prefixes.map((prefix) => `/suggest.json?q=${encodeURIComponent(prefix)}`),
    ),
    sort(
      'an entity',
      ids.map((id) => `/${id}`),
    ),
    sort('/help', ['/help']),
  ];
}

/** Every other one warms up; where there is one alone it does both. */
function halves(paths: readonly string[], requests: number): Pick<Sort, 'paths' | 'warmUp'> {
  const repeated = (some: readonly string[]) =>
    Array.from({ length: requests }, (_, i) => some[i % some.length] ?? '/');
  if (paths.length === 1) return { paths: repeated(paths), warmUp: repeated(paths).slice(0, 20) };
  return {
    paths: repeated(paths.filter((_, i) => i % 2 === 0)),
    warmUp: repeated(paths.filter((_, i) => i % 2 === 1)),
  };
}
