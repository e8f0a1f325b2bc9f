/** Which passage each item means: by its id, else by document, text and which occurrence of it. */
import type { PassageItem } from '../change.ts';
import { idOfIdentity, passageIdentity } from '../identity.ts';
import type { Identified } from './entities.ts';
import { load, type PlanState, readIdentities, readTargetsOf, resolved, type Steps } from './state.ts';

interface Open {
  readonly item: PassageItem;
  readonly occurrence: number;
}

/** A given id whose occurrence is another passage's takes the next free one: two equal paragraphs may have ids of their own. */
export function* identifyPassages(
  state: PlanState,
  items: readonly PassageItem[],
): Steps<ReadonlyMap<PassageItem, Identified>> {
  const found = new Map<PassageItem, Identified>();
  const taken = new Map<string, string>();
  let open: readonly Open[] = occurrences(state, items);
  while (open.length > 0) {
    const keys = open.map((entry) => keyOf(state, entry));
    const holders = yield* readIdentities(keys);
    const isNew = open.map(({ item }, index) => item.id === undefined && !holders[index]);
    const fresh = yield* freshIds(
      state,
      keys.filter((_key, index) => isNew[index]),
    );
    const left: Open[] = [];
    open.forEach((entry, index) => {
      const identity = keys[index] ?? '';
      const holder = taken.get(identity) ?? holders[index];
      const own = entry.item.id === undefined ? undefined : resolved(state, entry.item.id);
      if (own !== undefined && holder !== undefined && holder !== own) {
        left.push({ item: entry.item, occurrence: entry.occurrence + 1 });
        return;
      }
      const id = own ?? holder ?? fresh.get(identity) ?? '';
      taken.set(identity, id);
      found.set(entry.item, { id, identity });
    });
    open = left;
  }
  return found;
}

function keyOf(state: PlanState, { item, occurrence }: Open): string {
  return passageIdentity(resolved(state, item.draft.document), item.draft.text, occurrence);
}

/** Counted within the change, from 1; one id that is given twice is one occurrence. */
function occurrences(state: PlanState, items: readonly PassageItem[]): Open[] {
  const counts = new Map<string, number>();
  const ofId = new Map<string, number>();
  return items.map((item) => {
    const text = passageIdentity(resolved(state, item.draft.document), item.draft.text, 0);
    const again = item.id === undefined ? undefined : ofId.get(`${item.id} ${text}`);
    const occurrence = again ?? (counts.get(text) ?? 0) + 1;
    if (again === undefined) counts.set(text, occurrence);
    if (item.id !== undefined) ofId.set(`${item.id} ${text}`, occurrence);
    return { item, occurrence };
  });
}

function* freshIds(state: PlanState, keys: readonly string[]): Steps<ReadonlyMap<string, string>> {
  return yield* idsOfIdentities(
    state,
    keys.map((identity) => ({ kind: 'passage' as const, identity })),
    new Set(),
  );
}

/**
 * New ids made from identities. An id that another record has by chance, or because it was made for an earlier text of it, gets
 * more characters. `chosen` are ids that the change gives to others.
 */
export function* idsOfIdentities(
  state: PlanState,
  wanted: readonly { readonly kind: Parameters<typeof idOfIdentity>[0]; readonly identity: string }[],
  chosen: ReadonlySet<string>,
): Steps<ReadonlyMap<string, string>> {
  const made = new Map<string, string>();
  const used = new Set(chosen);
  let open = [...new Map(wanted.map((entry) => [entry.identity, entry])).values()];
  for (let attempt = 0; open.length > 0; attempt += 1) {
    const idFor = (entry: (typeof open)[number]) => idOfIdentity(entry.kind, entry.identity, attempt);
    yield* load(state, open.map(idFor));
    // Also one that was merged into what is gone stays that one's.
    const targets = yield* readTargetsOf(open.map(idFor));
    const left: typeof open = [];
    for (const [at, entry] of open.entries()) {
      const id = idFor(entry);
      if (state.stored.get(id) || targets[at] !== undefined || used.has(id)) left.push(entry);
      else {
        made.set(entry.identity, id);
        used.add(id);
      }
    }
    open = left;
  }
  return made;
}
