/** The one write path: inputs → items → store, which checks and plans them. Mutations, the seed and every import go through here. */
import type { ChangeItem, ChangeOutcome, ItemPlace } from '../domain/change.ts';
import { badInput } from '../domain/errors.ts';
import type { Ontology } from '../domain/ontology.ts';
import type { GraphStore } from '../store/port.ts';
import type { WriteInputs } from './input.ts';
import { eachItem, type MakeKeys } from './items.ts';
import { applyJoining } from './joining.ts';
import { inTurns } from './turns.ts';

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
  /** `from` becomes one with `into`, as the mutation `merge` says; the reason is not blank. Errors: as `write`. */
  merge(from: string, into: string, by: Required<Author>): Promise<ChangeOutcome>;
  /** Takes the merge of an id back, as the mutation `unmerge` says. Errors: as `write`. */
  unmerge(id: string, by: Required<Author>): Promise<ChangeOutcome>;
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
  const told = (outcome: ChangeOutcome) => {
    onWritten?.(outcome);
    return outcome;
  };
  const join = async (item: ChangeItem, { actor, reason }: Required<Author>) =>
    told(await applyJoining(store, { items: [item], actor, reason }, keys));
  return {
    async write(inputs, by) {
      const items = await inTurns(eachItem(inputs, ontology, keys));
      if (items.length === 0)
        throw badInput('The change is empty: give at least one item to write or one id to remove.');
      return told(await store.apply({ items, actor: by.actor, reason: by.reason ?? '' }));
    },
    merge: (from, into, by) => join({ kind: 'merge', place: ONLY, from, into }, by),
    unmerge: (id, by) => join({ kind: 'unmerge', place: ONLY, id }, by),
  };
}

/** It stands alone in its request. */
const ONLY: ItemPlace = { index: 0, path: '' };
