/** The judged queries over the shipped corpus, each asked once of a warm index, through the port. */

import { scopeFor } from '../../src/domain/scope.ts';
import type { SearchMode } from '../../src/search/port.ts';
import { readPaperQueries } from '../../test/relevance/paper.ts';
import { openSeedCorpus } from '../../test/relevance/seed-corpus.ts';
import { FACETS, FIRST, PATIENT_MS } from './growth.ts';
import type { SeedAnswers } from './tasks.ts';
import { spreadOf, type Timed, timed } from './timing.ts';

/** Half of the queries warm up the index that the other half is asked of, and the other way round: none is known from before. */
export async function askSeed(): Promise<SeedAnswers> {
  const queries = readPaperQueries();
  const halves = [0, 1].map((rest) => queries.filter((_, i) => i % 2 === rest).map(({ query }) => query));
  const times: Record<'FULL_TEXT' | 'HYBRID', Timed[]> = { FULL_TEXT: [], HYBRID: [] };
  for (const [i, measured] of halves.entries()) {
    const corpus = await openSeedCorpus();
    const ask = (query: string, mode: SearchMode) =>
      corpus.index.search({ query, mode, filter: {}, first: FIRST, facets: FACETS }, scopeFor('PUBLIC', PATIENT_MS));
    for (const mode of ['FULL_TEXT', 'HYBRID'] as const) {
      for (const query of halves[1 - i] ?? []) await ask(query, mode);
      for (const query of measured) times[mode].push(await timed(() => ask(query, mode)));
    }
    await corpus.close();
  }
  return { queries: queries.length, fullText: spreadOf(times.FULL_TEXT), hybrid: spreadOf(times.HYBRID) };
}
