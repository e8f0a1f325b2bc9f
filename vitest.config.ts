import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

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
    maxWorkers: 2,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
