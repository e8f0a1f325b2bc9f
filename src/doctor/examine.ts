/** All that `gongfu doctor` looks at, in the order in which it says so. Beside a server, and writing nothing. */
import { checkTokens } from '../access/tokens-check.ts';
import { openSafety } from '../app.ts';
import type { Config } from '../config.ts';
import type { OnProgress } from '../control.ts';
import { dataFolder } from '../data-folder.ts';
import type { Finding } from '../domain/finding.ts';
import { checkFolder } from './folder-checks.ts';
import { checkIndex } from './index-checks.ts';
import { checkNode, checkSettings } from './machine-checks.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads all of the graph: about a minute for 200,000 records. */
export async function examine(config: Config, env: Environment, onProgress: OnProgress): Promise<readonly Finding[]> {
  const folder = dataFolder(config.data);
  const safety = await openSafety(folder);
  return [
    checkNode(),
    ...checkSettings(config, env),
    ...checkFolder(folder),
    ...(await safety.examine(onProgress)),
    ...(await checkIndex(config, folder)),
    checkTokens(folder.tokensFile),
  ];
}

export function hasFaults(findings: readonly Finding[]): boolean {
  return findings.some(({ level }) => level === 'FAULT');
}
