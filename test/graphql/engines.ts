/** The engines that a server has, in a folder of their own, with what the projection needs to keep up. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ontology } from '../../src/domain/ontology.ts';
import { createFollower, type Follower } from '../../src/ingest/follow.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import type { SearchIndex } from '../../src/search/port.ts';
import type { GraphStore } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';

export interface Engines {
  readonly store: GraphStore;
  readonly index: SearchIndex;
  readonly follower: Follower;
  close(): Promise<void>;
}

export async function openEngines(ontology: Ontology): Promise<Engines> {
  const folder = await mkdtemp(join(tmpdir(), 'gongfu-graphql-'));
  const store = await openSqliteStore({ file: join(folder, 'graph.sqlite'), ontology });
  const index = await openEmbeddedIndex({ file: join(folder, 'index.sqlite'), ontology });
  const follower = createFollower({ store, index, ontology });
  return {
    store,
    index,
    follower,
    async close() {
      await follower.stop();
      await Promise.all([store.close(), index.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
