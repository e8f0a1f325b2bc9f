/** What belongs to entities, sources and passages, relations apart. Pure. */
import type { PageRequest } from '../../domain/page.ts';
import type { EntityTypeName } from '../../domain/records.ts';
import { below, type Seeing } from './compile-filters.ts';
import { ascending, asked, entityRanks, number, oneOf, relationRanks, text, visible } from './compile-parts.ts';
import type { Query } from './connection.ts';
import { type CompiledOwn, compileOwn } from './own-list.ts';
import { all, joined, type Part, raw, sql } from './sql.ts';

export function compileObservationsOf(seeing: Seeing, ids: readonly string[], page: PageRequest): CompiledOwn {
  const subjects = 'SELECT o.n FROM subjects s CROSS JOIN observation o ON o.subject = s.n WHERE s.key = q.key';
  const own = raw(`o.n IN (${subjects} UNION ALL SELECT n FROM observation WHERE indicator = a.n)`);
  const from = 'observation o JOIN record r ON r.n = o.n';
  const where = all([own, visible('r', seeing.viewer), raw('deadline(r.n)')]);
  const key = ascending(text('o.period', 'FILLED'), text('r.id'));
  return compileOwn(seeing, {
    ids,
    page,
    key,
    from,
    link: 'o.n',
    inner: { from, where },
    preamble: gathered(seeing, ids),
  });
}

export function compileClaimsOf(seeing: Seeing, ids: readonly string[], page: PageRequest): CompiledOwn {
  const from = 'claim c JOIN record r ON r.n = c.n';
  const subjects = raw('c.subject IN (SELECT s.n FROM subjects s WHERE s.key = q.key)');
  const where = all([subjects, visible('r', seeing.viewer), raw('deadline(r.n)')]);
  const key = ascending(number('c.kind'), text('r.id'));
  return compileOwn(seeing, {
    ids,
    page,
    key,
    from,
    link: 'c.n',
    inner: { from, where },
    preamble: gathered(seeing, ids),
  });
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
      const wanted = all([
        sql`own.type = ${type.rank}`,
        oneOf(`${last}.other_type`, types && entityRanks(ontology, types)),
      ]);
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
  return compileOwn(seeing, {
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
  return compileOwn(seeing, {
    ids,
    page,
    key: ascending(number('p.paragraph'), text('r.id')),
    from,
    link: 'p.n',
    inner: { from, where },
    ordered: 'passage p CROSS JOIN record r ON r.n = p.n',
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
  return compileOwn(seeing, {
    ids: passages,
    page,
    key,
    from,
    link: 'e.n',
    inner: { from: inner, where, group: 'e.n' },
  });
}

/** The kinds of statements are numbered in the order in which they are listed, from 2 (KINDS). */
export function compileStatementsIn(seeing: Seeing, passages: readonly string[], page: PageRequest): CompiledOwn {
  const key = ascending(number('r.kind - 2'), text('r.id'));
  const where = all([raw('x.passage = a.n'), visible('r', seeing.viewer), raw('deadline(r.n)')]);
  const inner = { from: 'evidence x JOIN record r ON r.n = x.statement', where };
  const ordered = 'evidence x CROSS JOIN record r ON r.n = x.statement';
  return compileOwn(seeing, { ids: passages, page, key, from: 'record r', link: 'r.n', inner, ordered });
}

/**
 * Rows: place in the list of ids, section, passages, first paragraph, and as JSON the ids in each paragraph of several passages; in the
 * order of the text.
 */
export function compileOutline({ viewer }: Seeing, ids: readonly string[]): Query {
  const seen = all([visible('r', viewer), raw('deadline(r.n)')]);
  const paragraphs = sql`SELECT q.key, p.section, p.paragraph, count(*) AS passages, json_group_array(r.id) AS ids, min(r.id) AS first FROM ${asked(ids, 'a')} JOIN passage p ON p.document = a.n JOIN record r ON r.n = p.n WHERE ${seen} GROUP BY q.key, p.section, p.paragraph`;
  return sql`SELECT key, section, sum(passages), min(paragraph), json_group_array(json(ids)) FILTER (WHERE passages > 1) FROM (${paragraphs}) GROUP BY key, section ORDER BY key, min(format('%012d', paragraph) || first)`;
}
