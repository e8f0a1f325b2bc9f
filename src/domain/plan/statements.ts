/** Which statement each item means: by its id, else by what identifies it. */
import type { UpsertItem } from '../change.ts';
import { statementIdentity } from '../identity.ts';
import { isStatement, type StatementRecord } from '../records.ts';
import { problemAt } from '../validate/faults.ts';
import type { Identified } from './entities.ts';
import { idsOfIdentities } from './passages.ts';
import { settled } from './settle.ts';
import { load, type PlanState, readIdentities, resolved, type Steps } from './state.ts';

export type StatementItem = Exclude<UpsertItem, { readonly kind: 'entity' | 'passage' }>;

interface Entry {
  readonly item: StatementItem;
  readonly identity: string;
  readonly record: StatementRecord;
  /** The given id. */
  readonly own?: string;
}

/** Who states what after the change, by identity. */
interface Owners {
  /** Whom an item without an id means. */
  of(identity: string): string | undefined;
  /** Whom a given id would repeat. */
  first(identity: string): string | undefined;
}

/** `removed` are ids that the change removes at its end: what they state may be stated anew. */
export function* identifyStatements(
  state: PlanState,
  items: readonly StatementItem[],
  removed: ReadonlySet<string>,
): Steps<ReadonlyMap<StatementItem, Identified>> {
  const entries = items.map((item) => entryOf(state, item));
  const owners = yield* readOwners(entries, removed);
  const fresh = entries.filter(({ own, identity }) => own === undefined && owners.of(identity) === undefined);
  const given = new Set(entries.flatMap(({ own }) => own ?? []));
  const made = yield* idsOfIdentities(
    state,
    fresh.map(({ item, identity }) => ({ kind: item.kind, identity })),
    given,
  );
  yield* load(
    state,
    entries.flatMap(({ identity }) => owners.of(identity) ?? []),
  );
  const found = new Map<StatementItem, Identified>();
  for (const { item, identity, own, record } of entries) {
    found.set(item, { id: own ?? owners.of(identity) ?? made.get(identity) ?? '', identity, record });
    const first = own === undefined ? undefined : owners.first(identity);
    if (first !== undefined && first !== own) {
      const message = `is ${own}, but ${first} states the same; write to that id, or leave the id out`;
      state.problems.push(problemAt(item.place, 'id', 'CONFLICT', message));
    }
  }
  return found;
}

function entryOf(state: PlanState, item: StatementItem): Entry {
  const record = settled(item, '', state.ontology, (id) => resolved(state, id));
  if (!isStatement(record)) throw new Error('a statement item settles into a statement');
  const identity = statementIdentity(record);
  return { item, identity, record, ...(item.id === undefined ? {} : { own: resolved(state, item.id) }) };
}

function* readOwners(entries: readonly Entry[], removed: ReadonlySet<string>): Steps<Owners> {
  const keys = [...new Set(entries.map((entry) => entry.identity))];
  const answers = yield* readIdentities(keys);
  const holders = new Map(keys.map((key, index) => [key, answers[index]]));
  const given = new Map(entries.flatMap(({ own, identity }) => (own === undefined ? [] : [[own, identity] as const])));
  const givenBy = new Map<string, string>();
  for (const [id, identity] of given) if (!givenBy.has(identity)) givenBy.set(identity, id);
  return {
    of(identity) {
      const holder = holders.get(identity);
      return givenBy.get(identity) ?? (holder !== undefined && !given.has(holder) ? holder : undefined);
    },
    first(identity) {
      const holder = holders.get(identity);
      const stays = holder !== undefined && !removed.has(holder) && (given.get(holder) ?? identity) === identity;
      return stays ? holder : givenBy.get(identity);
    },
  };
}
