/** Which entity each item means: by its id, else by type and label; and the id of one that is new. */
import type { EntityItem } from '../change.ts';
import { entityIdentity } from '../identity.ts';
import type { GraphRecord } from '../records.ts';
import { problemAt } from '../validate/faults.ts';
import { type PlanState, readLabels, readUsed, resolved, type Steps } from './state.ts';

export interface Identified {
  readonly id: string;
  readonly identity?: string;
  /** The record as settled, where it had to be for that; its id is yet to be put in. */
  readonly record?: GraphRecord;
}

/** Leaves room for the prefix and a number in an id's 160 characters. */
const MAX_SLUG_LENGTH = 100;

/** `removed` are ids that the change removes at its end: their labels are free. */
export function* identifyEntities(
  state: PlanState,
  items: readonly EntityItem[],
  removed: ReadonlySet<string>,
): Steps<ReadonlyMap<EntityItem, Identified>> {
  const last = lastById(state, items);
  const owners = yield* readOwners(items, last, removed);
  const made = yield* makeIds(state, items, owners, last);
  const found = new Map<EntityItem, Identified>();
  for (const item of items) {
    const key = keyOf(item);
    const id = item.id === undefined ? (owners.of(key) ?? made.get(key) ?? '') : resolved(state, item.id);
    found.set(item, item.distinct ? { id } : { id, identity: key });
    const first = item.id === undefined || item.distinct || last.get(id) !== item ? undefined : owners.first(key);
    if (first !== undefined && first !== id) {
      state.problems.push(problemAt(item.place, 'label', 'CONFLICT', labelTaken(item, first)));
    }
  }
  return found;
}

function labelTaken(item: EntityItem, holder: string): string {
  return `is that of ${holder}; write to that id, choose another label, or say \`distinct: true\` where ${item.id} is another one of the same label`;
}

function keyOf(item: EntityItem): string {
  return entityIdentity(item.draft.type, item.draft.label);
}

/** Who has a label after the change. */
interface Owners {
  /** Whom an item without an id means. */
  of(key: string): string | undefined;
  /** Whose it is, before a given id may take it. */
  first(key: string): string | undefined;
}

function* readOwners(
  items: readonly EntityItem[],
  last: ReadonlyMap<string, EntityItem>,
  removed: ReadonlySet<string>,
): Steps<Owners> {
  const labels = new Map(items.map((item) => [keyOf(item), { type: item.draft.type, label: item.draft.label }]));
  const answers = yield* readLabels([...labels.values()]);
  const holders = new Map([...labels.keys()].map((key, index) => [key, answers[index]]));
  const taken = labelsTaken(last);
  /** Whether an entity that has the label keeps it. */
  const keeps = (holder: string, key: string) => {
    const item = last.get(holder);
    return item === undefined ? !removed.has(holder) : !item.distinct && keyOf(item) === key;
  };
  return {
    of(key) {
      const holder = holders.get(key);
      return taken.get(key) ?? (holder !== undefined && !last.has(holder) ? holder : undefined);
    },
    first(key) {
      const holder = holders.get(key);
      return holder !== undefined && keeps(holder, key) ? holder : taken.get(key);
    },
  };
}

/** Of several items with one id the last one decides what it is called in the end. */
function lastById(state: PlanState, items: readonly EntityItem[]): ReadonlyMap<string, EntityItem> {
  return new Map(items.flatMap((item) => (item.id === undefined ? [] : [[resolved(state, item.id), item] as const])));
}

function labelsTaken(last: ReadonlyMap<string, EntityItem>): ReadonlyMap<string, string> {
  const taken = new Map<string, string>();
  for (const [id, item] of last) {
    const key = keyOf(item);
    if (!item.distinct && !taken.has(key)) taken.set(key, id);
  }
  return taken;
}

/** Ids for the labels that nobody has: the slug, with -2, -3, … where that id is or ever was another's. */
function* makeIds(
  state: PlanState,
  items: readonly EntityItem[],
  owners: Owners,
  last: ReadonlyMap<string, EntityItem>,
): Steps<ReadonlyMap<string, string>> {
  const made = new Map<string, string>();
  const chosen = new Set(last.keys());
  let open = new Map(
    items
      .filter((item) => item.id === undefined && owners.of(keyOf(item)) === undefined)
      .map((item) => [keyOf(item), item]),
  );
  for (let attempt = 1; open.size > 0; attempt += 1) {
    const candidates = [...open].map(([key, item]) => ({ key, item, id: candidateId(state, item, attempt) }));
    const used = yield* readUsed(candidates.map(({ id }) => id));
    const left = new Map<string, EntityItem>();
    candidates.forEach(({ key, item, id }, index) => {
      if (used[index] || chosen.has(id)) left.set(key, item);
      else {
        made.set(key, id);
        chosen.add(id);
      }
    });
    open = left;
  }
  return made;
}

function candidateId(state: PlanState, item: EntityItem, attempt: number): string {
  const prefix = state.ontology.entityType(item.draft.type)?.prefix ?? '';
  // A label of marks alone gives no slug.
  const slug = item.keys.slug.slice(0, MAX_SLUG_LENGTH).replace(/-+$/, '') || keyOf(item).slice(0, 12);
  return `${prefix}:${slug}${attempt === 1 ? '' : `-${attempt}`}`;
}
