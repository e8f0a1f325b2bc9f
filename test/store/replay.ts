/** Any state of the graph out of what was changed since, or until then. */
import type { Revision } from '../../src/domain/change.ts';
import { recordJson } from '../../src/domain/record-json.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import type { GraphStore } from '../../src/store/port.ts';

/** All records as texts by id, as they are after some revision. */
export type GraphState = ReadonlyMap<string, string>;

/** As the store has it now. */
export async function stateOf(store: GraphStore): Promise<GraphState> {
  const state = new Map<string, string>();
  const scope = scopeFor('EDITORS', 30_000);
  for (let after: string | undefined; ; ) {
    const lines = await store.scan(after, 1_000, scope);
    for (const line of lines) if ('record' in line) state.set(line.record.id, recordJson(line.record));
    const last = lines.at(-1);
    if (!last || lines.length < 1_000) return sorted(state);
    after = 'record' in last ? last.record.id : last.merged.id;
  }
}

/** The whole feed, in portions. */
export async function wholeFeed(store: GraphStore): Promise<readonly Revision[]> {
  const all: Revision[] = [];
  for (;;) {
    const portion = await store.changes(all.at(-1)?.seq ?? 0, 50);
    all.push(...portion);
    if (portion.length === 0) return all;
  }
}

/** From an empty graph on: the state after each revision, by its number. */
export function replayed(revisions: readonly Revision[]): ReadonlyMap<number, GraphState> {
  const state = new Map<string, string>();
  return new Map(
    revisions.map(({ number, changes }) => {
      for (const { id, after } of changes) put(state, id, after);
      return [number, sorted(state)];
    }),
  );
}

/** From the last state back: the state after each revision, by its number, and the empty one before all under 0. */
export function rewound(last: GraphState, revisions: readonly Revision[]): ReadonlyMap<number, GraphState> {
  const state = new Map(last);
  const states = new Map<number, GraphState>();
  for (const { number, changes } of revisions.toReversed()) {
    states.set(number, sorted(state));
    for (const { id, before } of changes) put(state, id, before);
  }
  return states.set(0, sorted(state));
}

function put(state: Map<string, string>, id: string, text: string | undefined): void {
  if (text === undefined) state.delete(id);
  else state.set(id, text);
}

function sorted(state: GraphState): GraphState {
  return new Map([...state].sort(([one], [other]) => (one < other ? -1 : 1)));
}
