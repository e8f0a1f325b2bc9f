/** Names that the graph keeps apart (DIFFERENT_FROM): the words that only the other one has decide which of the two is meant. */
import { inParts } from '../../domain/in-parts.ts';
import type { EntityRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { GraphStore } from '../../store/port.ts';
import { foldName } from '../../text/keys.ts';
import type { TextRange } from '../../text/normalise.ts';

/** What else a name could be of: another entity, and the words that its name has in front of this one or behind it. */
export interface NearName {
  readonly other: EntityRecord;
  readonly before: string;
  readonly behind: string;
}

export type NearReads = Pick<GraphStore, 'relationsOf' | 'records'>;
export type NearNames = (id: string, key: string) => readonly NearName[];

const PAGE = { first: 50, withTotal: false } as const;
/** Marks and the words that a name may be joined by stand in between: 东西部扶贫协作的“平湖模式”. */
const JOINS = /["《》'的之·\s]/gu;

/** Cost: two reads. */
export async function nearNames(ids: readonly string[], store: NearReads, scope: Scope): Promise<NearNames> {
  const query = { types: ['DIFFERENT_FROM'], direction: 'BOTH', page: PAGE } as const;
  const pages = await inParts(ids, (some) => store.relationsOf(some, query, scope));
  const others = new Map(ids.map((id, i) => [id, (pages[i]?.edges ?? []).map(({ node }) => node.other)] as const));
  const asked = [...new Set([...others.values()].flat())];
  const stored = await inParts(asked, (some) => store.records(some, scope));
  const records = new Map(
    stored.flatMap((one, i) => (one?.record.record === 'entity' ? [[asked[i] ?? '', one.record] as const] : [])),
  );
  return (id, key) =>
    (others.get(id) ?? []).flatMap((other) => {
      const record = records.get(other);
      return record ? longerNames(record, key) : [];
    });
}

/** The stretch of the other's name around this one; undefined where its words do not stand there. */
export function stretchOfOther(
  text: string,
  { start, end }: TextRange,
  { before, behind }: NearName,
): TextRange | undefined {
  const from = before === '' ? start : startOf(text.slice(Math.max(0, start - 2 * before.length - 4), start), before);
  const to = behind === '' ? 0 : lengthOf(text.slice(end, end + 2 * behind.length + 4), behind);
  if (from === undefined || to === undefined) return undefined;
  return { start: before === '' ? start : start - from, end: end + to };
}

function longerNames(other: EntityRecord, key: string): readonly NearName[] {
  return [other.label, ...other.names.map(({ text }) => text)].flatMap((name) => {
    const folded = foldName(name).replace(JOINS, '');
    const at = folded.indexOf(key);
    if (at < 0 || folded.length === key.length) return [];
    return [{ other, before: folded.slice(0, at), behind: folded.slice(at + key.length) }];
  });
}

/** How far in front the words begin. */
function startOf(text: string, words: string): number | undefined {
  for (let from = text.length - words.length; from >= 0; from--)
    if (text.slice(from).replace(JOINS, '') === words) return text.length - from;
  return undefined;
}

function lengthOf(text: string, words: string): number | undefined {
  for (let to = words.length; to <= text.length; to++) if (text.slice(0, to).replace(JOINS, '') === words) return to;
  return undefined;
}
