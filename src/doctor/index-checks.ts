/** The search index against the graph that it is made from. */
import { existsSync } from 'node:fs';
import { openReader, readIndexStatus } from '../app.ts';
import type { Config } from '../config.ts';
import type { DataFolder } from '../data-folder.ts';
import { type Finding, fault, okay, warning } from '../domain/finding.ts';
import { scopeFor } from '../domain/scope.ts';
import type { SearchIndex } from '../search/port.ts';
import type { GraphStore } from '../store/port.ts';

const CHECK = 'index';
const READ_TIMEOUT_MS = 60_000;
const ATTEMPTS = 5;

const MAKE_ONE = 'start the server, which makes it anew, as after a restore; or run `gongfu reindex`';

/** Says nothing where there is no graph. */
export async function checkIndex(config: Config, folder: DataFolder): Promise<readonly Finding[]> {
  if (config.store === 'sqlite' && !existsSync(folder.graphFile)) return [];
  if (config.search === 'embedded' && !existsSync(folder.indexFile))
    return [fault(CHECK, { message: 'there is none: searches find nothing', remedy: 'REINDEX', advice: MAKE_ONE })];
  try {
    const status = await readIndexStatus(folder, config);
    if (status.version !== status.expected)
      return [warning(CHECK, 'it is of another version or schema', 'the next start makes it anew')];
    return [await compared(config)];
  } catch (error) {
    const message = `it cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    if (config.search === 'embedded') return [fault(CHECK, { message, remedy: 'REINDEX' })];
    return [fault(CHECK, { message, remedy: 'HAND', advice: 'start Meilisearch, or correct the MEILI_* settings' })];
  }
}

/** Every entity and every passage is a document, whoever may see it. */
async function compared(config: Config): Promise<Finding> {
  const { store, index, close } = await openReader(config);
  try {
    const { position, counts, status } = await atRest(store, index);
    const expected = Object.values(counts.entities).reduce((sum, count) => sum + count, 0) + counts.passages;
    const behind = position.seq - status.seq;
    if (behind < 0)
      return fault(CHECK, { message: 'it is of a graph that had got further than this one', remedy: 'REINDEX' });
    if (behind > 0)
      return warning(CHECK, `it is ${behind} changes behind the graph`, 'a server follows; look again in a moment');
    const found = `${status.documents} documents`;
    if (status.documents === expected) return okay(CHECK, `${found}, up to date with revision ${position.revision}`);
    return fault(CHECK, { message: `${found} in place of ${expected}`, remedy: 'REINDEX' });
  } finally {
    await close();
  }
}

/** Read between two changes, where there is such a moment. */
async function atRest(store: GraphStore, index: SearchIndex) {
  for (let attempt = 1; ; attempt += 1) {
    const position = await store.position();
    const counts = await store.counts(scopeFor('EDITORS', READ_TIMEOUT_MS));
    const status = await index.status();
    const isAtRest = (await store.position()).seq === position.seq;
    if (isAtRest || attempt === ATTEMPTS) return { position, counts, status };
  }
}
