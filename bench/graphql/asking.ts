/** One question at a time, and ways through long lists: for preparing and comparing, not for timing. */
export interface Target {
  readonly name: 'gongfu' | 'plain';
  readonly url: string;
  /** For writing; readers have none. */
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

export async function ask({ url, token }: Target, body: string): Promise<Readonly<Record<string, unknown>>> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  const answer = (await response.json()) as { data?: Record<string, unknown>; errors?: unknown };
  if (answer.errors || !answer.data) throw new Error(`${url}: ${JSON.stringify(answer.errors).slice(0, 2_000)}`);
  return answer.data;
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
