/** The place of passages within their sections: what a locator counts by. */
import type { PassageRecord } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { GraphStore, OutlineSection } from '../store/port.ts';

/**
 * Aligned with `passages`: the place of each one's paragraph, from 1, counted from the first paragraph that is held under the same
 * heading path. Passages that part one paragraph among them have the same place, as in print.
 *
 * Cost: one read, for any number of sources.
 */
export async function placesOf(
  store: Pick<GraphStore, 'outlineOf'>,
  passages: readonly PassageRecord[],
  scope: Scope,
): Promise<readonly number[]> {
  const documents = [...new Set(passages.map((passage) => passage.document))];
  const outlines = await store.outlineOf(documents, scope);
  const firsts = new Map(
    outlines.flatMap((outline, i) => outline.map((section) => [keyOf(documents[i], section), section.firstParagraph])),
  );
  return passages.map((passage) => {
    const first = firsts.get(keyOf(passage.document, { path: passage.section }));
    return first === undefined ? 1 : passage.paragraph - first + 1;
  });
}

function keyOf(document: string | undefined, { path }: Pick<OutlineSection, 'path'>): string {
  return JSON.stringify([document, ...path]);
}
