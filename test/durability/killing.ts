/** Kills writing processes and looks at what they left behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Ontology } from '../../src/domain/ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import { exportedId, type GraphStore } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { changeOfId, ground, idsOfChange } from './changes.ts';

export type Mode = 'STORE' | 'HOLD' | 'EARLY';

export interface Round {
  readonly file: string;
  readonly number: number;
  readonly clients: number;
  readonly mode: Mode;
  /** From the first acknowledgement to the kill. */
  readonly killAfterMs: number;
  /** HOLD: at which commit. */
  readonly holdAfter: number;
}

const SCRIPT = fileURLToPath(new URL('./writing-process.ts', import.meta.url));

/** The changes that were acknowledged before the kill. */
export async function killedWhileWriting(round: Round): Promise<readonly string[]> {
  const { file, number, clients, mode, holdAfter } = round;
  const args = [SCRIPT, file, String(number), String(clients), mode, String(holdAfter)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: process.env });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const acknowledged: string[] = [];
  const lines = createInterface({ input: child.stdout });
  const closed = Promise.all([once(child, 'close'), once(lines, 'close')]);
  lines.on('line', (line) => {
    if (line === 'HOLDING') kill(child);
    else acknowledged.push(line);
    if (acknowledged.length === 1 && mode !== 'HOLD') setTimeout(kill, round.killAfterMs, child);
  });
  await closed;
  if (child.signalCode !== 'SIGKILL') throw new Error(`the writing process ended by itself:\n${errors.join('')}`);
  return acknowledged;
}

function kill(child: ChildProcess): void {
  child.kill('SIGKILL');
}

export interface Damage {
  /** Acknowledged, and not all there. */
  readonly lost: readonly string[];
  /** Not acknowledged, and there in part. */
  readonly half: readonly string[];
  /** Not acknowledged, and whole all the same: the kill fell between the commit and the reply. */
  readonly unanswered: readonly string[];
  /** All that are there whole. */
  readonly found: number;
  /** What it took to open the store again. */
  readonly reopenMs: number;
}

export async function damageIn(file: string, ontology: Ontology, acknowledged: ReadonlySet<string>): Promise<Damage> {
  const startedAt = performance.now();
  const store = await openSqliteStore({ file, ontology });
  const reopenMs = performance.now() - startedAt;
  try {
    const found = await recordsByChange(store);
    const isWhole = (name: string) => found.get(name)?.size === Object.keys(idsOfChange(name)).length;
    const names = [...found.keys()];
    return {
      lost: [...acknowledged].filter((name) => !isWhole(name)),
      half: names.filter((name) => !acknowledged.has(name) && !isWhole(name)),
      unanswered: names.filter((name) => !acknowledged.has(name) && isWhole(name)),
      found: names.filter(isWhole).length,
      reopenMs,
    };
  } finally {
    await store.close();
  }
}

async function recordsByChange(store: GraphStore): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>();
  for (let after: string | undefined, isOpen = true; isOpen; ) {
    const ids = (await store.scan(after, 1000, scopeFor('EDITORS', 20_000))).map(exportedId);
    for (const id of ids) {
      const name = changeOfId(id);
      if (name !== undefined) found.set(name, (found.get(name) ?? new Set()).add(id));
    }
    after = ids.at(-1);
    isOpen = ids.length === 1000;
  }
  return found;
}

export async function prepare(file: string, ontology: Ontology): Promise<void> {
  const store = await openSqliteStore({ file, ontology });
  await store.apply(ground());
  await store.close();
}
