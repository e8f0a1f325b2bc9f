/** Documents as rows of the engine. */
import { expect, test } from 'vitest';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import { toLengthOne } from '../../../src/search/embedder.ts';
import {
  candidateOf,
  faultOf,
  gramWord,
  keysOf,
  packedVector,
  rowsOf,
  unpackedVector,
} from '../../../src/search/meilisearch/rows.ts';
import { searchSettings } from '../../../src/search/settings.ts';
import { gramsOf } from '../../../src/text/grams.ts';
import { createSegmenter } from '../../../src/text/segment.ts';
import { entity, passage, randomDocument, randomOf } from '../documents.ts';

const settings = searchSettings(await readOntology(new URL('../../../schema/', import.meta.url)));
const parts = { settings, segmenter: createSegmenter() };

test('a row for each audience that sees something else, one of them first', () => {
  const forEditors = entity('concept:a', '秘密茶园', { visibility: 'EDITORS' });
  const seen = rowsOf(entity('concept:a', '茶园', { forEditors }), parts);
  expect(seen.map(({ key, audience, isFirst }) => [key, audience, isFirst])).toEqual([
    ['concept_a_p', 'PUBLIC', true],
    ['concept_a_e', 'EDITORS', false],
  ]);
  expect(rowsOf(passage('b', '茶园。'), parts).map(({ key }) => key)).toEqual(['passage_b_a']);
  expect(rowsOf(entity('concept:c', '茶园', { visibility: 'EDITORS' }), parts).map(({ audience }) => audience)).toEqual(
    ['EDITORS'],
  );
});

test('every key of a document is one that it can have', () => {
  const random = randomOf(4);
  for (let i = 0; i < 30; i++) {
    const document = randomDocument(random, i);
    for (const { key } of rowsOf(document, parts)) expect(keysOf(document.id)).toContain(key);
  }
});

test('words are in the field of their column, all of them once in `terms`', () => {
  const [row] = rowsOf(entity('concept:a', '茶園合作社', { summary: '種茶園。' }), parts);
  expect(String(row?.label).split(' ')).toEqual(expect.arrayContaining(['茶园', '合作社']));
  expect(row?.terms).toEqual(expect.arrayContaining(['=茶园', '=合作社']));
  const terms = (row?.terms ?? []) as readonly string[];
  expect(new Set(terms).size).toBe(terms.length);
});

test('half a character in a text is no fault of the document', () => {
  const [row] = rowsOf(passage('a', '茶\ud800园'), parts);
  expect(JSON.stringify(row)).not.toMatch(/\\ud8/);
});

test('an id that is no key is named as the fault', () => {
  expect(faultOf(passage('a', '茶园'))).toBeUndefined();
  expect(faultOf(passage('é', '茶园'))).toContain('passage:é');
  expect(faultOf(passage('a'.repeat(600), '茶园'))).toBeDefined();
});

test('grams have words of their own, of letters and digits', () => {
  const grams = [...new Set(gramsOf('茶园合作社 tea garden 1.94 26县 𠀀茶 café'))];
  const words = grams.map(gramWord);
  expect(new Set(words).size).toBe(grams.length);
  for (const word of words) expect(word).toMatch(/^[a-z0-9]{1,240}$/);
});

test('a vector comes back nearly as it was', () => {
  const vector = toLengthOne(Float32Array.from({ length: 64 }, (_, i) => Math.sin(i)));
  const back = unpackedVector(packedVector(vector));
  expect(back.reduce((sum, value, i) => sum + value * (vector[i] ?? 0), 0)).toBeGreaterThan(0.999);
});

test('a candidate is what was put', () => {
  const [row] = rowsOf(passage('a', '茶园增收', { place: 'document:p 1', documents: ['document:p'] }), parts);
  if (!row) throw new Error('no row');
  expect(candidateOf(row, settings)).toMatchObject({
    id: 'passage:a',
    isPassage: true,
    place: 'document:p 1',
    source: 'document:p',
    document: { fields: [{ text: '茶园增收', weight: 1 }], length: 7 },
    vector: undefined,
  });
});
