/** Statements and passages in the order of the source's text. Pure. */
import { comparePositions, compareText, contentPosition } from '../../domain/order.ts';
import type { Page } from '../../domain/page.ts';
import type { PassageRecord } from '../../domain/records.ts';

export interface Placed {
  /** Where it is stated first; what has no place comes last. */
  readonly passage?: PassageRecord | undefined;
  /** Its number in a list of the source. */
  readonly ordinal?: number | undefined;
}

/** A page that is the whole list, in the order of the source; the part of a longer one as it is. */
export function pageInSourceOrder<T>(page: Page<T>, placed: (node: T) => Placed): Page<T> {
  if (page.edges.length < page.totalCount) return page;
  return { ...page, edges: inSourceOrder(page.edges, ({ node }) => placed(node)) };
}

/**
 * By source, paragraph and part of the paragraph. A numbered list stays together where its first member stands, by its numbers; a
 * number that comes again in a later place begins another list. What stands in one place keeps the order that it has.
 */
export function inSourceOrder<T>(items: readonly T[], placed: (item: T) => Placed): readonly T[] {
  const members = items.map((item) => ({ item, ...placed(item) }));
  const blocks: Member<T>[][] = [];
  let list: Member<T>[] = [];
  for (const member of members.toSorted((a, b) => comparePlaces(a.passage, b.passage))) {
    const goesOn = member.ordinal !== undefined && list.length > 0 && continues(member, list);
    if (goesOn) list.push(member);
    else blocks.push([member]);
    if (!goesOn && member.ordinal !== undefined) list = blocks.at(-1) ?? [];
  }
  return blocks
    .flatMap((block) => block.toSorted((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0)))
    .map(({ item }) => item);
}

interface Member<T> extends Placed {
  readonly item: T;
}

function continues(member: Placed, list: readonly Placed[]): boolean {
  return list.every(
    ({ passage, ordinal }) =>
      passage?.document === member.passage?.document &&
      (ordinal !== member.ordinal || passage?.id === member.passage?.id),
  );
}

/** Parts of one paragraph have its number, and stand by their ids as in the source's own list (domain/order.ts). */
function comparePlaces(one: PassageRecord | undefined, other: PassageRecord | undefined): number {
  if (!one || !other) return Number(!one) - Number(!other);
  return compareText(one.document, other.document) || comparePositions(contentPosition(one), contentPosition(other));
}
