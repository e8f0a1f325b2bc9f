/** The texts of the shipped seed as they are embedded, with their vectors where these are known. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readConfig } from '../../../src/config.ts';
import { openIndexedOwner } from '../indexed-owner.ts';

export interface ShippedText {
  readonly hash: string;
  readonly text: string;
  readonly vector: Float32Array | undefined;
}

/** `embedder`: local makes the vectors that are missing, off gives those that are there. Cost: indexing the seed, and a second for 40 texts. */
export async function shippedTexts(embedder: 'local' | 'off'): Promise<readonly ShippedText[]> {
  const data = mkdtempSync(join(tmpdir(), 'gongfu-shipped-'));
  try {
    await (await openIndexedOwner(readConfig({ GONGFU_DATA: data, GONGFU_EMBEDDER: embedder }))).close();
    return textsIn(join(data, 'index.sqlite'));
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function textsIn(file: string): readonly ShippedText[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database
    .prepare('SELECT hash, text, numbers FROM semantic LEFT JOIN vector USING (doc) GROUP BY hash ORDER BY hash')
    .all();
  database.close();
  return rows.map(({ hash, text, numbers }) => ({
    hash: String(hash),
    text: String(text),
    vector: numbers instanceof Uint8Array ? Float32Array.from(new Float16Array(numbers.buffer)) : undefined,
  }));
}
