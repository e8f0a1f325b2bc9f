/** The statements as they are sent, side by side: every line of a changed one is to be read. */
import { describe, expect, test } from 'vitest';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import type { Viewer } from '../../../src/domain/scope.ts';
import { compileEntities, compileObservations, compileRelations } from '../../../src/store/sqlite/compile-lists.ts';
import { compileContentOf, compileObservationsOf, compilePassagesOf } from '../../../src/store/sqlite/compile-own.ts';
import {
  compileByNumber,
  compileNamed,
  compileRecord,
  compileRecords,
} from '../../../src/store/sqlite/compile-points.ts';
import { compileRelationsOf } from '../../../src/store/sqlite/compile-relations-of.ts';
import { compileEdges, compileStep } from '../../../src/store/sqlite/compile-walks.ts';
import type { Query } from '../../../src/store/sqlite/connection.ts';

const ontology = await readOntology(new URL('../../../schema/', import.meta.url));
const seeing = (viewer: Viewer) => ({ ontology, viewer });
const PAGE = { first: 20, withTotal: false };
const LABEL = { by: 'LABEL', descending: false } as const;
const rank = (type: string) => ontology.entityType(type)?.rank;

/** Broken into lines where the clauses begin, as a person would write it. */
const CLAUSE = / (?=(?:FROM|WHERE|ORDER BY|GROUP BY|HAVING|LIMIT|UNION|CROSS JOIN|LEFT JOIN|(?<!CROSS |LEFT )JOIN) )/g;

function shown({ text, params }: Query): string {
  const values = JSON.stringify(params, (_, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
  return `${text.replaceAll(CLAUSE, '\n  ')}\n-- ${values}`;
}

describe('compiled', () => {
  test.each([
    ['records for who sees all', compileRecords(['model:a', 'model:b'], 'EDITORS')],
    ['records for the public', compileRecords(['model:a'], 'PUBLIC')],
    ['one record', compileRecord('model:a', 'PUBLIC')],
    ['records by number', compileByNumber([7, 8], 'PUBLIC')],
    ['named of one type', compileNamed(seeing('PUBLIC'), [{ level: 'FOLDED', key: '飞地' }], 'MODEL')],
    [
      'relations of one',
      compileRelationsOf(seeing('PUBLIC'), ['model:a'], {
        direction: 'OUT',
        types: ['USES'],
        otherTypes: ['MECHANISM'],
        page: PAGE,
      }).page,
    ],
    [
      'relations of several, after a position',
      compileRelationsOf(seeing('EDITORS'), ['model:a', 'model:b'], {
        direction: 'BOTH',
        page: { ...PAGE, after: [5, null, '2021-01-01/2021-12-31', 'pinghu', 'relation:r'] },
      }).page,
    ],
    [
      'the total of relations',
      compileRelationsOf(seeing('PUBLIC'), ['model:a'], { direction: 'IN', status: ['HOLDS', 'UNDERWAY'], page: PAGE })
        .total,
    ],
    ['observations of', compileObservationsOf(seeing('PUBLIC'), ['model:a'], PAGE).page],
    [
      'passages of',
      compilePassagesOf(seeing('PUBLIC'), ['model:a'], { ...PAGE, after: [-3, 'document:d', 4, 'passage:p'] }).page,
    ],
    ['the content below a heading', compileContentOf(seeing('PUBLIC'), ['document:d'], ['二、', '（一）'], PAGE).page],
    [
      'entities of a type by label',
      compileEntities(seeing('PUBLIC'), { filter: { types: ['MODEL'] }, order: LABEL, page: PAGE }).page,
    ],
    [
      'entities with every condition',
      compileEntities(seeing('PUBLIC'), {
        filter: {
          types: ['MODEL', 'PILOT'],
          ids: ['model:a'],
          kinds: ['FUND'],
          domains: ['domain:d'],
          regions: ['region:r'],
          documents: ['document:d'],
          section: ['二、'],
          labelPrefix: '平湖',
          from: '2020',
          to: '2021-06',
          related: [{ type: 'USES', direction: 'OUT', to: ['mechanism:m'], status: ['HOLDS'], atLeast: 2 }],
        },
        order: { by: 'PERIOD', descending: true },
        page: { ...PAGE, after: [null, 'sort', 'model:x'] },
      }).page,
    ],
    [
      'relations with an end, a place and a qualifier',
      compileRelations(seeing('PUBLIC'), {
        filter: {
          sources: ['region:r'],
          regions: ['region:s'],
          qualifier: { role: 'OBJECT', entity: 'concept:c', text: "土地' OR 1=1 --" },
        },
        page: PAGE,
      }).page,
    ],
    [
      'relations that an entity qualifies',
      compileRelations(seeing('PUBLIC'), {
        filter: { types: ['PROVIDES'], qualifier: { role: 'OBJECT', entity: 'concept:c' } },
        page: PAGE,
      }).page,
    ],
    [
      'observations by value',
      compileObservations(seeing('EDITORS'), {
        filter: { groups: ['group:g'] },
        order: { by: 'VALUE', descending: true },
        page: PAGE,
      }).page,
    ],
    [
      'a step of a traversal',
      compileStep(
        seeing('PUBLIC'),
        [
          [0, 1],
          [0, 2],
          [1, 2],
        ],
        { types: ['USES'] },
        'OUT',
      ),
    ],
    [
      'the relations of some entities',
      compileEdges(seeing('PUBLIC'), [1, 2], { types: ['WITHIN', 'USES'], basis: ['STATED'] }),
    ],
  ])('%s', (_, query) => {
    expect(shown(query)).toMatchSnapshot();
  });

  test('no value of a filter is part of the text', () => {
    const hostile = `x'); DROP TABLE record; --`;
    const { page, total } = compileEntities(seeing('PUBLIC'), {
      filter: {
        types: [hostile],
        ids: [hostile],
        kinds: [hostile],
        documents: [hostile],
        section: [hostile],
        labelPrefix: hostile,
        from: '2020',
      },
      order: LABEL,
      page: { ...PAGE, after: [hostile, hostile] },
    });
    expect(`${page.text}${total.text}`).not.toContain('DROP');
  });

  test('the same question about other values is the same text, so that it is prepared once', () => {
    const of = (ids: string[], types: string[]) =>
      compileEntities(seeing('PUBLIC'), { filter: { ids, types }, order: LABEL, page: PAGE }).page.text;
    expect(of(['model:a'], ['MODEL', 'PILOT'])).toBe(of(['model:b', 'model:c'], ['REGION', 'PERSON', 'EVENT']));
  });

  test('a type that the ontology lacks is no type', () => {
    const { params } = compileEntities(seeing('PUBLIC'), {
      filter: { types: ['MODEL', 'NONE'] },
      order: LABEL,
      page: PAGE,
    }).page;
    expect(params).toContain(JSON.stringify([rank('MODEL'), -1]));
  });
});
