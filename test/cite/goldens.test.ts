/** The golden files themselves: whole, and in the words of their README. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GOLDEN_FOLDER, loadGoldens, parseGoldenFile } from './goldens.ts';

const { entries, inText, lists, records } = loadGoldens();
const all = [...entries, ...inText, ...lists];

describe('golden citations', () => {
  it('are at least 120, and each id is given once', () => {
    expect(all.length).toBeGreaterThanOrEqual(120);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('name only rules that the README explains', () => {
    const readme = readFileSync(join(GOLDEN_FOLDER, 'README.md'), 'utf8');
    const known = new Set([...readme.matchAll(/^\| ([a-z0-9-]+) \|/gm)].map(([, key]) => key));
    const unknown = all.flatMap(({ id, rules }) => rules.filter((rule) => !known.has(rule)).map((r) => `${id} ${r}`));
    expect(unknown).toEqual([]);
  });

  it('use every record', () => {
    const used = new Set([
      ...entries.map(({ record }) => record),
      ...inText.flatMap(({ cited }) => cited),
      ...lists.flatMap(({ cited }) => cited),
    ]);
    expect([...records].filter(([, record]) => !used.has(record)).map(([key]) => key)).toEqual([]);
  });

  it('are refused with an unknown key, a bare number or a record that is not there', () => {
    const golden = (more: string): string =>
      `records: {a: {cslType: book}}\ngoldens: [{id: x, record: a, style: bibtex, expect: "", rules: []${more}}]`;
    expect(parseGoldenFile('x.yaml', golden('')).entries).toHaveLength(1);
    expect(() => parseGoldenFile('x.yaml', golden(', colour: red'))).toThrow('unknown key colour');
    expect(() => parseGoldenFile('x.yaml', golden(', note: 3'))).toThrow('goldens[x].note: text is wanted');
    expect(() => parseGoldenFile('x.yaml', golden('').replace('record: a', 'record: b'))).toThrow('no record b');
    expect(() => parseGoldenFile('x.yaml', golden('').replace('book', 'novel'))).toThrow('novel is none of');
  });
});
