/** The two stores of a graph: made once, then kept where the bench is told to keep them. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createTokens } from '../../src/access/tokens.ts';
import { dataFolder } from '../../src/data-folder.ts';
import { fillGongfu } from './gongfu-data.ts';
import type { Graph } from './graph.ts';
import { fillPlain } from './plain-data.ts';

export interface Stores {
  /** A data folder of gongfu. */
  readonly gongfu: string;
  /** A file of the hand-written server. */
  readonly plain: string;
  /** Of an editor. */
  readonly token: string;
}

/** What is filled whole is moved to its place: a run that was broken off leaves nothing that looks whole. */
export async function openStores(base: string, graph: Graph, say: (text: string) => void): Promise<Stores> {
  mkdirSync(base, { recursive: true });
  const plain = join(base, 'plain.sqlite');
  const { path, token } = await openGongfu(join(base, 'gongfu'), say, (gongfu) => fillGongfu(gongfu, graph));
  await once(plain, say, (file) => fillPlain(file, graph));
  return { gongfu: path, plain, token };
}

/** A data folder of gongfu, with a token of an editor. */
export interface TokenFolder {
  readonly path: string;
  readonly token: string;
}

export async function openGongfu(
  path: string,
  say: (text: string) => void,
  fill: (path: string) => Promise<void>,
): Promise<TokenFolder> {
  await once(path, say, fill);
  const tokens = createTokens(dataFolder(path).tokensFile);
  const token = tokens.create(`bench-${Date.now()}`);
  tokens.close();
  return { path, token };
}

async function once(path: string, say: (text: string) => void, fill: (path: string) => Promise<void>): Promise<void> {
  if (existsSync(path)) return;
  const unfinished = `${path}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const startedAt = performance.now();
  await fill(unfinished);
  renameSync(unfinished, path);
  say(`filled ${path} in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
}
