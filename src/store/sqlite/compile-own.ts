/** The lists that belong to what is asked: to entities, sources, passages. The first so many of each in one statement. Pure. */
import type { PageRequest } from '../../domain/page.ts';
import type { EntityTypeName } from '../../domain/records.ts';
import { travelledTypes } from '../../domain/walk.ts';
import type { RelationSelection, RelationsOfQuery } from '../port.ts';
import { below, type Seeing } from './compile-filters.ts';
import {
  after,
  ascending,
  asked,
  docOf,
  entityRanks,
  limit,
  number,
  oneOf,
  orderBy,
  relationRanks,
  type SortKey,
  sortColumns,
  text,
  visible,
} from './compile-parts.ts';
import type { Query } from './connection.ts';
import { BASES, STATUSES } from './ranks.ts';
import { all, joined, NOTHING, type Part, raw, sql } from './sql.ts';

/** `page` selects the place in the list of ids, doc, revision, the sort columns and `extra`; `total` the place and a number. */
export interface CompiledOwn {
  readonly page: Query;
  readonly total: Query;
  readonly key: SortKey;
}

interface OwnList {
  readonly ids: readonly string[];
  readonly page: PageRequest;
  readonly key: SortKey;
  /** What is listed, record `r` included, and the column by which it is found in `inner`. */
  readonly from: string;
  readonly link: string;
  /** Which of it belongs to the record `a` that is asked. */
  readonly inner: { readonly from: string; readonly where: Part; readonly group?: string; readonly key?: SortKey };
  readonly extra?: string;
  /** Tables of the statement's own. */
  readonly preamble?: Part;
}

function compile({ viewer }: Seeing, list: OwnList): CompiledOwn {
  const { ids, page, key, from, link, inner, extra, preamble = NOTHING } = list;
  const innerKey = inner.key ?? key;
  const rest = after(innerKey, page.after);
  const where = inner.group ? inner.where : all([inner.where, rest]);
  const group = inner.group ? sql`GROUP BY ${raw(inner.group)} ${rest ? sql`HAVING ${rest}` : NOTHING}` : NOTHING;
  const first = sql`SELECT ${raw(link)} FROM ${raw(inner.from)} WHERE ${where} ${group} ${orderBy(innerKey)} ${limit(page)}`;
  const columns = sql`q.key, ${docOf('r', viewer)}, r.revision, ${sortColumns(key)}${raw(extra ? `, ${extra}` : '')}`;
  const seen = all([visible('a', viewer)]);
  const count = sql`SELECT count(DISTINCT ${raw(link)}) FROM ${raw(inner.from)} WHERE ${inner.where}`;
  return {
    page: sql`${preamble}SELECT ${columns} FROM ${asked(ids, 'a')} JOIN ${raw(from)} WHERE ${raw(link)} IN (${first}) AND ${seen} ORDER BY q.key, ${sortColumns(key)}`,
    total: sql`${preamble}SELECT q.key, (${count}) FROM ${asked(ids, 'a')} WHERE ${seen}`,
    key,
  };
}

const RELATION_OF_KEY = ascending(
  number('b.type'),
  number('b.ordinal', 'FILLED'),
  text('b.period', 'FILLED'),
  text('b.other_sort'),
  text('b.relation_id'),
);

/** `extra`: the id of the entity asked, and the direction as a number of DIRECTIONS. */
export function compileRelationsOf(seeing: Seeing, ids: readonly string[], query: RelationsOfQuery): CompiledOwn {
  const { types } = query;
  const chosen = selected(seeing, 'b', query, types && relationRanks(seeing.ontology, types), query.otherTypes);
  const where = all([
    raw('b.entity = a.n'),
    chosen,
    towards('b', query.direction),
    visible('b', seeing.viewer),
    raw('deadline(b.k)'),
  ]);
  const list = compile(seeing, {
    ids,
    page: query.page,
    key: RELATION_OF_KEY,
    from: 'adjacency b JOIN record r ON r.n = b.relation',
    link: 'b.k',
    inner: { from: 'adjacency b', where },
    extra: 'a.id, b.direction',
  });
  return { ...list, total: relationTotals(seeing, ids, query) };
}

