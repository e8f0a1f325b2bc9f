/** The place of passages within their sections: what a locator counts by. */
import type { PassageRecord } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { GraphStore, OutlineSection } from '../store/port.ts';

/** Where a passage stands in print. */
export interface Place {
  /** Of its paragraph, from 1, counted from the first paragraph that is held under the same heading path. */
  readonly paragraph: number;
  /** From 1, where several passages part the paragraph among them. */
  readonly part?: number;
}

/** Aligned with `passages`. Cost: one read, for any number of sources. */
export async function placesOf(
  store: Pick<GraphStore, 'outlineOf'>,
  passages: readonly PassageRecord[],
  scope: Scope,
): Promise<readonly Place[]> {
  const documents = [...new Set(passages.map((passage) => passage.document))];
  const outlines = await store.outlineOf(documents, scope);
  const sections = outlines.flatMap((outline, i) => outline.map((section) => ({ document: documents[i], section })));
  const firsts = new Map(sections.map(({ document, section }) => [keyOf(document, section), section.firstParagraph]));
  const parted = sections.flatMap(({ section }) => section.parted ?? []);
  const parts = new Map(parted.flatMap((ids) => ids.map((id, i) => [id, i + 1])));
  return passages.map(({ id, document, section, paragraph }) => {
    const first = firsts.get(keyOf(document, { path: section })) ?? paragraph;
    const part = parts.get(id);
    return { paragraph: paragraph - first + 1, ...(part === undefined ? {} : { part }) };
  });
}

function keyOf(document: string | undefined, { path }: Pick<OutlineSection, 'path'>): string {
  return JSON.stringify([document, ...path]);
}
