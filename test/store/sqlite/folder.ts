/** Stores in folders of their own, which go with them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GongfuError } from '../../../src/domain/errors.ts';
import type { Ontology } from '../../../src/domain/ontology.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { openSqliteStore, type SqliteStoreOptions } from '../../../src/store/sqlite/index.ts';
import type { StoreFactory } from '../contract.ts';

// A thread that starts reads the sources anew, and hundreds start here: what Node made of them is kept.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'gongfu-compile-cache');

export async function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'gongfu-store-'));
}

export function sqliteFactory(options: Pick<SqliteStoreOptions, 'walks'> = {}): StoreFactory {
  const folders = new WeakMap<GraphStore, string>();
  const openIn = async (folder: string, ontology: Ontology) => {
    const store = await openSqliteStore({ file: join(folder, 'gongfu.db'), ontology, ...options });
    folders.set(store, folder);
    return store;
  };
  return {
    open: async (ontology) => openIn(await newFolder(), ontology),
    reopen: async (store, ontology) => {
      await store.close();
      return openIn(folders.get(store) ?? '', ontology);
    },
    drop: async (store) => {
      await store.close();
      await rm(folders.get(store) ?? '', { recursive: true, force: true });
    },
  };
}

/** The error of work that is refused; fails where it is not. */
export async function refusalOf(work: Promise<unknown>): Promise<GongfuError> {
  const outcome = await work.catch((error: unknown) => error);
  if (outcome instanceof GongfuError) return outcome;
  throw new Error(`nothing was refused: ${String(outcome)}`);
}
