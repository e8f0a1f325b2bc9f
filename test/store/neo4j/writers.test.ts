/** Many who write at once, in two programs: one order, in which nobody who follows it misses anything. */
import { expect, inject, test } from 'vitest';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import { openNeo4jStore } from '../../../src/store/neo4j/index.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { describeWith } from '../../engines/engine.ts';
import { findNeo4j } from '../../engines/neo4j/find.ts';
import { change, entity, known } from '../items.ts';
import { wholeFeed } from '../replay.ts';
import { neo4jFactory } from './factory.ts';

const WRITERS = 16;
const EACH = 5;
const HANGS = { timeout: 240_000 };

describeWith('neo4j', 'sixteen writers', findNeo4j(), () => {
  test('get one number each, and a follower sees each once, in order', HANGS, async () => {
    const ontology = await readOntology(new URL('../../../schema/', import.meta.url));
    const factory = neo4jFactory(inject('runFolder'));
    const store = await factory.open(ontology);
    const { uri, username, password } = factory.serverOf(store);
    const other = await openNeo4jStore({ uri, username, password, ontology, patienceMs: 30_000 });
    try {
      await store.apply(change(entity('REGION', '全', { id: 'region:all' })));
      let isDone = false;
      const following = follow(store, () => isDone);
      const outcomes = await Promise.all(
        Array.from({ length: WRITERS }, (_, writer) => write(writer % 2 === 0 ? store : other, writer)),
      );
      isDone = true;
      const followed = await following;
      const numbers = outcomes.flat().sort((one, another) => one - another);
      expect(numbers).toEqual(Array.from({ length: WRITERS * EACH }, (_, index) => index + 2));
      expect(followed).toEqual(await wholeFeed(other));
      expect(followed.map(({ seq }) => seq)).toEqual([1, ...numbers]);
      // All of them wrote at one node, and one of them what another had written: each is there once.
      const [page] = await store.relationsOf(
        ['region:all'],
        { direction: 'IN', page: { first: 100, withTotal: true } },
        EDITORS(),
      );
      expect(page?.totalCount).toBe(WRITERS * EACH);
      expect(await write(other, 3)).toEqual(Array.from({ length: EACH }, () => numbers.at(-1)));
    } finally {
      await other.close();
      await factory.drop(store);
    }
  });
});

const EDITORS = () => ({ viewer: 'EDITORS', deadlineAt: Date.now() + 60_000 }) as const;

/** The revisions that its changes were; of changes that were made before, the last one. */
async function write(store: GraphStore, writer: number): Promise<readonly number[]> {
  const made: number[] = [];
  for (let at = 0; at < EACH; at += 1) {
    const id = `region:w${writer}-${at}`;
    const items = [entity('REGION', `区${writer}之${at}`, { id }), known('WITHIN', id, 'region:all')];
    made.push((await store.apply(change(...items))).revision);
  }
  return made;
}

/** As a projection does: from where it is, a few at a time. */
async function follow(store: GraphStore, isDone: () => boolean) {
  const seen: Awaited<ReturnType<GraphStore['changes']>>[number][] = [];
  for (;;) {
    const last = isDone();
    const more = await store.changes(seen.at(-1)?.seq ?? 0, 3);
    seen.push(...more);
    if (last && more.length === 0) return seen;
  }
}
