/** YAML in which everything knows its place. */
import { describe, expect, it } from 'vitest';
import { createFaults } from '../../src/ingest/fault.ts';
import { parseYaml, type Tree } from '../../src/ingest/yaml-tree.ts';

/** `3:5 text` of every text, keys with a colon; in the order of the file. */
function places(text: string): readonly string[] {
  const tree = parseYaml('one.yaml', text, createFaults());
  return tree ? placesIn(tree) : [];
}

function placesIn(tree: Tree): readonly string[] {
  if (tree.shape === 'text') return [`${tree.at.line}:${tree.at.column} ${tree.text}`];
  if (tree.shape === 'list') return tree.items.flatMap(placesIn);
  return tree.entries.flatMap(({ key, keyAt, value }) => [`${keyAt.line}:${keyAt.column} ${key}:`, ...placesIn(value)]);
}

function faults(text: string): readonly string[] {
  const found = createFaults();
  parseYaml('one.yaml', text, found);
  return found.list.map(({ code, line, column }) => `${code} ${line}:${column}`);
}

describe('a text', () => {
  it('is what stands in the file: 1.0 is no number, nor is yes a truth', () => {
    expect(places('a: 1.0\nb: [010, yes, ~]\n')).toEqual([
      '1:1 a:',
      '1:4 1.0',
      '2:1 b:',
      '2:5 010',
      '2:10 yes',
      '2:15 ~',
    ]);
  });

  it('stands where its quotation mark stands, or the mark of a block', () => {
    const text = "a: \"甲\"\nb: 'it''s'\nc: >-\n  one\n  two\nd: |\n  x\n";
    expect(places(text)).toEqual([
      '1:1 a:',
      '1:4 甲',
      '2:1 b:',
      "2:4 it's",
      '3:1 c:',
      '3:4 one two',
      '6:1 d:',
      '6:4 x\n',
    ]);
  });

  it('that is empty stands behind what comes before it', () => {
    expect(places('a:\nb: [c, {d: }]\n')).toEqual(['1:1 a:', '1:2 ', '2:1 b:', '2:5 c', '2:9 d:', '2:10 ']);
  });

  it('counts lines that end as in Windows', () => {
    expect(places('a: x\r\nb:\r\n  - y\r\n')).toEqual(['1:1 a:', '1:4 x', '2:1 b:', '3:5 y']);
  });
});

describe('a fault is named at its place:', () => {
  it.each([
    ['a colon inside a plain text', 'a: b: c\n', ['SYNTAX 1:5']],
    ['a bracket that nobody closes', 'a: [1\n', ['SYNTAX 2:1']],
    ['a key that stands twice', 'a: 1\nb: 2\na: 3\n', ['SYNTAX 3:1']],
    ['an anchor and its alias', 'a: &x 1\nb: *x\n', ['SYNTAX 1:4', 'SYNTAX 2:4']],
    ['a second document', 'a: 1\n---\nb: 2\n', ['SYNTAX 2:1']],
    ['what is nested too deeply to be read', '['.repeat(5_000), ['SYNTAX 1:100']],
  ])('%s', (_name, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it('none in an empty file and in one of comments', () => {
    expect([faults(''), faults('# nothing\n')]).toEqual([[], []]);
  });
});
