/** The map of the corpus over the embedded store, which keeps its numbers between writes: what was written is in the next page. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { GraphStore } from '../../../src/store/port.ts';
import { openSqliteStore } from '../../../src/store/sqlite/index.ts';
import type { BrowsePageData } from '../../../src/ui/browse/browse-page-data.ts';
import { shippedOntology } from '../../graphql/asking.ts';
import { apply } from '../../store/contract/bench.ts';
import { at, change, entity, type Item, passage, relation, remove } from '../../store/items.ts';
import { newFolder } from '../../store/sqlite/folder.ts';
import { smallWorld } from '../../store/world.ts';
import { type IndexedPages, startPages } from './indexed-pages.ts';

interface Served {
  readonly store: GraphStore;
  readonly pages: IndexedPages;
}

async function served(items: readonly Item[] = smallWorld()): Promise<Served> {
  const folder = await newFolder();
  const store = await openSqliteStore({ file: join(folder, 'graph.sqlite'), ontology: await shippedOntology() });
  const pages = await startPages({ store, items });
  onTestFinished(async () => {
    await pages.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { store, pages };
}

async function browse({ pages }: Served, viewer: 'PUBLIC' | 'EDITORS'): Promise<Summary> {
  const headers: Record<string, string> = viewer === 'EDITORS' ? { authorization: `Bearer ${pages.token}` } : {};
  // What the page says is its own type.
  return summary(JSON.parse(await pages.html('/browse.json', headers)) as BrowsePageData);
}

type Summary = ReturnType<typeof summary>;

/** One number of each part of the page. */
function summary({ entities, fields, types, regions, sources, years }: BrowsePageData) {
  const source = (id: string) => sources.flatMap(({ listed }) => listed).find((one) => one.id === id)?.stated ?? 0;
  return {
    entities,
    field: fields[0]?.listed[0]?.counts,
    institutions: types.flatMap(({ kinds }) => kinds).find(({ kind }) => kind === 'INSTITUTION')?.count ?? 0,
    place: regions[0]?.listed.find(({ id }) => id === 'region:nan')?.count ?? 0,
    source: source('document:jia'),
    hiddenSource: source('document:mi'),
    year: years.find(({ from, to }) => from === '2019' && to === undefined)?.count ?? 0,
  };
}

const evidence = [at('passage:jia-9')];
const NEW: readonly Item[] = [
  passage('document:jia', '新的一段。', { id: 'passage:jia-9', paragraph: 9 }),
  entity('MODEL', '新模式', { id: 'model:xin', period: '2019' }),
  entity('MECHANISM', '新机制', { id: 'mechanism:xin', kind: 'INSTITUTION' }),
  relation('IN_DOMAIN', 'model:xin', 'domain:shouru', { id: 'relation:xin-1', evidence }),
  relation('PRACTISED_IN', 'model:xin', 'region:dong', { id: 'relation:xin-2', evidence }),
];
/** In a source that editors alone may see. */
const HIDDEN: readonly Item[] = [
  entity('PROJECT', '密园', { id: 'project:mi' }),
  relation('LOCATED_IN', 'project:mi', 'region:dongxian', { id: 'relation:mi-1', evidence: [at('passage:mi-1')] }),
];

test('each number of the map follows what is written and what is removed', async () => {
  const it = await served();
  const before = await browse(it, 'PUBLIC');
  // Kept from then on.
  expect(await browse(it, 'PUBLIC')).toEqual(before);
  await it.store.apply(change(...NEW));
  const written = await browse(it, 'PUBLIC');
  expect(written).toMatchObject({
    entities: before.entities + 2,
    field: [(before.field?.[0] ?? 0) + 1],
    institutions: before.institutions + 1,
    place: before.place + 1,
    year: before.year + 1,
  });
  expect(written.source).toBeGreaterThan(before.source);
  await apply(it.store, remove('relation:xin-1'), remove('relation:xin-2'), remove('passage:jia-9'));
  await apply(it.store, remove('model:xin'), remove('mechanism:xin'));
  expect(await browse(it, 'PUBLIC')).toEqual(before);
});

test('what only editors may see is in their numbers alone, whoever looked before', async () => {
  const it = await served();
  const seen = await browse(it, 'PUBLIC');
  const all = await browse(it, 'EDITORS');
  await it.store.apply(change(...HIDDEN));
  const written = await browse(it, 'EDITORS');
  expect(written.place).toBe(all.place + 1);
  expect(written.hiddenSource).toBeGreaterThan(all.hiddenSource);
  expect(await browse(it, 'PUBLIC')).toEqual(seen);
});
