/** Fragments that spread one another twice double with each of them: what looks below a field must take each once. */
import { beforeAll, expect, test } from 'vitest';
import { entity, known } from '../store/items.ts';
import { type Asking, createAsking } from './asking.ts';

let asking: Asking;
beforeAll(async () => {
  asking = await createAsking({
    items: [
      entity('MODEL', '模式', { id: 'model:m' }),
      entity('REGION', '某地', { id: 'region:r' }),
      known('PRACTISED_IN', 'model:m', 'region:r', { id: 'relation:r' }),
    ],
  });
});

test('forty fragments that each spread the next one twice are answered', async () => {
  const doubling = Array.from({ length: 40 }, (_, i) => `fragment F${i} on Model { ...F${i + 1} ...F${i + 1} }`);
  const last = 'fragment F40 on Model { label relations(first: 1) { ...E0 } }';
  const edges = Array.from(
    { length: 20 },
    (_, i) => `fragment E${i} on RelationConnection { ...E${i + 1} ...E${i + 1} }`,
  );
  const total = 'fragment E20 on RelationConnection { totalCount edges { other { label } } }';
  const query = `{ model(ref: "model:m") { ...F0 } } ${[...doubling, last, ...edges, total].join(' ')}`;
  expect(await asking.data(query)).toEqual({
    model: { label: '模式', relations: { totalCount: 1, edges: [{ other: { label: '某地' } }] } },
  });
});
