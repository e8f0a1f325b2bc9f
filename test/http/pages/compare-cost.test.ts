/** What the page of a comparison asks of the store: a number of reads that does not grow with what is stated. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GraphStore } from '../../../src/store/port.ts';
import { at, change, entity, relation } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { type ServedPages, servePages } from './served-pages.ts';

const NAMES = ['jia', 'yi', 'bing', 'ding', 'wu', 'ji'] as const;
const MOST_READS = 16;

let pages: ServedPages;
let calls: string[] = [];
beforeAll(async () => {
  const evidence = [at('passage:jia-1')];
  const stated = NAMES.flatMap((name, i) => [
    entity('GROUP', `某组${i}`, { id: `group:${name}` }),
    ...Array.from({ length: 30 * i }, (_, n) => [
      entity('REGION', `某县${i}-${n}`, { id: `region:${name}-${n}` }),
      relation('MEMBER_OF', `region:${name}-${n}`, `group:${name}`, { evidence }),
    ]).flat(),
  ]);
  pages = await servePages((store) => store.apply(change(...smallWorld(), ...stated)), counted);
});
afterAll(() => pages.close());

function counted(store: GraphStore): GraphStore {
  return new Proxy(store, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        calls.push(String(name));
        return Reflect.apply(value, target, args);
      };
    },
  });
}

async function readsOf(names: readonly string[]): Promise<number> {
  calls = [];
  await pages.html(`/compare?ids=${names.map((name) => `group:${name}`).join(',')}`);
  return calls.length;
}

it('two of which little is stated take as many reads as six of which much is', async () => {
  const [few, many] = [await readsOf(NAMES.slice(0, 2)), await readsOf(NAMES)];
  expect(
    [few, many].every((reads) => reads > 0 && reads <= MOST_READS),
    `${few}, ${many}`,
  ).toBe(true);
  expect(many).toBeLessThanOrEqual(few);
});
