/** What a graph is filled into. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { makeDataFolder } from '../../src/data-folder.ts';
import { openGongfu } from '../graphql/folder.ts';
import { fillGongfu } from '../graphql/gongfu-data.ts';
import type { Graph } from '../graphql/graph.ts';
import { type Databases, driverFor } from './databases.ts';
import { fillPlainGraph } from './plain-graph.ts';
import type { EnginesOptions } from './run.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Data folders of gongfu; that of the service on Neo4j has its tokens and its index, and no graph. */
export async function fillFolders(
  folder: string,
  graph: Graph,
  say: (text: string) => void,
): Promise<EnginesOptions['folders']> {
  return {
    sqlite: await openGongfu(join(folder, 'gongfu'), say, (path) => fillGongfu(path, graph)),
    neo4j: await openGongfu(join(folder, 'gongfu-neo4j'), say, async (path) => void makeDataFolder(path)),
  };
}

/** Gongfu's graph is copied from its data folder: the same records, as its own programs write them. */
export async function fillDatabases(
  { plain, gongfu }: Databases,
  { graph, data, say }: { readonly graph: Graph; readonly data: string; readonly say: (text: string) => void },
): Promise<void> {
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1_000).toFixed(1);
  const driver = driverFor(plain);
  await fillPlainGraph(driver, graph);
  await driver.close();
  say(`filled the database by hand in ${seconds()} s`);
  const { uri, username, password } = gongfu;
  const env = { ...process.env, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  await promisify(execFile)(process.execPath, [MAIN, 'copy', '--from', `sqlite:${data}`, '--to', uri], { env });
  say(`both databases were full after ${seconds()} s`);
}
