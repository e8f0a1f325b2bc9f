/** Loads that are refused: the store is then as empty as before. */
import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../../src/domain/errors.ts';
import type { GraphRecord } from '../../../src/domain/records.ts';
import type { LoadedLine } from '../../../src/store/port.ts';
import { type Bench, editor } from './bench.ts';
import { exported, inBatches, line, STAMP } from './load-lines.ts';

export function loadRefusalContract(bench: Bench): void {
  describe('a load that is refused', () => {
    test.each(REFUSALS)('%s', async (_name, code, index, field, lines) => {
      const store = await bench.open();
      const error = await store.load(inBatches(lines, 2)).catch((refused: unknown) => refused);
      expect(error).toMatchObject({ code, details: { problems: [{ index, field, code }] } });
      expect([await exported(store, 'EDITORS'), await store.position(), await store.changes(0, 10)]).toEqual([
        [],
        { revision: 0, seq: 0 },
        [],
      ]);
      await store.load(inBatches([line(0, 'person:zhang', '张三')], 1));
      expect(await exported(store, 'EDITORS')).toHaveLength(1);
    });

    test('where a circle leads through more lines than are looked at together', async () => {
      const store = await bench.open();
      const names = Array.from({ length: 1_300 }, (_, index) => `v${String(index).padStart(4, '0')}`);
      const next = (index: number) => names[(index + 1) % names.length] ?? '';
      const lines = [
        ...names.map((name, index) => version(index, name)),
        ...names.map((name, index) => follows(names.length + index, name, next(index))),
      ];
      const error = await store.load(inBatches(lines, 400)).catch((refused: unknown) => refused);
      expect(error).toMatchObject({
        code: 'BAD_USER_INPUT',
        details: { problems: [{ field: 'target' }, ...Array(19).fill({})] },
      });
      expect((await store.counts(editor())).entities).toEqual({});
    });

    test('names all that is wrong', async () => {
      const store = await bench.open();
      const lines = [line(4, 'person:a', ' 甲'), line(7, 'person:b', '乙 '), line(9, 'region:c', '丙')];
      await expect(store.load(inBatches(lines, 1))).rejects.toMatchObject({
        details: { problems: [{ index: 4 }, { index: 7 }, { index: 9, field: 'id' }] },
      });
    });

    test('because its lines break off leaves nothing', async () => {
      const store = await bench.open();
      const broken = (async function* () {
        yield [line(0, 'person:zhang', '张三')];
        throw new Error('the disk is gone');
      })();
      await expect(store.load(broken)).rejects.toThrow('the disk is gone');
      expect(await exported(store, 'EDITORS')).toEqual([]);
    });
  });
}

const NOTE = { status: 'HOLDS', basis: 'BACKGROUND', note: '常识', evidence: [] } as const;

function record(index: number, fields: object): LoadedLine {
  // The cases hold what a file could hold, also what is no record of the ontology.
  return { index, record: fields as GraphRecord, revision: STAMP };
}

function version(index: number, name: string): LoadedLine {
  return {
    ...line(index, `version:${name}`, name),
    record: { ...PERSON, id: `version:${name}`, type: 'VERSION', label: name },
  };
}

function follows(index: number, source: string, target: string): LoadedLine {
  const ends = { relationType: 'FOLLOWS', source: `version:${source}`, target: `version:${target}`, qualifiers: [] };
  return record(index, { record: 'relation', id: `relation:${source}-${target}`, ...ends, ...NOTE });
}

function merged(index: number, id: string, into: string): LoadedLine {
  return { index, merged: { id, into }, revision: STAMP };
}

const PERSON = {
  record: 'entity',
  id: 'person:zhang',
  type: 'PERSON',
  label: '张三',
  names: [],
  fields: {},
  fieldEvidence: [],
} as const;
const DOCUMENT = { ...PERSON, id: 'document:d', type: 'DOCUMENT', label: '文', fields: { visibility: 'PUBLIC' } };
const FULL = {
  record: 'passage',
  id: 'passage:p',
  document: 'document:d',
  section: [],
  paragraph: 1,
  text: '原文如此。',
  textKind: 'FULL_TEXT',
};
const quoting = (quote: string) => [{ passage: 'passage:p', quote, stance: 'SUPPORTS' }];

type Refusal = readonly [name: string, code: ErrorCode, index: number, field: string, lines: readonly LoadedLine[]];

