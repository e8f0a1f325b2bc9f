/** Records by id and entities by name. Pure. */
import type { NameKey } from '../../domain/change.ts';
import type { EntityTypeName } from '../../domain/records.ts';
import type { Viewer } from '../../domain/scope.ts';
import type { Seeing } from './compile-filters.ts';
import { asked, docOf, entityRanks, isAsked, oneOf, visible } from './compile-parts.ts';
import type { Query } from './connection.ts';
import { all, type Part, raw, sql } from './sql.ts';
import { NAME_LEVELS } from './write-details.ts';

/** Rows: place in the list of ids, number, doc, revision. */
export function compileRecords(ids: readonly string[], viewer: Viewer): Query {
  return sql`SELECT q.key, a.n, ${docOf('a', viewer)}, a.revision FROM ${asked(ids, 'a')} WHERE ${all([visible('a', viewer)])}`;
}

/** The same for one id, in half the time. */
export function compileRecord(id: string, viewer: Viewer): Query {
  return sql`SELECT 0, a.n, ${docOf('a', viewer)}, a.revision FROM record a WHERE ${all([isAsked(id, 'a'), visible('a', viewer)])}`;
}

/** Rows: number, doc, revision; of those that the viewer may see. */
export function compileByNumber(numbers: readonly number[], viewer: Viewer): Query {
  const which = sql`json_each(${JSON.stringify(numbers)}) q CROSS JOIN record r ON r.n = q.value`;
  return sql`SELECT r.n, ${docOf('r', viewer)}, r.revision FROM ${which} WHERE ${all([visible('r', viewer)])}`;
}

/** Rows: place in the list of keys, id; by id. */
export function compileNamed(
  { ontology, viewer }: Seeing,
  keys: readonly NameKey[],
  type: EntityTypeName | undefined,
): Query {
  const list = JSON.stringify(keys.map(({ level, key }) => [NAME_LEVELS.indexOf(level), key]));
  const where = all([
    oneOf('e.type', type === undefined ? undefined : entityRanks(ontology, [type])),
    visible('r', viewer),
    heldFor(viewer),
    raw('deadline(r.n)'),
  ]);
  return sql`SELECT DISTINCT q.key, r.id FROM json_each(${list}) q JOIN name_key k ON k.level = q.value ->> 0 AND k.key = q.value ->> 1 JOIN entity e ON e.n = k.n JOIN record r ON r.n = k.n WHERE ${where} ORDER BY q.key, r.id`;
}

/** Whether the key is of a name that holds anywhere, or in a source that the viewer may see. */
function heldFor(viewer: Viewer): Part | undefined {
  const source = visible('d', viewer);
  return source && sql`(k.document = 0 OR EXISTS (SELECT 1 FROM record d WHERE d.n = k.document AND ${source}))`;
}
