import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PAGE, withCounts } from './counts.ts';

describe('docs/corpus.md', () => {
  const page = readFileSync(PAGE, 'utf8');

  it('shows the counts of the shipped texts (`npm run docs:corpus` writes them)', async () => {
    expect(page).toBe(await withCounts(page));
  });

  it('lists the twelve models, each with a part of the paper of its own', () => {
    const table = page.slice(page.lastIndexOf('| 模式 Model |'));
    const rows = table.split('\n').filter((line) => /^\| .+ (model|village) \| [1-9]/.test(line));
    expect(rows).toHaveLength(12);
  });

  it('leads to files that are there', () => {
    const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].flatMap(([, link = '']) =>
      /^https?:/.test(link) ? [] : [link],
    );
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect(() => readFileSync(new URL(link, PAGE)), link).not.toThrow(/ENOENT/);
  });
});
