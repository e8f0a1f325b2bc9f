import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

// Workers and processes load the same sources hundreds of times: compiled once, they are read from here.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url));

// .ci/run counts from this report; a person reads the default one.
const report = process.env.GONGFU_TEST_REPORT;

export default defineConfig({
  // Vite would take the package's ES modules where Node takes its main file: two copies of graphql, which do not know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: 'test/run-folder.ts',
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // Two cores: what waits for a browser, a server or a process leaves room for a third.
    maxWorkers: 3,
    // A process runs many files, and reads each module once: a third of the time of all that is not end to end. Tests leave no state behind.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
