/** What a figure may say. */
import { describe, expect, test } from 'vitest';
import { at, change, known, observation } from '../items.ts';
import { type Bench, expectRefusal, openWorld } from './bench.ts';

const evidence = [at('passage:jia-1')];

export function figureContract(bench: Bench): void {
  describe('a figure', () => {
    test.each([
      ['low', { value: 1, low: 0 }],
      ['high', { value: 1, high: 2 }],
      ['low and high', { value: 1, low: 0, high: 2 }],
    ])('with a value has no %s', async (_name, numbers) => {
      const figure = observation('indicator:beicha', 'region:nan', { ...numbers, evidence });
      await expectRefusal(await bench.world(), 'BAD_USER_INPUT', 'value', figure);
    });

    test('has no range that runs backwards', async () => {
      const figure = observation('indicator:beicha', 'region:nan', { low: 2, high: 1, evidence });
      await expectRefusal(await bench.world(), 'BAD_USER_INPUT', 'low', figure);
    });

    test('quantifies only a relation that its subject is an end of', async () => {
      const figure = (subject: string, relation: string) =>
        observation('indicator:cunjun', subject, { value: 1, relation, evidence });
      const store = await openWorld(bench);
      await expectRefusal(store, 'BAD_USER_INPUT', 'relation', figure('region:nan', 'relation:benefits'));
      await expectRefusal(
        store,
        'BAD_USER_INPUT',
        'relation',
        figure('region:xixian', 'relation:new'),
        known('WITHIN', 'region:dongxian', 'region:nan', { id: 'relation:new' }),
      );
      const { changed } = await store.apply(
        change(figure('group:dishouru', 'relation:benefits'), figure('mechanism:lianying', 'relation:benefits')),
      );
      expect(changed).toHaveLength(2);
    });
  });
}
