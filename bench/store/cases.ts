/** All that the bench measures, in the order in which it does. What writes comes last. */
import type { BenchCase } from './case.ts';
import { COMMITS } from './commits.ts';
import { PAGES } from './pages.ts';
import { READS } from './reads.ts';
import { WALKS } from './walks.ts';

export const CASES: readonly BenchCase[] = [READS, WALKS, PAGES, COMMITS];
