/** Which documents an index file holds, and what they were made from: what is compared with a store. */
import type { DatabaseSync } from 'node:sqlite';
import type { IndexedDocument } from '../port.ts';

/** By id, those behind `after`, at most `limit`. A document that editors see differently has two rows with one hash. */
export function listedIn(database: DatabaseSync, after = '', limit: number): readonly IndexedDocument[] {
  return database
    .prepare('SELECT id, min(hash) AS hash FROM doc WHERE id > ? GROUP BY id ORDER BY id LIMIT ?')
    .all(after, limit)
    .map(({ id, hash }) => ({ id: String(id), hash: String(hash) }));
}
