/** All that `gongfu doctor` looks at, in the order in which it says so. Beside a server, and writing nothing. */
import { checkTokens } from '../access/tokens-check.ts';
import { openGraph, openSafety } from '../app.ts';
import type { Config } from '../config.ts';
import type { OnProgress } from '../control.ts';
import { type DataFolder, dataFolder } from '../data-folder.ts';
import { type Finding, fault, okay } from '../domain/finding.ts';
import { checkAddedFiles } from './file-checks.ts';
import { checkFolder } from './folder-checks.ts';
import { checkIndex } from './index-checks.ts';
import { checkNode, checkSettings } from './machine-checks.ts';
import { checkKeptProposals } from './proposal-checks.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads all of the graph: about a minute for 200,000 records. */
export async function examine(config: Config, env: Environment, onProgress: OnProgress): Promise<readonly Finding[]> {
  const folder = dataFolder(config.data);
  return [
    checkNode(),
    ...checkSettings(config, env),
    ...checkFolder(folder),
    ...(await examineStore(config, folder, onProgress)),
    ...(await checkIndex(config, folder)),
    checkTokens(folder.tokensFile),
    ...(await checkAddedFiles(config, folder, onProgress)),
    ...(await checkKeptProposals(config, folder)),
  ];
}

async function examineStore(config: Config, folder: DataFolder, onProgress: OnProgress): Promise<readonly Finding[]> {
  if (config.store === 'neo4j') return [await checkNeo4j(config)];
  return (await openSafety(folder)).examine(onProgress);
}

/** That it answers: what it holds is for its own tools. */
async function checkNeo4j(config: Config): Promise<Finding> {
  try {
    const graph = await openGraph(config);
    const { revision } = await graph.store.position().finally(() => graph.close());
    return okay(
      'neo4j',
      `it answers, at revision ${revision}; \`neo4j-admin database check\` examines its files, \`gongfu verify\` the index against it`,
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return fault('neo4j', { message, remedy: 'HAND', advice: 'start it, or correct the NEO4J_* settings' });
  }
}

export function hasFaults(findings: readonly Finding[]): boolean {
  return findings.some(({ level }) => level === 'FAULT');
}
