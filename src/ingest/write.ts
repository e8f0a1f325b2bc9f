/** The one write path: inputs → items → store, which checks and plans them. Mutations, the seed and every import go through here. */
import type { ChangeItem, ChangeOutcome, ChangeRequest, ItemPlace } from '../domain/change.ts';
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
  /** The same changes, planned by all rules and not made: the outcome says in `planned` what each would do. Errors: the same. */
  readonly trial: Trials;
}

export interface Trials {
  write(inputs: WriteInputs): Promise<ChangeOutcome>;
  merge(from: string, into: string): Promise<ChangeOutcome>;
  unmerge(id: string): Promise<ChangeOutcome>;
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
  const write = async (inputs: WriteInputs, by: Stamp) => {
    const items = await inTurns(eachItem(inputs, ontology, keys));
    if (items.length === 0) throw badInput('The change is empty: give at least one item to write or one id to remove.');
    return applyJoining(store, { items, ...by }, keys);
  };
  const join = (item: ChangeItem, by: Stamp) => applyJoining(store, { items: [item], ...by }, keys);
  return {
    write: async (inputs, { actor, reason = '' }) => told(await write(inputs, { actor, reason })),
    merge: async (from, into, { actor, reason }) => told(await join(mergeItem(from, into), { actor, reason })),
    unmerge: async (id, { actor, reason }) => told(await join(unmergeItem(id), { actor, reason })),
    trial: {
      write: (inputs) => write(inputs, TRIAL),
      merge: (from, into) => join(mergeItem(from, into), TRIAL),
      unmerge: (id) => join(unmergeItem(id), TRIAL),
    },
  };
}

type Stamp = Pick<ChangeRequest, 'actor' | 'reason' | 'isTrial'>;

/** Nobody reads who tried what, but a merge is not planned without. */
const TRIAL: Stamp = { actor: 'trial', reason: 'trial', isTrial: true };

function mergeItem(from: string, into: string): ChangeItem {
  return { kind: 'merge', place: ONLY, from, into };
}

function unmergeItem(id: string): ChangeItem {
  return { kind: 'unmerge', place: ONLY, id };
}

/** It stands alone in its request. */
const ONLY: ItemPlace = { index: 0, path: '' };
