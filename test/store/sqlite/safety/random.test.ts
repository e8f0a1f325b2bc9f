/** Whatever changes are made, all that is kept beside the records is what the records say; a rebuild and a restore change nothing. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GongfuError } from '../../../../src/domain/errors.ts';
import { keysOfPart } from '../../../../src/ingest/joining.ts';
import type { GraphStore } from '../../../../src/store/port.ts';
import { createKeys } from '../../../../src/text/keys.ts';
import { change, type Item, merge } from '../../items.ts';
import { createDice } from '../../random/dice.ts';
import { type RandomGraph, randomChange, randomGraph } from '../../random/graph.ts';
import { contentOf, faultsOf, nothing, ontology, safeStore, withStore } from './safe-store.ts';

/** The true ones: a merge puts keys together from those of single texts, which is to come to the same. */
const keys = createKeys();
const ROUNDS = 3;
const CHANGES = 50;

describe.each([1, 2])('after random changes (seed %i)', (seed) => {
  it('an examination finds no fault, and a rebuild and a restore give the same store', {
    timeout: 120_000,
  }, async () => {
    const { folder, file, safety } = safeStore(keys);
    const dice = createDice(seed);
    const graph = randomGraph(dice, ontology);
    await withStore(file, (store) => store.apply(change(...graph.items.map(withKeys))));
    for (let round = 0; round < ROUNDS; round += 1) {
      const changes = Array.from({ length: CHANGES }, () => randomChange(dice, ontology, graph).map(withKeys));
      await withStore(file, async (store) => {
        await applyAll(store, changes);
        await mergeSome(store, graph);
      });
      expect(faultsOf(await safety.examine(nothing)), `seed ${seed}, round ${round}`).toEqual([]);
    }
    const before = contentOf(file);
    expect(before, 'nothing was merged').toContain('"moves":');
    await safety.rebuild(nothing);
    expect(contentOf(file)).toBe(before);
    const backup = await safety.backUp(join(folder, 'backup.sqlite'), { overwrite: false });
    await safety.restore(backup, { replace: true });
    expect(contentOf(file)).toBe(before);
    expect(faultsOf(await safety.examine(nothing))).toEqual([]);
  });
});

/** Many are refused, as they should be. One after the other, but with fewer commits than changes. */
async function applyAll(store: GraphStore, changes: readonly (readonly Item[])[]): Promise<void> {
  const some = changes.filter((items) => items.length > 0);
  await Promise.all(some.map((items) => apply(store, items).catch(() => undefined)));
}

/** Of most types one into another: two of a kind that are not related can always become one. */
async function mergeSome(store: GraphStore, { entities }: RandomGraph): Promise<void> {
  for (const [place, { id, type }] of entities.entries()) {
    const other = entities.slice(place + 1).find((entity) => entity.type === type);
    if (other && place % 3 === 0) await apply(store, [merge(id, other.id)]).catch(() => undefined);
  }
}

/** As the writer does it: again with the keys of the texts that only the store knew of (ingest/write.ts). */
async function apply(store: GraphStore, items: readonly Item[]): Promise<void> {
  const request = change(...items);
  try {
    await store.apply(request);
  } catch (error) {
    const needed = error instanceof GongfuError ? error.details.needsKeys : undefined;
    if (!Array.isArray(needed)) throw error;
    const textKeys = new Map(needed.map((part: string) => [part, keysOfPart(part, keys)]));
    await store.apply({ ...request, textKeys });
  }
}

/** The keys that an examination makes of the record, in place of those that were thrown. */
function withKeys(item: Item): Item {
  return item.kind === 'entity'
    ? { ...item, keys: keys(item.draft.label, item.draft.names, item.draft.labelEn, item.draft.fields) }
    : item;
}
