/** Stores on real servers, each on one of its own that is given back with it. */
import type { Ontology } from '../../../src/domain/ontology.ts';
import { openNeo4jStore } from '../../../src/store/neo4j/index.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { type Borrowed, borrowNeo4j } from '../../engines/neo4j/borrow.ts';
import { emptied } from '../../engines/neo4j/emptied.ts';
import type { StoreFactory } from '../contract.ts';

/** A machine that is busy with a whole suite keeps a server waiting that is well. */
const PATIENCE_MS = 30_000;
/** Twenty thousand items take half a minute of its CPU. */
const WRITE_MS = 600_000;

export interface Neo4jFactory extends StoreFactory {
  /** The one that the store is on. */
  serverOf(store: GraphStore): Borrowed;
}

export function neo4jFactory(runFolder: string): Neo4jFactory {
  const servers = new WeakMap<GraphStore, Borrowed>();
  const openOn = async (server: Borrowed, ontology: Ontology) => {
    const { uri, username, password } = server;
    const store = await openNeo4jStore({
      uri,
      username,
      password,
      ontology,
      patienceMs: PATIENCE_MS,
      writeMs: WRITE_MS,
    });
    servers.set(store, server);
    return store;
  };
  const serverOf = (store: GraphStore) => {
    const server = servers.get(store);
    if (!server) throw new Error('the store is none of this factory');
    return server;
  };
  return {
    serverOf,
    open: async (ontology) => openOn(await emptied(await borrowNeo4j(runFolder)), ontology),
    reopen: async (store, ontology) => {
      await store.close();
      return openOn(serverOf(store), ontology);
    },
    drop: async (store) => {
      await store.close();
      await serverOf(store).giveBack();
    },
  };
}
