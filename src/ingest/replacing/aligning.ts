/** Which passages of a new version are passages of the old one: word for word the same, wherever they stand now. */
import type { PassageRecord } from '../../domain/records.ts';
import type { PassageInput } from '../input.ts';

export interface Aligned {
  /** The passages of the new version, those that are known under the ids that they have. */
  readonly passages: readonly PassageInput[];
  /** Ids of old passages that the new version has. */
  readonly kept: ReadonlySet<string>;
}

/** `idOf` gives a new passage its id. `old` in the order of its text. Linear. */
export function aligned(
  old: readonly PassageRecord[],
  read: readonly PassageInput[],
  idOf: (at: number) => string,
): Aligned {
  const texts = (passages: readonly Pick<PassageInput, 'text'>[]) => passages.map(({ text }) => text);
  const oldAt = new Map(pairs(texts(old), texts(read)));
  const idAt = (at: number) => old[oldAt.get(at) ?? -1]?.id ?? idOf(at);
  // Parts of one paragraph are in the order of their ids.
  for (const part of partsOutOfOrder(read, idAt)) oldAt.delete(part);
  const passages = read.map((passage, at): PassageInput => {
    const before = old[oldAt.get(at) ?? -1];
    return before ? placed(before, passage) : { ...passage, id: idOf(at) };
  });
  return { passages, kept: new Set([...oldAt.values()].flatMap((at) => old[at]?.id ?? [])) };
}

function partsOutOfOrder(read: readonly PassageInput[], idAt: (at: number) => string): readonly number[] {
  const paragraphs = Map.groupBy(read.keys(), (at) => read[at]?.paragraph);
  return [...paragraphs.values()].filter((parts) => !isAscending(parts.map(idAt))).flat();
}

function isAscending(ids: readonly string[]): boolean {
  return ids.every((id, at) => at === 0 || (ids[at - 1] ?? '') < id);
}

/** What a person has added to a passage stays with it. */
function placed(before: PassageRecord, { section, paragraph, page }: PassageInput): PassageInput {
  const { page: _before, ...rest } = before;
  return { ...rest, section, paragraph, ...(page === undefined || page === null ? {} : { page }) };
}

/**
 * Old index by new index. Of texts that are there more than once, those first that stand between the same neighbours, then beside
 * one of them, then in their order.
 */
function pairs(old: readonly string[], read: readonly string[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const taken = new Set<number>();
  const beside = (texts: readonly string[], at: number, by: number) => texts[at + by] ?? '';
  const keys: readonly ((texts: readonly string[], at: number) => string)[] = [
    (texts, at) => JSON.stringify([beside(texts, at, -1), texts[at], beside(texts, at, 1)]),
    (texts, at) => JSON.stringify([beside(texts, at, -1), texts[at]]),
    (texts, at) => JSON.stringify([texts[at], beside(texts, at, 1)]),
    (texts, at) => texts[at] ?? '',
  ];
  for (const keyOf of keys) {
    const free = new Map<string, number[]>();
    old.forEach((_, at) => {
      if (!taken.has(at)) append(free, keyOf(old, at), at);
    });
    read.forEach((_, at) => {
      const before = found.has(at) ? undefined : free.get(keyOf(read, at))?.shift();
      if (before === undefined) return;
      found.set(at, before);
      taken.add(before);
    });
  }
  return found;
}

function append(lists: Map<string, number[]>, key: string, at: number): void {
  const list = lists.get(key);
  if (list) list.push(at);
  else lists.set(key, [at]);
}
