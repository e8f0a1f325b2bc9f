/** Index files with the tables alone, for what vectors do there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { tables } from '../../../src/search/embedded/ddl.ts';
import { meaningOf } from '../../../src/search/embedded/prepare.ts';
import { Vectors, type VectorsOptions } from '../../../src/search/embedded/vectors.ts';
import { passage } from '../documents.ts';
import { SERVED_DIMENSION, unitVector } from '../embedder/vector-server.ts';

export const MODEL = { identity: 'hashed:1', dimension: SERVED_DIMENSION, leastCosine: 0 };

export function newDatabase(): { readonly database: DatabaseSync; readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'gongfu-vectors-'));
  const path = join(folder, 'index.sqlite');
  const database = new DatabaseSync(path);
  database.exec(tables([{ name: 'text', weight: 1 }]));
  onTestFinished(() => {
    if (database.isOpen) database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { database, path };
}

export function vectorsOf(database: DatabaseSync, options: Partial<VectorsOptions> = {}): Vectors {
  return new Vectors(database, { model: MODEL, readOnly: false, ...options });
}

/** A passage of this text as a row. */
export function putText(vectors: Vectors, rowid: number, text: string): void {
  vectors.put(rowid, meaningOf(passage(String(rowid), text)))();
}

export function hashOf(text: string): string {
  return meaningOf(passage('any', text))?.hash ?? '';
}

/** Gives every text that wants one its vector. */
export function fillAll(vectors: Vectors): number {
  const texts = vectors.wanting(100_000);
  vectors.keep(texts.map(({ hash, text }) => ({ hash, vector: unitVector(text) })));
  return texts.length;
}
