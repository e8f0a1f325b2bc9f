/** Where the passages of a ranking stand: the places and sources of an index file's rows. */

import type { Ranked } from '../rankings.ts';
import type { IndexFile } from './file.ts';

export interface Placed extends Ranked {
  readonly rowid: number;
  readonly place: string | undefined;
  readonly source: string | undefined;
}

/** In the order given. Cost: one read for all. */
export function placed(
  ranked: readonly (Ranked & { readonly rowid: number })[],
  { database, facts }: IndexFile,
): readonly Placed[] {
  const passages = ranked.filter(({ rowid }) => facts.isPassage(rowid)).map(({ rowid }) => rowid);
  const rows = database
    .prepare("SELECT rowid, facts ->> 'place' AS place FROM doc WHERE rowid IN (SELECT value FROM json_each(?))")
    .all(JSON.stringify(passages));
  const places = new Map(rows.map(({ rowid, place }) => [Number(rowid), place === null ? undefined : String(place)]));
  return ranked.map((one) => ({
    ...one,
    place: places.get(one.rowid),
    source: facts.isPassage(one.rowid) ? facts.documentsOf(one.rowid)[0] : undefined,
  }));
}
