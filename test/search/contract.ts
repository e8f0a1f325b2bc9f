/** What every search index does: one suite, run on the naive reference and on each adapter. */
import { describe } from 'vitest';
import { createBench, type IndexFactory } from './contract/bench.ts';
import { completingCases } from './contract/completing.ts';
import { findingCases } from './contract/finding.ts';
import { honestyCases } from './contract/honesty.ts';
import { inputCases } from './contract/input.ts';
import { lifeCases } from './contract/life.ts';
import { narrowingCases } from './contract/narrowing.ts';
import { readingCases } from './contract/reading.ts';

export function searchContract(name: string, factory: IndexFactory): void {
  describe(`search index: ${name}`, () => {
    const bench = createBench(factory);
    findingCases(bench);
    readingCases(bench);
    honestyCases(bench);
    narrowingCases(bench);
    completingCases(bench);
    lifeCases(bench);
    inputCases(bench);
  });
}
