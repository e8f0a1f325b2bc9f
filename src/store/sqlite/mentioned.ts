/**
 * How many entities the passages of a source state or mention, by type. A hundred thousand mentions of one source are a matter of some
 * twenty milliseconds: their numbers come as one text a passage and are met in a table with a place for each number, which takes a third
 * of the time of DISTINCT.
 */
import type { Seeing } from './compile-filters.ts';
import { compileEntityNumbers, compileMentions } from './compile-tallies.ts';
import type { Connection } from './connection.ts';
import { createKept } from './kept.ts';

/** Numbers by the rank of the type. */
export type ByType = ReadonlyMap<number, number>;

export interface Mentioned {
  /** Aligned with the ids. A statement for all, and after a change another one. */
  byType(ids: readonly string[], seeing: Seeing): readonly ByType[];
}

export function createMentioned(connection: Connection): Mentioned {
  // Of either viewer.
  const kept = createKept<TypeTable>(connection, 2);
  const typesFor = (seeing: Seeing) => {
    const table = kept.find(seeing.viewer) ?? readTypes(connection, seeing);
    kept.keep(seeing.viewer, table);
    return table;
  };
  return {
    byType: (ids, seeing) => {
      const types = typesFor(seeing);
      const { text, params } = compileMentions(seeing, ids);
      const rows = Map.groupBy(connection.all<[number, string]>(text, params), ([place]) => place);
      return ids.map((_, place) => countTypes(types, rows.get(place)?.map(([, numbers]) => numbers) ?? []));
    },
  };
}

/** At the number of each entity that the viewer may see, the rank of its type and one; 0 elsewhere. */
type TypeTable = Uint16Array;

function readTypes(connection: Connection, seeing: Seeing): TypeTable {
  const { text, params } = compileEntityNumbers(seeing);
  const rows = connection.all<[number, string, number]>(text, params);
  const table = new Uint16Array(rows.reduce((highest, [, , last]) => Math.max(highest, last), 0) + 1);
  for (const [type, numbers] of rows) for (const n of numbersIn(numbers)) table[n] = type + 1;
  return table;
}

/** Each entity once, however many of the passages have it. */
function countTypes(types: TypeTable, passages: readonly string[]): ByType {
  const isMet = new Uint8Array(types.length);
  const counts = new Map<number, number>();
  for (const passage of passages) {
    for (const n of numbersIn(passage)) {
      const type = (types[n] ?? 0) - 1;
      if (type < 0 || isMet[n] === 1) continue;
      isMet[n] = 1;
      counts.set(type, (counts.get(type) ?? 0) + 1);
    }
  }
  return counts;
}

/** What SQLite has put together of numbers of records. */
function numbersIn(json: string): readonly number[] {
  return JSON.parse(json) as number[];
}