/** From the degrees that the writer keeps. */
function relationTotals(seeing: Seeing, ids: readonly string[], query: RelationsOfQuery): Query {
  const { viewer, ontology } = seeing;
  const chosen = selected(seeing, 'd', query, query.types && relationRanks(ontology, query.types), query.otherTypes);
  const where = all([raw('d.entity = a.n'), chosen, towards('d', query.direction)]);
  const count = raw(viewer === 'EDITORS' ? 'd.relations' : 'd.public_relations');
  return sql`SELECT q.key, (SELECT coalesce(sum(${count}), 0) FROM degree d WHERE ${where}) FROM ${asked(ids, 'a')}`;
}

/** In the tables a direction is its place in this list. */
export const DIRECTIONS = ['OUT', 'IN', 'BOTH'] as const;

/** A symmetric relation runs in every direction. */
export function towards(alias: string, direction: 'OUT' | 'IN' | 'BOTH'): Part | undefined {
  if (direction === 'BOTH') return undefined;
  return raw(direction === 'OUT' ? `${alias}.direction <> 1` : `${alias}.direction <> 0`);
}

export function selected(
  { ontology }: Seeing,
  alias: string,
  { status, basis }: RelationSelection,
  types: readonly number[] | undefined,
  otherTypes?: readonly EntityTypeName[],
): Part {
  return all([
    oneOf(`${alias}.type`, types),
    oneOf(
      `${alias}.status`,
      status?.map((one) => STATUSES.indexOf(one)),
    ),
    oneOf(
      `${alias}.basis`,
      basis?.map((one) => BASES.indexOf(one)),
    ),
    oneOf(`${alias}.other_type`, otherTypes && entityRanks(ontology, otherTypes)),
  ]);
}

/** The selection of a traversal. */
export function travelled(seeing: Seeing, alias: string, query: RelationSelection): Part {
  return selected(seeing, alias, query, relationRanks(seeing.ontology, travelledTypes(seeing.ontology, query.types)));
}

export function compileObservationsOf(seeing: Seeing, ids: readonly string[], page: PageRequest): CompiledOwn {
  const subjects = 'SELECT o.n FROM subjects s JOIN observation o ON o.subject = s.n WHERE s.key = q.key';
  const own = raw(`o.n IN (${subjects} UNION ALL SELECT n FROM observation WHERE indicator = a.n)`);
  const from = 'observation o JOIN record r ON r.n = o.n';
  const where = all([own, visible('r', seeing.viewer), raw('deadline(r.n)')]);
  const key = ascending(text('o.period', 'FILLED'), text('r.id'));
  return compile(seeing, { ids, page, key, from, link: 'o.n', inner: { from, where }, preamble: gathered(seeing, ids) });
}

export function compileClaimsOf(seeing: Seeing, ids: readonly string[], page: PageRequest): CompiledOwn {
  const from = 'claim c JOIN record r ON r.n = c.n';
  const subjects = raw('c.subject IN (SELECT s.n FROM subjects s WHERE s.key = q.key)');
  const where = all([subjects, visible('r', seeing.viewer), raw('deadline(r.n)')]);
  const key = ascending(number('c.kind'), text('r.id'));
  return compile(seeing, { ids, page, key, from, link: 'c.n', inner: { from, where }, preamble: gathered(seeing, ids) });
}

/** `subjects`: by place in the list of ids, the entity and those whose figures and claims are listed with its own (the ontology's `gathers`). */
function gathered({ ontology, viewer }: Seeing, ids: readonly string[]): Part {
  const ways = ontology.entityTypes.flatMap((type) =>
    type.gathers.map(({ along, types }) => {
      const steps = relationRanks(ontology, along).map((rank, at) => {
        const [step, from] = [`w${at}`, at === 0 ? 'own.n' : `w${at - 1}.other`];
        const seen = all([raw(`${step}.direction <> 1`), visible(step, viewer), raw(`deadline(${step}.k)`)]);
        return sql`CROSS JOIN adjacency ${raw(step)} ON ${raw(`${step}.entity = ${from} AND ${step}.type`)} = ${rank} AND ${seen}`;
      });
      const last = `w${along.length - 1}`;
      const wanted = all([sql`own.type = ${type.rank}`, oneOf(`${last}.other_type`, types && entityRanks(ontology, types))]);
      return sql` UNION SELECT asked.key, ${raw(last)}.other FROM asked CROSS JOIN entity own ON own.n = asked.n ${joined(steps, ' ')} WHERE ${wanted}`;
    }),
  );
  const roots = sql`SELECT q.key, a.n FROM ${asked(ids, 'a')}`;
  return sql`WITH asked (key, n) AS MATERIALIZED (${roots}), subjects (key, n) AS MATERIALIZED (SELECT key, n FROM asked${joined(ways, '')}) `;
}

