/** The place of passages within their sections: what a locator counts by. */
import type { PassageRecord } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { GraphStore } from '../store/port.ts';

const PAGE = 1_000;

/**
 * Aligned with `passages`: the place of each, from 1, among the passages of its source with the same heading path.
 *
 * Cost: one read per thousand passages under the headings that all that is asked has in common, for any number of sources.
 */
export async function placesOf(
  store: Pick<GraphStore, 'contentOf'>,
  passages: readonly PassageRecord[],
  scope: Scope,
): Promise<readonly number[]> {
  const documents = [...new Set(passages.map((passage) => passage.document))];
  const places = new Map<string, number>();
  const counted = new Map<string, number>();
  for await (const passage of contentsOf(store, documents, commonSection(passages), scope)) {
    const section = JSON.stringify([passage.document, ...passage.section]);
    const place = (counted.get(section) ?? 0) + 1;
    counted.set(section, place);
    places.set(passage.id, place);
  }
  return passages.map((passage) => places.get(passage.id) ?? 1);
}

/** The passages of the documents below the section, each document's in its order. */
async function* contentsOf(
  store: Pick<GraphStore, 'contentOf'>,
  documents: readonly string[],
  section: readonly string[],
  scope: Scope,
): AsyncGenerator<PassageRecord> {
  let open = documents.map((document) => ({ document, after: undefined as readonly (string | number | null)[] | undefined }));
  while (open.length > 0) {
    // Documents that go on past a page have different cursors and are read one by one; few are that long.
    const together = open.every(({ after }) => after === undefined) ? open : open.slice(0, 1);
    const [first] = together;
    const page = { first: PAGE, withTotal: false, ...(first?.after ? { after: first.after } : {}) };
    const pages = await store.contentOf(together.map(({ document }) => document), section, page, scope);
    for (const { edges } of pages) for (const { node } of edges) yield node.record;
    const goOn = together.flatMap(({ document }, i) => {
      const last = pages[i]?.hasNextPage ? pages[i].edges.at(-1) : undefined;
      return last ? [{ document, after: last.at }] : [];
    });
    open = [...goOn, ...open.slice(together.length)];
  }
}

function commonSection(passages: readonly PassageRecord[]): readonly string[] {
  const [first, ...others] = passages.map((passage) => passage.section);
  const differs = (first ?? []).findIndex((heading, i) => others.some((section) => section[i] !== heading));
  return differs < 0 ? (first ?? []) : (first ?? []).slice(0, differs);
}
