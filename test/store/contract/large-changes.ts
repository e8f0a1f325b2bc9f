/** Changes of many items: all or nothing, one revision. */
import { describe, expect, test } from 'vitest';
import { at, change, claim, entity, type Item, known, observation, passage } from '../items.ts';
import { anyone, type Bench, openWorld, refusalOf } from './bench.ts';

export function largeChangeContract(bench: Bench): void {
  describe('a change of 1,000 items', () => {
    test('is one revision', async () => {
      const store = await openWorld(bench);
      const outcome = await store.apply(change(...thousand()));
      expect(outcome).toMatchObject({ revision: 2, unchanged: 0, removed: [] });
      expect(outcome.changed).toHaveLength(1_000);
      const [revision] = await store.changes(1, 10);
      expect(revision).toMatchObject({ number: 2, actor: 'tester', reason: 'a test' });
      expect(revision?.changes.map(({ id }) => id)).toEqual(outcome.changed);
      expect(await store.apply(change(...thousand()))).toMatchObject({ revision: 2, changed: [], unchanged: 1_000 });
    });

    test.each([0, 500, 999])('changes nothing where item %i is bad', async (index) => {
      const store = await openWorld(bench);
      const before = [await store.position(), await store.counts(anyone())];
      const bad = known('WITHIN', 'region:r1', 'region:none');
      const items = thousand().map((item, at) => (at === index ? bad : item));
      const refused = await refusalOf(store, ...items);
      expect(refused.problems.map((problem) => problem.index)).toContain(index);
      expect([await store.position(), await store.counts(anyone())]).toEqual(before);
      expect(await store.changes(1, 10)).toEqual([]);
    });
  });
}

/** Of each kind 200, most of them about one another. */
function thousand(): readonly Item[] {
  return Array.from({ length: 200 }, (_, index) => [
    entity('REGION', `区${index}`, { id: `region:r${index}` }),
    passage('document:jia', `第 ${index} 段。`, { id: `passage:t${index}`, paragraph: 10 + index }),
    known('WITHIN', `region:r${index}`, 'region:nan', { id: `relation:t${index}` }),
    observation('indicator:cunjun', `region:r${index}`, { value: index, evidence: [at(`passage:t${index}`)] }),
    claim('FIRST', `region:r${index}`, '第一', { evidence: [at(`passage:t${index}`)] }),
  ]).flat();
}
