/** What one request reads by key: what was read comes at once, what was not comes in one call with all that the same tick asks for. */

/** `V` is no promise. */
export interface BatchLoader<V> {
  /** The value itself where it is at hand: a promise for each of a hundred objects costs more than to read them. */
  load(key: string): V | Promise<V>;
  /** Aligned with `keys`. */
  loadMany(keys: readonly string[]): Promise<readonly V[]>;
  /** Has the values at hand for `load`; undefined where they are already. */
  fetch(keys: readonly string[]): Promise<void> | undefined;
}

/** What a port takes at once. */
const MAX_BATCH = 1_000;

/** `read` answers aligned with its keys. */
export function createBatchLoader<V>(read: (keys: readonly string[]) => Promise<readonly V[]>): BatchLoader<V> {
  const known = new Map<string, V>();
  const underWay = new Map<string, Promise<void>>();
  let next: { readonly keys: string[]; readonly done: Promise<void> } | undefined;

  async function readAll(keys: readonly string[]): Promise<void> {
    try {
      for (let at = 0; at < keys.length; at += MAX_BATCH) {
        const some = keys.slice(at, at + MAX_BATCH);
        const found = await read(some);
        // As many as asked for.
        for (const [i, key] of some.entries()) known.set(key, found[i] as V);
      }
    } finally {
      for (const key of keys) underWay.delete(key);
    }
  }
  function startBatch() {
    const keys: string[] = [];
    const done = endOfTick().then(() => {
      next = undefined;
      return readAll(keys);
    });
    return { keys, done };
  }
  function fetchOne(key: string): Promise<void> {
    const before = underWay.get(key);
    if (before) return before;
    next ??= startBatch();
    next.keys.push(key);
    underWay.set(key, next.done);
    return next.done;
  }
  function fetch(keys: readonly string[]): Promise<void> | undefined {
    const batches = new Set<Promise<void>>();
    for (const key of keys) if (!known.has(key)) batches.add(fetchOne(key));
    const [first] = batches;
    return batches.size > 1 ? Promise.all(batches).then(() => {}) : first;
  }
  // Only where it is known.
  const value = (key: string) => known.get(key) as V;
  return {
    fetch,
    load: (key) => (known.has(key) ? value(key) : fetchOne(key).then(() => value(key))),
    async loadMany(keys) {
      await fetch(keys);
      return keys.map(value);
    },
  };
}

/** After all promises that are settled now: what they go on to ask belongs to the same level of the answer. */
function endOfTick(): Promise<void> {
  return new Promise((resolve) => {
    Promise.resolve().then(() => process.nextTick(resolve));
  });
}
