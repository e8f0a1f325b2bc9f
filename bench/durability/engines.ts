/** Empty engines for a pair of store and index: servers of this machine, each started for the bench and ended by its end. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findMeilisearch } from '../../test/engines/engine.ts';
import { startMeilisearch } from '../../test/engines/meilisearch.ts';
import { borrowNeo4j } from '../../test/engines/neo4j/borrow.ts';
import { emptied } from '../../test/engines/neo4j/emptied.ts';
import { findNeo4j } from '../../test/engines/neo4j/find.ts';

export interface Pair {
  readonly store: 'sqlite' | 'neo4j';
  readonly search: 'embedded' | 'meilisearch';
}

export interface StartedPair {
  /** Settings, as the environment has them. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** `folder` is the bench's own: the pool of Neo4j servers lives as long as it does. Rejects where an engine is not found. */
export async function startPair({ store, search }: Pair, folder: string): Promise<StartedPair> {
  const neo4j = store === 'neo4j' ? await startStore(folder) : undefined;
  const meilisearch = search === 'meilisearch' ? await startSearch() : undefined;
  return {
    env: { ...neo4j?.env, ...meilisearch?.env },
    stop: async () => {
      await Promise.all([neo4j?.stop(), meilisearch?.stop()]);
    },
  };
}

async function startStore(folder: string): Promise<StartedPair> {
  if (findNeo4j() === undefined) throw new Error('no Neo4j was found: set NEO4J_URI, or install a JDK 21 and Maven');
  writeFileSync(join(folder, 'owner'), String(process.pid));
  const { uri, username, password, giveBack } = await emptied(await borrowNeo4j(folder));
  const env = { GONGFU_STORE: 'neo4j', NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  return { env, stop: giveBack };
}

async function startSearch(): Promise<StartedPair> {
  const found = findMeilisearch();
  if (found === undefined) throw new Error('no Meilisearch was found: put `meilisearch` on PATH');
  const { url, key, stop } = await startMeilisearch(found);
  return { env: { GONGFU_SEARCH: 'meilisearch', MEILI_URL: url, ...(key ? { MEILI_API_KEY: key } : {}) }, stop };
}
