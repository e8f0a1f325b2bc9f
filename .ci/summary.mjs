// Prints `N passed, N failed, N skipped` alone on a line, from the JSON report that vitest wrote.
import { readFileSync } from 'node:fs';

try {
  const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  const skipped = report.numPendingTests + report.numTodoTests;
  // A file that failed to load has no tests to count, and yet it failed.
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  console.log(`${report.numPassedTests} passed, ${report.numFailedTests + unloaded} failed, ${skipped} skipped`);
  process.exitCode = report.success ? 0 : 1;
} catch {
  console.log('0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
}
