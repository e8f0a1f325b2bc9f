/** `gongfu copy` and `gongfu verify`, as they are called, on real folders. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Io } from '../../src/cli/command.ts';
import { runCli } from '../../src/cli/run.ts';
import { readConfig } from '../../src/config.ts';
import { listenForControl } from '../../src/control.ts';
import { dataFolder, makeDataFolder } from '../../src/data-folder.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { rebuildIndex } from '../../src/ingest/reindex.ts';
import { createOperations } from '../../src/operations.ts';
import { openOwner } from '../../src/owner.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { change, entity } from '../store/items.ts';

/** A machine that is busy with a whole suite takes ten times as long. */
vi.setConfig({ testTimeout: 300_000 });

const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'gongfu-test-'));
const [from, to] = [join(root, 'from'), join(root, 'to')];

beforeAll(async () => {
  const folder = makeDataFolder(from);
  const store = await openSqliteStore({ file: folder.graphFile, ontology });
  await store.apply(
    change(entity('PERSON', '张三', { id: 'person:zhang' }), entity('PERSON', '李四', { id: 'person:li' })),
  );
  await store.apply(change(entity('PERSON', '王五', { id: 'person:wang' })));
  const index = await openEmbeddedIndex({ file: folder.indexFile, ontology });
  await rebuildIndex({ store, index, ontology });
  await Promise.all([store.close(), index.close()]);
});
afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));

async function called(...args: readonly string[]) {
  let [out, err] = ['', ''];
  const io: Io = {
    env: { GONGFU_DATA: from, GONGFU_EMBEDDER: 'off' },
    out: async (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    progress: () => {},
  };
  return { code: await runCli(args, io), out, err };
}

describe('gongfu copy', () => {
  test('says what it copied and what not, and the second time that it is there', async () => {
    const args = ['copy', '--from', `sqlite:${from}`, '--to', `sqlite:${to}`];
    expect(await called(...args)).toEqual({
      code: 0,
      out: '3 records and 0 merged ids copied: the graph as it was at revision 2\n',
      err: expect.stringContaining('history'),
    });
    expect(await called(...args)).toEqual({
      code: 0,
      out: '3 records and 0 merged ids are there already, as at revision 2\n',
      err: '',
    });
    expect(await called('verify', '--with', `sqlite:${to}`)).toMatchObject({
      code: 0,
      out: '3 records and merged ids here, 3 there: all alike\n',
    });
    const store = await openSqliteStore({ file: dataFolder(to).graphFile, ontology });
    await store.apply(change(entity('PERSON', '赵六', { id: 'person:zhao' })));
    await store.close();
    const compared = await called('verify', '--with', `sqlite:${to}`, '--json');
    expect(compared.code).toBe(1);
    expect(JSON.parse(compared.out)).toMatchObject({
      ok: false,
      with: 'graph',
      extra: { count: 1, ids: ['person:zhao'] },
    });
    expect(await called(...args)).toMatchObject({ code: 1, err: expect.stringContaining('something else') });
  });
});

describe('gongfu verify', () => {
  test('names what differs in the index with exit code 1, and makes it anew when asked to', async () => {
    expect(await called('verify')).toMatchObject({
      code: 0,
      out: '3 documents of the graph, 3 in the index: all alike\n',
    });
    const index = await openEmbeddedIndex({ file: dataFolder(from).indexFile, ontology });
    const { seq } = await index.status();
    await index.update({ documents: [], removed: ['person:li', 'person:wang'], seq });
    await index.close();
    const found = await called('verify', '--names', '1');
    expect(found).toMatchObject({ code: 1, err: expect.stringContaining('--repair') });
    expect(found.out).toContain('missing: 2 [person:li, and 1 more]\n');
    const repaired = await called('verify', '--repair', '--json');
    expect(repaired.code).toBe(0);
    expect(JSON.parse(repaired.out)).toMatchObject({
      ...{ ok: true, with: 'index', missing: { count: 2, ids: ['person:li', 'person:wang'] } },
      ...{ repaired: { kind: 'REBUILT' }, after: { missing: { count: 0 } } },
    });
  });

  test('beside a server lets that one mend what differs', async () => {
    const config = readConfig({ GONGFU_DATA: from, GONGFU_EMBEDDER: 'off', GONGFU_SEED: 'false' });
    const owner = await openOwner(config);
    const control = await listenForControl(owner.folder.controlAddress, createOperations(owner));
    try {
      const people = Array.from({ length: 4 }, (_, at) => entity('PERSON', `人${at}`, { id: `person:n${at}` }));
      const { seq } = await owner.store.apply(change(...people));
      await owner.follower.caughtUp(seq, 60_000);
      await owner.index.update({ documents: [], removed: ['person:n2'], seq });
      expect(await called('verify', '--repair')).toMatchObject({
        code: 0,
        out: expect.stringMatching(/missing: 1 \[person:n2\]\nmade anew: 1 documents\n7 .*all alike\n$/),
      });
    } finally {
      await control.close();
      await owner.close();
    }
  });
});
