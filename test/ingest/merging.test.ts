/** Merges and unmerges on their way: the keys of names that they ask for, and the index that follows them. */
import { describe, expect, test } from 'vitest';
import { scopeFor } from '../../src/domain/scope.ts';
import { catchUpOnce, rebuildIndex } from '../../src/ingest/reindex.ts';
import { createWriter, type Writer } from '../../src/ingest/write.ts';
import type { GraphStore } from '../../src/store/port.ts';
import { createKeys } from '../../src/text/keys.ts';
import { change, entity } from '../store/items.ts';
import { createReferenceStore } from '../store/reference.ts';
import { smallWorld } from '../store/world.ts';
import { createWorld, ontology, type World } from './indexed-world.ts';

const BY = { actor: '编辑', reason: '同一模式' };

function writerOn(store: GraphStore): Writer {
  return createWriter({ store, ontology, keys: createKeys() });
}

async function followed(world: World): Promise<void> {
  const { seq } = await world.store.position();
  for (let reached = -1; reached !== seq; ) reached = await catchUpOnce(world.parts, (await world.index.status()).seq);
}

async function search(world: World, query: string): Promise<readonly string[]> {
  const request = { query, mode: 'FULL_TEXT', filter: { passages: false }, first: 100, facets: [] } as const;
  return (await world.index.search(request, scopeFor('PUBLIC', 5_000))).hits.map((hit) => hit.id);
}

function documentOf(world: World, id: string) {
  return world.state.content.entries.find(({ facts }) => facts.id === id)?.document;
}

describe('the index after a merge', () => {
  test('has one entity, under the names of both, until the merge is taken back', async () => {
    const world = createWorld();
    await world.write(...smallWorld());
    await rebuildIndex(world.parts);
    const writer = writerOn(world.store);
    expect(await search(world, '西县模式')).toContain('model:xixian');
    await writer.merge('model:xixian', 'model:dongxian', BY);
    await followed(world);
    expect(await search(world, '西县模式')).toContain('model:dongxian');
    expect(documentOf(world, 'model:xixian')).toBeUndefined();
    expect(documentOf(world, 'model:dongxian')?.regions).toContain('region:xixian');
    await writer.unmerge('model:xixian', BY);
    await followed(world);
    expect(documentOf(world, 'model:xixian')?.regions).toContain('region:xixian');
    expect(documentOf(world, 'model:dongxian')?.names.map(({ text }) => text)).not.toContain('西县模式');
    expect(documentOf(world, 'model:dongxian')?.regions).not.toContain('region:xixian');
  });

  test('finds the passages of a merged source under the one that it became', async () => {
    const world = createWorld();
    await world.write(
      ...smallWorld(),
      entity('DOCUMENT', '论文乙', { id: 'document:yi', fields: { issuedOn: '2020' } }),
    );
    await rebuildIndex(world.parts);
    await writerOn(world.store).merge('document:jia', 'document:yi', BY);
    await followed(world);
    expect(documentOf(world, 'passage:jia-1')).toMatchObject({ documents: ['document:yi'], from: '2020-01-01' });
  });
});

describe('the keys of names after a merge', () => {
  test('are those that an entity of these names is written with', async () => {
    const store = createReferenceStore(ontology);
    const writer = writerOn(store);
    const one = {
      type: 'MODEL',
      id: 'model:a',
      label: '飛地抱團',
      labelEn: 'Enclave',
      names: [{ text: '抱团' }, { text: '飞地' }],
    };
    await writer.write(
      { entities: [one, { type: 'MODEL', id: 'model:b', label: '集地券', names: [{ text: '券' }] }] },
      BY,
    );
    await writer.merge('model:a', 'model:b', BY);
    const refs = ['feidibaotuan', 'baotuan', 'jidiquan'].map((key) => ({ level: 'PINYIN', key }) as const);
    const folded = ['飞地抱团', 'enclave', '券'].map((key) => ({ level: 'FOLDED', key }) as const);
    const found = await store.named(
      [...refs, ...folded, { level: 'LABEL', key: 'Enclave' }],
      'MODEL',
      scopeFor('PUBLIC', 5_000),
    );
    expect(found).toEqual(found.map(() => ['model:b']));
    await writer.unmerge('model:a', BY);
    const apart = await store.named([...refs, ...folded], 'MODEL', scopeFor('PUBLIC', 5_000));
    expect(apart).toEqual([['model:a'], ['model:a'], ['model:b'], ['model:a'], ['model:a'], ['model:b']]);
  });

  test('are made anew where a name is changed in between', async () => {
    const store = createReferenceStore(ontology);
    await store.apply(change(entity('MODEL', '甲', { id: 'model:a' }), entity('MODEL', '乙', { id: 'model:b' })));
    let changes = 0;
    const racing: GraphStore = {
      ...store,
      async apply(request) {
        if (request.items[0]?.kind === 'merge' && changes < 2) {
          changes += 1;
          await store.apply(change(entity('MODEL', `甲${changes}`, { id: 'model:a' })));
        }
        return store.apply(request);
      },
    };
    await writerOn(racing).merge('model:a', 'model:b', BY);
    const [stored] = await store.records(['model:a'], scopeFor('PUBLIC', 5_000));
    expect(stored?.record).toMatchObject({ id: 'model:b', names: [{ text: '甲2', kind: 'VARIANT' }] });
  });
});

describe('a merge without a reason', () => {
  test.each(['', ' ', '\n'])('is refused (%j)', async (reason) => {
    const writer = writerOn(createReferenceStore(ontology));
    const wanted = { code: 'BAD_USER_INPUT' };
    await expect(writer.merge('model:a', 'model:b', { actor: '编辑', reason })).rejects.toMatchObject(wanted);
    await expect(writer.unmerge('model:a', { actor: '编辑', reason })).rejects.toMatchObject(wanted);
  });
});
