/** The rules of docs/linking.md, which that of linking keeps true, have words for reviewers. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { REVIEW_RULES } from '../../src/ui/strings/review-rules.ts';

it('each rule that is documented has its words, and no other', () => {
  const document = readFileSync(new URL('../../docs/linking.md', import.meta.url), 'utf8');
  const rows = document.split('\n').filter((line) => line.startsWith('| `'));
  const rules = rows.flatMap((row) => row.split('|')[1]?.match(/[A-Z_]{4,}/g) ?? []);
  expect(rules.length).toBeGreaterThan(40);
  expect(Object.keys(REVIEW_RULES).toSorted()).toEqual([...new Set(rules)].toSorted());
});
