/** Lists that belong to what is asked: the first so many of each in one statement. Pure. */
import type { PageRequest } from '../../domain/page.ts';
import type { Seeing } from './compile-filters.ts';
import { after, asked, isAsked, limit, orderBy, type SortKey, sortColumns, visible } from './compile-parts.ts';
import type { Query } from './connection.ts';
import { all, NOTHING, type Part, raw, sql } from './sql.ts';

/** `page` selects the place in the list of ids, the record's number, the sort columns and `extra`; `total` the place and a count. */
export interface CompiledOwn {
  readonly page: Query;
  readonly total: Query;
  readonly key: SortKey;
}

export interface OwnList {
  readonly ids: readonly string[];
  readonly page: PageRequest;
  readonly key: SortKey;
  /** What is listed, the column by which it is found in `inner`, and that of its record's number (`r.n`). */
  readonly from: string;
  readonly link: string;
  readonly number?: string;
  /** Which of it belongs to the record `a` that is asked. */
  readonly inner: {
    readonly from: string;
    readonly where: Part;
    readonly group?: string;
    readonly key?: SortKey;
  };
  /** Selected beside the rest. */
  readonly extra?: string;
  /** Tables of the statement's own. */
  readonly preamble?: Part;
  /** Where an index gives the rows of one record in their order: in place of `from`, for a statement that asks for one id. */
  readonly ordered?: string;
}

export function compileOwn(seeing: Seeing, list: OwnList): CompiledOwn {
  const { ids, key, link, inner, preamble = NOTHING } = list;
  const count = sql`SELECT count(DISTINCT ${raw(link)}) FROM ${raw(inner.from)} WHERE ${inner.where}`;
  const seen = all([visible('a', seeing.viewer)]);
  return {
    page: ids.length === 1 && list.ordered ? pageOfOne(seeing, list, list.ordered) : pageOfEach(seeing, list),
    total: sql`${preamble}SELECT q.key, (${count}) FROM ${asked(ids, 'a')} WHERE ${seen}`,
    key,
  };
}

/** The first so many of each: their keys in a subquery of each asked record, which stops after them. */
function pageOfEach(seeing: Seeing, list: OwnList): Query {
  const { ids, page, key, from, link, inner, preamble = NOTHING } = list;
  const innerKey = inner.key ?? key;
  const rest = after(innerKey, page.after);
  const where = inner.group ? inner.where : all([inner.where, rest]);
  const group = inner.group ? sql`GROUP BY ${raw(inner.group)} ${rest ? sql`HAVING ${rest}` : NOTHING} ` : NOTHING;
  const first = sql`SELECT ${raw(link)} FROM ${raw(inner.from)} WHERE ${where} ${group}${orderBy(innerKey)} ${limit(page)}`;
  const found = all([sql`${raw(link)} IN (${first})`, visible('a', seeing.viewer)]);
  const select = sql`SELECT q.key, ${columns(list)}`;
  return sql`${preamble}${select} FROM ${asked(ids, 'a')} JOIN ${raw(from)} WHERE ${found} ORDER BY q.key, ${sortColumns(key)}`;
}

/** The same for one id, which is what is asked most: half the time, as nothing is collected and sorted. */
function pageOfOne(seeing: Seeing, list: OwnList, from: string): Query {
  const { ids, page, key, inner } = list;
  const [id = ''] = ids;
  const where = all([isAsked(id, 'a'), visible('a', seeing.viewer), inner.where, after(key, page.after)]);
  const select = sql`SELECT 0, ${columns(list)}`;
  return sql`${select} FROM record a CROSS JOIN ${raw(from)} WHERE ${where} ${orderBy(key)} ${limit(page)}`;
}

function columns({ key, number = 'r.n', extra }: OwnList): Part {
  return sql`${raw(number)}, ${sortColumns(key)}${raw(extra ? `, ${extra}` : '')}`;
}