const REFUSALS: readonly Refusal[] = [
  [
    'where an id is there twice',
    'BAD_USER_INPUT',
    2,
    'id',
    [line(0, 'person:a', '甲'), line(1, 'person:b', '乙'), line(2, 'person:a', '丙')],
  ],
  ['where two entities have one label', 'CONFLICT', 1, 'label', [line(0, 'person:a', '甲'), line(1, 'person:b', '甲')]],
  ['where an entity is not as its type is', 'BAD_USER_INPUT', 0, 'type', [record(0, { ...PERSON, type: 'GHOST' })]],
  ['where a reference leads nowhere', 'NOT_FOUND', 0, 'document', [record(0, FULL)]],
  [
    'where a reference leads to a merged id',
    'NOT_FOUND',
    3,
    'document',
    [
      record(0, DOCUMENT),
      merged(1, 'document:alt', 'document:d'),
      line(2, 'person:a', '甲'),
      record(3, { ...FULL, document: 'document:alt' }),
    ],
  ],
  [
    'where a statement has no evidence',
    'BAD_USER_INPUT',
    0,
    'evidence',
    [
      record(0, {
        record: 'claim',
        id: 'claim:c',
        claimKind: 'ONLY',
        subject: 'person:zhang',
        text: '唯一',
        status: 'HOLDS',
        basis: 'STATED',
        evidence: [],
      }),
      line(1, 'person:zhang', '张三'),
    ],
  ],
  [
    'where a quote does not stand in the source’s own words',
    'BAD_USER_INPUT',
    0,
    'evidence[0].quote',
    [
      record(0, {
        record: 'claim',
        id: 'claim:c',
        claimKind: 'ONLY',
        subject: 'person:zhang',
        text: '唯一',
        status: 'HOLDS',
        basis: 'STATED',
        evidence: quoting('并非如此'),
      }),
      record(1, DOCUMENT),
      record(2, FULL),
      record(3, PERSON),
    ],
  ],
  [
    'where two statements say the same',
    'CONFLICT',
    4,
    'id',
    [
      version(1, 'a'),
      version(2, 'b'),
      follows(3, 'a', 'b'),
      {
        ...follows(4, 'a', 'b'),
        record: { ...(follows(4, 'a', 'b') as { record: GraphRecord }).record, id: 'relation:other' },
      } as LoadedLine,
    ],
  ],
  [
    'where relations of a type that has none make a circle',
    'BAD_USER_INPUT',
    5,
    'target',
    [version(1, 'a'), version(2, 'b'), version(3, 'c'), follows(4, 'b', 'c'), follows(5, 'a', 'a')],
  ],
  [
    'where a figure quantifies a relation that it has no part in',
    'BAD_USER_INPUT',
    0,
    'relation',
    [
      record(0, {
        record: 'observation',
        id: 'observation:o',
        indicator: 'indicator:i',
        subject: 'person:zhang',
        relation: 'relation:a-b',
        value: 1,
        comparator: 'EQUAL',
        ...NOTE,
      }),
      record(1, { ...PERSON, id: 'indicator:i', type: 'INDICATOR', label: '数', kind: 'LEVEL' }),
      line(2, 'person:zhang', '张三'),
      version(3, 'a'),
      version(4, 'b'),
      follows(5, 'a', 'b'),
    ],
  ],
  ['where a merged id leads nowhere', 'NOT_FOUND', 0, 'merged.into', [merged(0, 'person:a', 'person:b')]],
  [
    'where a merged id is a record’s, too',
    'CONFLICT',
    1,
    'merged.id',
    [line(0, 'person:a', '甲'), merged(1, 'person:a', 'person:b'), line(2, 'person:b', '乙')],
  ],
  [
    'where a merged id leads to two records',
    'CONFLICT',
    3,
    'merged.id',
    [
      line(0, 'person:a', '甲'),
      line(1, 'person:b', '乙'),
      merged(2, 'person:c', 'person:a'),
      merged(3, 'person:c', 'person:b'),
    ],
  ],
  [
    'where a revision has two times',
    'BAD_USER_INPUT',
    1,
    'revision',
    [line(0, 'person:a', '甲'), line(1, 'person:b', '乙', { at: '2025-02-01T00:00:00.000Z' })],
  ],
  [
    'where a revision has no number',
    'BAD_USER_INPUT',
    0,
    'revision.number',
    [line(0, 'person:a', '甲', { number: 0 })],
  ],
  ['where a revision has no time', 'BAD_USER_INPUT', 0, 'revision.at', [line(0, 'person:a', '甲', { at: 'gestern' })]],
  [
    'where a revision has an actor with hidden characters',
    'BAD_USER_INPUT',
    0,
    'revision',
    [line(0, 'person:a', '甲', { actor: 'a\u200bb' })],
  ],
];
