/** What the cases of the contract share: stores, viewers, and short ways to ask. */
import { expect } from 'vitest';
import type { ChangeOutcome } from '../../../src/domain/change.ts';
import { type ErrorCode, GongfuError, type Problem } from '../../../src/domain/errors.ts';
import type { Page, PageRequest } from '../../../src/domain/page.ts';
import type { GraphRecord, Stored } from '../../../src/domain/records.ts';
import { type Scope, scopeFor } from '../../../src/domain/scope.ts';
import { applyJoining } from '../../../src/ingest/joining.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { change, type Item, keysOf } from '../items.ts';
import { smallWorld } from '../world.ts';

/** Stores for the cases. */
export interface Bench {
  /** A new, empty store of the case's own. */
  open(): Promise<GraphStore>;
  /** The small world, for cases that only read, or whose changes are refused: all of them share one store. */
  world(): Promise<GraphStore>;
  reopen(store: GraphStore): Promise<GraphStore>;
}

export function editor(): Scope {
  return scopeFor('EDITORS', 20_000);
}

export function anyone(): Scope {
  return scopeFor('PUBLIC', 20_000);
}

export const PAGE: PageRequest = { first: 100, withTotal: true };

/** The small world in a store of the case's own. */
export async function openWorld(bench: Bench): Promise<GraphStore> {
  const store = await bench.open();
  await store.apply(change(...smallWorld()));
  return store;
}

/** The record of one id, as editors see it. */
export async function recordOf(store: GraphStore, id: string): Promise<GraphRecord | undefined> {
  return (await store.records([id], editor()))[0]?.record;
}

/** One page's ids, in order. */
export function idsOf(page: Page<Stored> | undefined): readonly string[] {
  return (page?.edges ?? []).map((edge) => edge.node.record.id);
}

export interface Refused {
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];
}

/** Makes a change; the keys that a merge asks for are made of the texts alone. */
export function apply(store: GraphStore, ...items: readonly Item[]): Promise<ChangeOutcome> {
  return applyJoining(store, change(...items), keysOf);
}

/** How a change is refused; fails where it is not. */
export async function refusalOf(store: GraphStore, ...items: readonly Item[]): Promise<Refused> {
  try {
    await apply(store, ...items);
  } catch (error) {
    expect(error).toBeInstanceOf(GongfuError);
    const { code, details } = error as GongfuError;
    return { code, problems: (details.problems ?? []) as readonly Problem[] };
  }
  throw new Error('the change was not refused');
}

/** The refusal of a change for one fault. */
export async function expectRefusal(
  store: GraphStore,
  code: ErrorCode,
  field: string,
  ...items: readonly Item[]
): Promise<void> {
  const before = await store.position();
  const refused = await refusalOf(store, ...items);
  expect(refused.problems.map((problem) => [problem.code, problem.field])).toEqual([[code, field]]);
  expect(refused.code).toBe(code);
  expect(await store.position()).toEqual(before);
}
