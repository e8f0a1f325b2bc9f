/** Where many passages stand, one batch after the other: what is known of a source's sections is kept between them. */
import type { PassageRecord } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { GraphStore, OutlineSection } from '../store/port.ts';
import { locatorOf } from './locator.ts';
import { placesOf } from './places.ts';

/** Sections of all sources that are kept. */
const MAX_SECTIONS = 50_000;
const SOURCES_AT_ONCE = 500;

export type Locate = (passages: readonly PassageRecord[], scope: Scope) => Promise<readonly string[]>;

/** In Chinese, aligned with the passages. */
export function createLocate(store: Pick<GraphStore, 'outlineOf'>): Locate {
  const outlines = createOutlines(store);
  return async (passages, scope) => {
    const places = await placesOf(outlines, passages, scope);
    return passages.map(({ section }, index) => locatorOf(section, places[index]?.paragraph ?? 1).zh);
  };
}

/** The same, asked once for each source as long as there is room. */
function createOutlines(store: Pick<GraphStore, 'outlineOf'>): Pick<GraphStore, 'outlineOf'> {
  const kept = new Map<string, readonly OutlineSection[]>();
  let sections = 0;
  return {
    async outlineOf(documents, scope) {
      const missing = documents.filter((document) => !kept.has(document));
      const found: (readonly OutlineSection[])[] = [];
      for (let at = 0; at < missing.length; at += SOURCES_AT_ONCE)
        found.push(...(await store.outlineOf(missing.slice(at, at + SOURCES_AT_ONCE), scope)));
      const answers = new Map([...missing.map((id, index) => [id, found[index] ?? []] as const)]);
      const all = documents.map((document) => kept.get(document) ?? answers.get(document) ?? []);
      for (const [document, outline] of answers) {
        if (sections > MAX_SECTIONS) {
          kept.clear();
          sections = 0;
        }
        kept.set(document, outline);
        sections += outline.length;
      }
      return all;
    },
  };
}
