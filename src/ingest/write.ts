/** The one write path: inputs → items → store, which checks and plans them. Mutations, the seed and every import go through here. */
import { setImmediate } from 'node:timers/promises';
import type { ChangeItem, ChangeOutcome } from '../domain/change.ts';
import { badInput } from '../domain/errors.ts';
import type { Ontology } from '../domain/ontology.ts';
import type { GraphStore } from '../store/port.ts';
import type { WriteInputs } from './input.ts';
import { eachItem, type MakeKeys } from './items.ts';

export interface Author {
  readonly actor: string;
  readonly reason?: string;
}

export interface Writer {
  /**
   * One transaction and one revision; on disk when it resolves. A change without items is BAD_USER_INPUT.
   *
   * Errors: BAD_USER_INPUT, NOT_FOUND and CONFLICT with `details.problems` (Problem[], all of them), else those of `GraphStore.apply`.
   */
  write(inputs: WriteInputs, by: Author): Promise<ChangeOutcome>;
}

export interface WriterParts {
  readonly store: GraphStore;
  readonly ontology: Ontology;
  readonly keys: MakeKeys;
  /** Told of every change that was made, so that projections need not wait for their next look. */
  readonly onWritten?: (outcome: ChangeOutcome) => void;
}

export function createWriter(parts: WriterParts): Writer {
  const { store, ontology, keys, onWritten } = parts;
  return {
    async write(inputs, by) {
      const items = await itemsInTurns(eachItem(inputs, ontology, keys));
      if (items.length === 0)
        throw badInput('The change is empty: give at least one item to write or one id to remove.');
      const outcome = await store.apply({ items, actor: by.actor, reason: by.reason ?? '' });
      onWritten?.(outcome);
      return outcome;
    },
  };
}

/** How long the making of items may keep requests waiting. */
const TURN_MS = 10;

async function itemsInTurns(making: Iterable<ChangeItem>): Promise<readonly ChangeItem[]> {
  const items: ChangeItem[] = [];
  let turnEnds = performance.now() + TURN_MS;
  for (const item of making) {
    items.push(item);
    if (performance.now() < turnEnds) continue;
    await setImmediate();
    turnEnds = performance.now() + TURN_MS;
  }
  return items;
}