/** Most statements about the entity first. */
export function compilePassagesOf(seeing: Seeing, ids: readonly string[], page: PageRequest): CompiledOwn {
  const seen = all([visible('m_r', seeing.viewer)]);
  const strength = sql`(SELECT count(*) FROM mention s JOIN record m_r ON m_r.n = s.record WHERE s.entity = a.n AND s.passage = p.n AND ${seen})`;
  const rest = [text('d.id'), number('p.paragraph'), text('r.id')];
  const passages = 'passage p JOIN record r ON r.n = p.n JOIN record d ON d.n = p.document';
  const where = all([
    raw('m.entity = a.n'),
    visible('m_r', seeing.viewer),
    visible('r', seeing.viewer),
    raw('deadline(m.passage)'),
  ]);
  return compile(seeing, {
    ids,
    page,
    key: ascending(number(`-${strength.text}`), ...rest),
    from: passages,
    link: 'p.n',
    inner: {
      from: `mention m JOIN record m_r ON m_r.n = m.record JOIN passage p ON p.n = m.passage JOIN record r ON r.n = p.n JOIN record d ON d.n = p.document`,
      where,
      group: 'p.n',
      key: ascending(number('-count(*)'), ...rest),
    },
  });
}

export function compileContentOf(
  seeing: Seeing,
  ids: readonly string[],
  section: readonly string[],
  page: PageRequest,
): CompiledOwn {
  const from = 'passage p JOIN record r ON r.n = p.n';
  const where = all([raw('p.document = a.n'), below('p', section), visible('r', seeing.viewer), raw('deadline(r.n)')]);
  return compile(seeing, {
    ids,
    page,
    key: ascending(number('p.paragraph'), text('r.id')),
    from,
    link: 'p.n',
    inner: { from, where },
  });
}

export function compileMentionsIn(
  seeing: Seeing,
  passages: readonly string[],
  types: readonly EntityTypeName[] | undefined,
  page: PageRequest,
): CompiledOwn {
  const key = ascending(number('e.type'), text('e.sort'), text('r.id'));
  const where = all([
    raw('m.passage = a.n'),
    oneOf('e.type', types && entityRanks(seeing.ontology, types)),
    visible('m_r', seeing.viewer),
    visible('r', seeing.viewer),
    raw('deadline(m.entity)'),
  ]);
  const from = 'entity e JOIN record r ON r.n = e.n';
  const inner =
    'mention m JOIN record m_r ON m_r.n = m.record JOIN entity e ON e.n = m.entity JOIN record r ON r.n = e.n';
  return compile(seeing, { ids: passages, page, key, from, link: 'e.n', inner: { from: inner, where, group: 'e.n' } });
}

/** The kinds of statements are numbered in the order in which they are listed, from 2 (KINDS). */
export function compileStatementsIn(seeing: Seeing, passages: readonly string[], page: PageRequest): CompiledOwn {
  const key = ascending(number('r.kind - 2'), text('r.id'));
  const where = all([raw('x.passage = a.n'), visible('r', seeing.viewer), raw('deadline(r.n)')]);
  const inner = { from: 'evidence x JOIN record r ON r.n = x.statement', where };
  return compile(seeing, { ids: passages, page, key, from: 'record r', link: 'r.n', inner });
}

/** Rows: place in the list of ids, section; in the order of the text. */
export function compileOutline({ viewer }: Seeing, ids: readonly string[]): Query {
  const seen = all([visible('r', viewer), raw('deadline(r.n)')]);
  return sql`SELECT q.key, p.section, count(*), min(p.paragraph) FROM ${asked(ids, 'a')} JOIN passage p ON p.document = a.n JOIN record r ON r.n = p.n WHERE ${seen} GROUP BY q.key, p.section ORDER BY q.key, min(format('%012d', p.paragraph) || r.id)`;
}
