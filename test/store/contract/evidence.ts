/** The evidence rule: what is stated has a passage that supports it. */
import { describe, expect, test } from 'vitest';
import { at, change, claim, entity, known, observation, relation } from '../items.ts';
import { type Bench, expectRefusal, openWorld, recordOf } from './bench.ts';

export function evidenceContract(bench: Bench): void {
  describe('evidence', () => {
    test('is needed by whatever is stated or inferred', async () => {
      const store = await bench.world();
      await expectRefusal(store, 'BAD_USER_INPUT', 'evidence', relation('USES', 'model:xixian', 'mechanism:sanlei'));
      await expectRefusal(
        store,
        'BAD_USER_INPUT',
        'evidence',
        relation('USES', 'model:xixian', 'mechanism:sanlei', { basis: 'INFERRED' }),
      );
      await expectRefusal(
        store,
        'BAD_USER_INPUT',
        'evidence',
        observation('indicator:beicha', 'region:dong', { value: 1 }),
      );
      await expectRefusal(store, 'BAD_USER_INPUT', 'evidence', claim('ONLY', 'region:dong', '唯一'));
    });

    test('that contradicts does not support', async () => {
      const store = await bench.world();
      const evidence = [at('passage:jia-1', { stance: 'CONTRADICTS' })];
      await expectRefusal(store, 'BAD_USER_INPUT', 'evidence', claim('ONLY', 'region:dong', '唯一', { evidence }));
    });

    test('may be missing where background knowledge says what it is known from', async () => {
      const store = await openWorld(bench);
      await expectRefusal(
        store,
        'BAD_USER_INPUT',
        'note',
        relation('WITHIN', 'region:dongxian', 'region:nan', { basis: 'BACKGROUND' }),
      );
      const { changed } = await store.apply(change(known('WITHIN', 'region:dongxian', 'region:nan')));
      expect(changed).toHaveLength(1);
    });

    test('that is known serves a statement that is written again without any', async () => {
      const store = await openWorld(bench);
      const { changed } = await store.apply(
        change(relation('USES', 'model:dongxian', 'mechanism:lianying', { note: '补注' })),
      );
      expect(changed).toEqual(['relation:dongxian-lianying']);
    });

    test('cannot be taken away from a statement by replacing it', async () => {
      const store = await bench.world();
      const bare = relation('USES', 'model:dongxian', 'mechanism:lianying', { id: 'relation:dongxian-lianying' });
      await expectRefusal(store, 'BAD_USER_INPUT', 'evidence', bare);
    });

    test('is needed for a field that has any', async () => {
      const store = await bench.world();
      const bare = entity('REGION', '东县', {
        id: 'region:dongxian',
        fieldEvidence: [{ field: 'level', basis: 'STATED', evidence: [] }],
      });
      await expectRefusal(store, 'BAD_USER_INPUT', 'fieldEvidence[0].evidence', bare);
    });

    test('of one place is kept once; what it cites comes from the later one', async () => {
      const store = await openWorld(bench);
      const cited = [{ mark: '［2］', locator: '157', source: 'policy:yijian' }];
      await store.apply(
        change(
          relation('USES', 'model:dongxian', 'mechanism:lianying', {
            evidence: [at('passage:jia-3', { quote: '联营', cited })],
          }),
        ),
      );
      expect(await recordOf(store, 'relation:dongxian-lianying')).toMatchObject({
        evidence: [{ passage: 'passage:jia-3', quote: '联营', stance: 'SUPPORTS', cited }],
      });
    });
  });
}
