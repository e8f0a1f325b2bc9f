/** How the store and the index of a running service are, for /readyz, /metrics and requests that wait for a change. */
import { GongfuError } from './domain/errors.ts';
import type { HealthSource, ServiceHealth } from './http/health.ts';
import type { Owner } from './owner.ts';

const WARMING = 'Search is loading its dictionaries and its model: an answer may be cut, or go by words alone.';
/** Who asks whether all is well shall know soon that it is not. */
const CHECK_TIMEOUT_MS = 2_000;
const MAX_NAMED = 20;

/** `isWarm`: a first search has loaded what searches need. */
export function healthOf(owner: Owner, isWarm: () => boolean): HealthSource {
  const { store, follower } = owner;
  return {
    async check(): Promise<ServiceHealth> {
      const [ofStore, ofIndex] = await Promise.all([storeHealth(owner), indexHealth(owner)]);
      const problems = isWarm() ? ofIndex.problems : [...ofIndex.problems, WARMING];
      return { store: ofStore, index: { ...ofIndex, problems } };
    },
    async waitForSeq(seq, timeoutMs) {
      const isThere = await follower.caughtUp(seq, timeoutMs);
      if (isThere) return 'READY';
      return (await store.position()).seq < seq ? 'STORE_BEHIND' : 'INDEX_BEHIND';
    },
  };
}

async function storeHealth({ store }: Owner): Promise<ServiceHealth['store']> {
  const { name } = store;
  const away = { name, ok: false, writable: false, revision: 0, seq: 0 };
  try {
    const health = await soon(store.health(), name);
    // What cannot be read has no position; what is wrong with it is to be said all the same.
    if (!health.ok) return { ...away, ...health, ...(await soon(store.position(), name).catch(() => ({}))) };
    return { name, ...health, ...(await soon(store.position(), name)) };
  } catch (error) {
    return { ...away, problems: [awayText(error)] };
  }
}

async function indexHealth({ index, follower, spare }: Owner): Promise<ServiceHealth['index']> {
  const { name } = index;
  const { problem, seq } = follower.status();
  const beside = spare ? { fallback: { name: spare.index.name, behind: spare.follower.status().lag } } : {};
  try {
    const status = await soon(index.status(), name);
    const problems = [...(problem ? [`Indexing fails: ${problem}`] : []), ...refusedText(status.refused)];
    return { name, ok: problem === undefined, answers: true, problems, ...status, ...beside };
  } catch (error) {
    const instead = spare
      ? `Searches are answered by the ${spare.index.name} index beside it.`
      : 'Searches are refused; all else is answered.';
    const problems = [`${awayText(error)} ${instead}`];
    return { name, ok: false, answers: spare !== undefined, problems, seq, documents: 0, ...beside };
  }
}

function refusedText(refused: readonly { readonly id: string }[] = []): readonly string[] {
  if (refused.length === 0) return [];
  const named = refused.slice(0, MAX_NAMED).map(({ id }) => id);
  const more = refused.length > MAX_NAMED ? ' and others' : '';
  return [
    `The index refuses ${refused.length} documents: ${named.join(', ')}${more}. \`gongfu reindex --report\` says why.`,
  ];
}

/** Of what keeps a part from answering. Errors that are none of those pass. */
function awayText(error: unknown): string {
  if (error instanceof GongfuError && error.code !== 'INTERNAL') return error.message;
  throw error;
}

/** Errors: UNAVAILABLE past `CHECK_TIMEOUT_MS`. */
async function soon<T>(work: Promise<T>, name: string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new GongfuError('UNAVAILABLE', `${name} does not answer within ${CHECK_TIMEOUT_MS / 1_000} s.`)),
    CHECK_TIMEOUT_MS,
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
