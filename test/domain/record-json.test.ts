import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parseRecord, recordJson } from '../../src/domain/record-json.ts';
import type { EntityRecord, GraphRecord, RelationRecord } from '../../src/domain/records.ts';

const entity: EntityRecord = {
  record: 'entity',
  id: 'document:a',
  type: 'DOCUMENT',
  label: '甲',
  names: [],
  fields: {
    volume: '7',
    doi: '10.1/a',
    pages: 3,
    isOpen: true,
    tags: ['a'],
    makers: [{ role: 'AUTHOR', family: '黄' }],
  },
  fieldEvidence: [],
};
const relation: RelationRecord = {
  evidence: [
    { stance: 'SUPPORTS', quote: '原文', passage: 'passage:p', cited: [{ source: 'document:a', mark: '［2］' }] },
  ],
  basis: 'STATED',
  status: 'HOLDS',
  qualifiers: [{ text: '土地', role: 'OBJECT' }],
  target: 'mechanism:b',
  source: 'model:a',
  relationType: 'USES',
  id: 'relation:r',
  record: 'relation',
};

describe('the JSON text of a record', () => {
  test('has its keys in the order of the interfaces, absent ones left out, empty lists kept, fields by name', () => {
    expect(recordJson(entity)).toBe(
      '{"record":"entity","id":"document:a","type":"DOCUMENT","label":"甲","names":[],"fields":{"doi":"10.1/a","isOpen":true,"makers":[{"family":"黄","role":"AUTHOR"}],"pages":3,"tags":["a"],"volume":"7"},"fieldEvidence":[]}',
    );
    expect(recordJson(relation)).toBe(
      '{"record":"relation","id":"relation:r","relationType":"USES","source":"model:a","target":"mechanism:b","qualifiers":[{"role":"OBJECT","text":"土地"}],"status":"HOLDS","basis":"STATED","evidence":[{"passage":"passage:p","quote":"原文","stance":"SUPPORTS","cited":[{"mark":"［2］","source":"document:a"}]}]}',
    );
  });

  test('is read back as the same record, and written again as the same text', () => {
    for (const record of [entity, relation]) {
      const text = recordJson(record);
      expect(parseRecord(text)).toEqual(record);
      expect(recordJson(parseRecord(JSON.parse(text)))).toBe(text);
    }
  });

  test('does not have `cited` where nothing is cited, nor what is undefined', () => {
    const bare = {
      ...relation,
      note: undefined,
      evidence: [{ passage: 'passage:p', stance: 'SUPPORTS', cited: [] }],
    } as unknown as GraphRecord;
    expect(recordJson(bare)).not.toMatch(/cited|note|undefined|null/);
  });

  test.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['null', 'null'],
    ['no kind', '{"id":"a"}'],
    ['an unknown kind', '{"record":"planet"}'],
    ['an inherited kind', '{"record":"toString"}'],
    [
      'a missing key',
      '{"record":"passage","id":"passage:a","document":"document:a","section":[],"text":"a","textKind":"FULL_TEXT"}',
    ],
    ['an unknown key', recordJson(relation).replace('"status"', '"statuss":"x","status"')],
    ['a wrong type', recordJson(relation).replace('"model:a"', '7')],
    ['a null', recordJson(relation).replace('"model:a"', 'null')],
    ['a wrong item', recordJson(relation).replace('[{"role"', '["x",{"role"')],
    ['a fraction for a count', recordJson(relation).replace('"qualifiers"', '"ordinal":1.5,"qualifiers"')],
    ['an object among the fields', recordJson(entity).replace('"7"', '{}')],
  ])('is refused where it has %s', (_name, text) => {
    expect(() => parseRecord(text)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });

  test('is what docs/records.md shows', async () => {
    const page = await readFile(new URL('../../docs/records.md', import.meta.url), 'utf8');
    const examples = [...page.matchAll(/^\{"record".*$/gm)].map(([line]) => line);
    expect(examples.map((line) => recordJson(parseRecord(line)))).toEqual(examples);
    expect(examples.map((line) => parseRecord(line).record)).toEqual([
      'entity',
      'passage',
      'relation',
      'observation',
      'claim',
    ]);
  });
});
