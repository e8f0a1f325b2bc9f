/** One question at a time, and ways through long lists: for preparing and comparing, not for timing. */
import type { Dialect } from './shapes.ts';

export interface Target {
  /** As messages call it. */
  readonly name: string;
  /** Whose schema it has. */
  readonly speaks: Dialect;
  readonly url: string;
  /** For writing; reads are asked without it. */
  readonly token?: string;
}

/** A list as it is opened and closed in a question: `entities(` and ``, or `entity(ref: "…") { relations(` and ` }`. */
export interface OpenList {
  readonly open: string;
  readonly close: string;
}

interface ListPage {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** As many as one request takes. */
const STRIDE = 100;

/** What a server that has just started is too late for is asked again: a database plans each statement once. */
const ATTEMPTS = 10;

export async function ask(target: Target, body: string): Promise<Data> {
  for (let attempt = 1; ; attempt += 1) {
    const { data, errors = [] } = await answerOf(target, body);
    if (data && errors.length === 0) return data;
    const isLate = errors.every(({ extensions }) => LATE.has(extensions?.code ?? ''));
    if (!isLate || attempt === ATTEMPTS) throw new Error(`${target.url}: ${JSON.stringify(errors).slice(0, 2_000)}`);
  }
}

const LATE = new Set(['TIMEOUT', 'UNAVAILABLE']);

type Data = Readonly<Record<string, unknown>>;

interface Answer {
  readonly data?: Data;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

async function answerOf({ url, token }: Target, body: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  return (await response.json()) as Answer;
}

/** The cursor after so many of the list, or the last one that something follows; undefined at its start. */
export async function cursorAfter(target: Target, list: OpenList, skipped: number): Promise<string | undefined> {
  let after: string | undefined;
  for (let left = skipped; left > 0; left -= STRIDE) {
    const next = await pageEnd(target, list, Math.min(STRIDE, left), after);
    if (next === undefined) return after;
    after = next;
  }
  return after;
}

/** The cursors after each of so many pages. */
export async function cursorsFrom(
  target: Target,
  list: OpenList,
  from: string | undefined,
  { size, pages }: { readonly size: number; readonly pages: number },
): Promise<readonly (string | undefined)[]> {
  const cursors = [from];
  while (cursors.length < pages) {
    const next = await pageEnd(target, list, size, cursors.at(-1));
    if (next === undefined) break;
    cursors.push(next);
  }
  return cursors;
}

/** Undefined on the last page. */
async function pageEnd(
  target: Target,
  { open, close }: OpenList,
  first: number,
  after: string | undefined,
): Promise<string | undefined> {
  const place = after === undefined ? '' : `, after: "${after}"`;
  const query = `{ ${open}first: ${first}${place}) { pageInfo { hasNextPage endCursor } }${close} }`;
  const [root] = Object.values(await ask(target, JSON.stringify({ query })));
  // An entity with its relations, or the list itself.
  const found = root as ListPage & { readonly relations?: ListPage };
  const { hasNextPage, endCursor } = (found.relations ?? found).pageInfo;
  return hasNextPage ? (endCursor ?? undefined) : undefined;
}
