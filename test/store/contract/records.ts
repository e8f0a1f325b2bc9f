/** Reading back what was written. */
import { describe, expect, test } from 'vitest';
import { recordJson } from '../../../src/domain/record-json.ts';
import { at, change, entity, known, observation, passage } from '../items.ts';
import { anyone, type Bench, editor, openWorld, recordOf } from './bench.ts';

export function recordContract(bench: Bench): void {
  describe('records', () => {
    test('an answer stands where its id stood, duplicates are answered twice, unknown ids with undefined', async () => {
      const store = await bench.world();
      const ids = ['model:xixian', 'model:nobody', 'passage:jia-1', 'model:xixian', 'no id at all', 'claim:first'];
      const answers = await store.records(ids, editor());
      expect(answers.map((stored) => stored?.record.id)).toEqual([
        'model:xixian',
        undefined,
        'passage:jia-1',
        'model:xixian',
        undefined,
        'claim:first',
      ]);
    });

    test('no ids give no answers', async () => {
      const store = await bench.world();
      expect(await store.records([], editor())).toEqual([]);
    });

    test('an entity comes back as it was written, with the defaults of its type', async () => {
      const store = await bench.open();
      await store.apply(
        change(
          entity('DOCUMENT', '论文', {
            id: 'document:lunwen',
            labelEn: 'A paper',
            summary: '两行\n文字',
            fields: { doi: '10.1000/x', volume: '7' },
          }),
          passage('document:lunwen', '原文', {
            id: 'passage:p',
            textEn: 'text',
            page: 3,
            section: ['一', '（一）'],
            textKind: 'FULL_TEXT',
          }),
          entity('REGION', '东县', {
            id: 'region:dong',
            names: [{ text: '东', kind: 'SHORT', document: 'document:lunwen' }],
            period: '2001/..',
            fields: { level: 'COUNTY' },
            fieldEvidence: [
              { field: 'level', basis: 'INFERRED', note: '据标题', evidence: [at('passage:p', { quote: '原文' })] },
            ],
          }),
        ),
      );
      expect(
        (await store.records(['document:lunwen', 'passage:p', 'region:dong'], anyone())).map(
          (stored) => stored?.record,
        ),
      ).toEqual([
        {
          record: 'entity',
          id: 'document:lunwen',
          type: 'DOCUMENT',
          label: '论文',
          labelEn: 'A paper',
          names: [],
          summary: '两行\n文字',
          fields: { doi: '10.1000/x', visibility: 'PUBLIC', volume: '7' },
          fieldEvidence: [],
        },
        {
          record: 'passage',
          id: 'passage:p',
          document: 'document:lunwen',
          section: ['一', '（一）'],
          paragraph: 1,
          page: 3,
          text: '原文',
          textEn: 'text',
          textKind: 'FULL_TEXT',
        },
        {
          record: 'entity',
          id: 'region:dong',
          type: 'REGION',
          label: '东县',
          names: [{ text: '东', kind: 'SHORT', document: 'document:lunwen' }],
          period: '2001/..',
          fields: { level: 'COUNTY' },
          fieldEvidence: [
            {
              field: 'level',
              basis: 'INFERRED',
              note: '据标题',
              evidence: [{ passage: 'passage:p', quote: '原文', stance: 'SUPPORTS' }],
            },
          ],
        },
      ]);
    });

    test('numbers come back to the last digit', async () => {
      const store = await openWorld(bench);
      const figure = (id: string, numbers: object) =>
        observation('indicator:beicha', 'region:nan', { id, ...numbers, evidence: [at('passage:jia-1')] });
      const [one, range] = [{ value: 0.1 + 0.2 }, { low: -1e-7, high: 9007199254740991 }];
      await store.apply(change(figure('observation:n', one), figure('observation:m', range)));
      expect(await recordOf(store, 'observation:n')).toMatchObject(one);
      expect(await recordOf(store, 'observation:m')).toMatchObject(range);
    });

    test('what is equal has one JSON text, whatever order its keys were given in', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(entity('DOCUMENT', '乙', { id: 'document:yi', fields: { volume: '1', doi: '10.1000/a' } })),
      );
      await store.apply(
        change(entity('DOCUMENT', '丙', { id: 'document:bing', fields: { doi: '10.1000/a', volume: '1' } })),
      );
      const [one, other] = await store.records(['document:yi', 'document:bing'], editor());
      const text = (stored: typeof one) =>
        stored &&
        recordJson(stored.record)
          .replace(/"id":"[^"]+"/, '')
          .replace(/[乙丙]/, '');
      expect(text(one)).toBe(text(other));
    });

    test('a record carries the revision that last changed it', async () => {
      const store = await openWorld(bench);
      const { revision } = await store.apply(change(entity('PERSON', '张三', { id: 'person:zhang', summary: '作者' })));
      const [changed, other] = await store.records(['person:zhang', 'model:xixian'], editor());
      expect([changed?.revision, other?.revision]).toEqual([revision, revision - 1]);
    });

    test('a batch with a fault changes nothing, and all its faults are named with their items', async () => {
      const store = await openWorld(bench);
      const before = await store.position();
      const request = change(
        entity('PERSON', '李四', { id: 'person:li' }),
        entity('PERSON', ' 王五 ', { id: 'person:wang' }),
        known('WITHIN', 'region:nan', 'region:nan'),
      );
      await expect(store.apply(request)).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        details: {
          problems: [
            { index: 1, field: 'label' },
            { index: 2, field: 'target' },
          ],
        },
      });
      expect(await recordOf(store, 'person:li')).toBeUndefined();
      expect(await store.position()).toEqual(before);
    });

    test('changes that are sent at once each stand or fall alone', async () => {
      const store = await openWorld(bench);
      const results = await Promise.allSettled(
        Array.from({ length: 12 }, (_, at) =>
          store.apply(change(entity('PERSON', `人${at}`, { id: at % 3 === 0 ? 'model:wrong' : `person:p${at}` }))),
        ),
      );
      expect(results.map((result) => result.status === 'fulfilled')).toEqual(
        Array.from({ length: 12 }, (_, at) => at % 3 !== 0),
      );
      const revisions = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.revision] : []));
      expect(new Set(revisions).size).toBe(8);
      const ids = Array.from({ length: 12 }, (_, at) => `person:p${at}`);
      expect((await store.records(ids, editor())).map((stored) => stored !== undefined)).toEqual(
        Array.from({ length: 12 }, (_, at) => at % 3 !== 0),
      );
    });
  });

  describe('named', () => {
    test('entities are found by the keys of each level, by id, of one type where it is given', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(entity('GROUP', '联营', { id: 'group:lianying' }), entity('PERSON', '联营', { id: 'person:lianying' })),
      );
      const keys = [
        { level: 'LABEL', key: '联营' },
        { level: 'ALIAS', key: '联营' },
        { level: 'LABEL', key: '无此名' },
        { level: 'LABEL', key: '联营' },
      ] as const;
      expect(await store.named(keys, undefined, anyone())).toEqual([
        ['group:lianying', 'person:lianying'],
        ['mechanism:lianying'],
        [],
        ['group:lianying', 'person:lianying'],
      ]);
      expect(await store.named(keys, 'PERSON', anyone())).toEqual([['person:lianying'], [], [], ['person:lianying']]);
      expect(await store.named([], undefined, anyone())).toEqual([]);
    });

    test('a changed label is found under the new one only', async () => {
      const store = await openWorld(bench);
      await store.apply(change(entity('PERSON', '张四', { id: 'person:zhang' })));
      const keys = [
        { level: 'LABEL', key: '张三' },
        { level: 'LABEL', key: '张四' },
      ] as const;
      expect(await store.named(keys, undefined, editor())).toEqual([[], ['person:zhang']]);
    });

    test('at most 20 are found under one key', async () => {
      const store = await bench.open();
      const id = (at: number) => `person:p${String(at).padStart(2, '0')}`;
      await store.apply(
        change(...Array.from({ length: 25 }, (_, at) => entity('PERSON', '同名', { id: id(24 - at), distinct: true }))),
      );
      expect(await store.named([{ level: 'LABEL', key: '同名' }], undefined, anyone())).toEqual([
        Array.from({ length: 20 }, (_, at) => id(at)),
      ]);
    });
  });
}
