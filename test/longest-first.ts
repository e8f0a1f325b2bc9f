/** Files that take a minute or more begin first: one of them left for the end would keep one process busy and the other idle. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONG =
  /neo4j\/(?:contract|queries|comparison)|kill-points|ingest\/copy|accessible|sqlite\/contract|e2e\/(?:serve|safety|keeping|review)|browser\/(?:journeys|hostile|budgets|review)|pairs/;

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

function isLong({ moduleId }: TestSpecification): boolean {
  return LONG.test(moduleId);
}
