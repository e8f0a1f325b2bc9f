/** The statements as they are sent, those of both databases side by side: every line of a changed one is to be read. */
import { describe, expect, test } from 'vitest';
import type { EntityFilter } from '../../src/domain/filter.ts';
import type { PageRequest } from '../../src/domain/page.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import type { Viewer } from '../../src/domain/scope.ts';
import * as cypherLists from '../../src/store/neo4j/compile-lists.ts';
import * as cypherOwn from '../../src/store/neo4j/compile-own.ts';
import { compileRelationsOf as cypherRelationsOf } from '../../src/store/neo4j/compile-relations-of.ts';
import * as cypherWalks from '../../src/store/neo4j/compile-walks.ts';
import { together } from '../../src/store/neo4j/cypher.ts';
import * as cypherRecords from '../../src/store/neo4j/reads-records.ts';
import type { EntitiesQuery, RelationsOfQuery, RelationsQuery } from '../../src/store/port.ts';
import * as sqlLists from '../../src/store/sqlite/compile-lists.ts';
import * as sqlOwn from '../../src/store/sqlite/compile-own.ts';
import * as sqlPoints from '../../src/store/sqlite/compile-points.ts';
import { compileRelationsOf as sqlRelationsOf } from '../../src/store/sqlite/compile-relations-of.ts';
import * as sqlWalks from '../../src/store/sqlite/compile-walks.ts';
import { type Backend, type Compiled, compiledGoldens, type Statement } from './compiled.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const seeing = (viewer: Viewer) => ({ ontology, viewer });
const [PUBLIC, EDITORS] = [seeing('PUBLIC'), seeing('EDITORS')];
const PAGE = { first: 20, withTotal: false };
const LATER_PAGE = { ...PAGE, after: [-3, 'document:d', 4, 'passage:p'] };
const LABEL = { by: 'LABEL', descending: false } as const;
const rank = (type: string) => ontology.entityType(type)?.rank;

const QUESTIONS: Readonly<Record<string, Compiled>> = {
  'records for who sees all': {
    sqlite: [sqlPoints.compileRecords(['model:a', 'model:b'], 'EDITORS')],
    neo4j: [together([cypherRecords.compileRecords(['model:a', 'model:b'], 'EDITORS')])],
  },
  'one record for the public': {
    sqlite: [sqlPoints.compileRecord('model:a', 'PUBLIC'), sqlPoints.compileByNumber([7, 8], 'PUBLIC')],
    neo4j: [together([cypherRecords.compileRecords(['model:a'], 'PUBLIC')])],
  },
  'named of one type': {
    sqlite: [sqlPoints.compileNamed(PUBLIC, [{ level: 'FOLDED', key: '飞地' }], 'MODEL')],
    neo4j: [together([cypherRecords.compileNamed(ontology, [{ level: 'FOLDED', key: '飞地' }], 'MODEL', 'PUBLIC')])],
  },
  'relations of one': relationsOf('PUBLIC', ['model:a'], {
    direction: 'OUT',
    types: ['USES'],
    otherTypes: ['MECHANISM'],
    page: PAGE,
  }),
  'relations of several, after a position': relationsOf('EDITORS', ['model:a', 'model:b'], {
    direction: 'BOTH',
    page: { ...PAGE, after: [5, null, '2021-01-01/2021-12-31', 'pinghu', 'relation:r'] },
  }),
  'relations with their number': relationsOf('PUBLIC', ['model:a'], {
    direction: 'IN',
    status: ['HOLDS', 'UNDERWAY'],
    page: { ...PAGE, withTotal: true },
  }),
  'observations of': {
    sqlite: [sqlOwn.compileObservationsOf(PUBLIC, ['model:a'], PAGE).page],
    neo4j: [together([cypherOwn.compileObservationsOf(PUBLIC, ['model:a'], PAGE).question])],
  },
  'claims of, with their number': {
    sqlite: withTotal((page) => sqlOwn.compileClaimsOf(EDITORS, ['model:a'], page)),
    neo4j: [together([cypherOwn.compileClaimsOf(EDITORS, ['model:a'], { ...PAGE, withTotal: true }).question])],
  },
  'passages of': {
    sqlite: [sqlOwn.compilePassagesOf(PUBLIC, ['model:a'], LATER_PAGE).page],
    neo4j: [together([cypherOwn.compilePassagesOf(PUBLIC, ['model:a'], LATER_PAGE).question])],
  },
  'the content below a heading': {
    sqlite: [sqlOwn.compileContentOf(PUBLIC, ['document:d'], ['二、', '（一）'], PAGE).page],
    neo4j: [together([cypherOwn.compileContentOf(PUBLIC, ['document:d'], ['二、', '（一）'], PAGE).question])],
  },
  'an outline': {
    sqlite: [sqlOwn.compileOutline(PUBLIC, ['document:d'])],
    neo4j: [cypherOwn.compileOutline(PUBLIC, ['document:d'])],
  },
  'what a passage mentions': {
    sqlite: [sqlOwn.compileMentionsIn(PUBLIC, ['passage:p'], ['MODEL'], PAGE).page],
    neo4j: [together([cypherOwn.compileMentionsIn(PUBLIC, ['passage:p'], ['MODEL'], PAGE).question])],
  },
  'what is stated in a passage': {
    sqlite: withTotal((page) => sqlOwn.compileStatementsIn(PUBLIC, ['passage:p'], page)),
    neo4j: [together([cypherOwn.compileStatementsIn(PUBLIC, ['passage:p'], { ...PAGE, withTotal: true }).question])],
  },
  'entities of a type by label': entities('PUBLIC', { filter: { types: ['MODEL'] }, order: LABEL, page: PAGE }),
  'all entities backwards by type, with their number': entities('EDITORS', {
    filter: {},
    order: { by: 'TYPE', descending: true },
    page: { first: 20, withTotal: true, after: [2, 'pinghu', 'model:a'] },
  }),
  'entities with every condition': entities('PUBLIC', {
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
  }),
  'relations with an end, a place and a qualifier': relations({
    filter: {
      sources: ['region:r'],
      regions: ['region:s'],
      qualifier: { role: 'OBJECT', entity: 'concept:c', text: "土地' OR 1=1 --" },
    },
    page: PAGE,
  }),
  'relations that an entity qualifies': relations({
    filter: { types: ['PROVIDES'], qualifier: { role: 'OBJECT', entity: 'concept:c' } },
    page: PAGE,
  }),
  'relations of some types, after a position': relations({
    filter: { types: ['USES', 'PROVIDES'] },
    page: { first: 20, withTotal: true, after: [5, 'model:a', 1, null, 'model:b', 'relation:r'] },
  }),
  'observations by value': {
    sqlite: [
      sqlLists.compileObservations(EDITORS, {
        filter: { groups: ['group:g'] },
        order: { by: 'VALUE', descending: true },
        page: PAGE,
      }).page,
    ],
    neo4j: [
      together(
        cypherLists.compileObservations(EDITORS, [
          { filter: { groups: ['group:g'] }, order: { by: 'VALUE', descending: true }, page: PAGE },
        ]).questions,
      ),
    ],
  },
  'two lists of claims': {
    sqlite: [{ kinds: ['FIRST'] as const }, { scopes: ['region:r'] }].map(
      (filter) => sqlLists.compileClaims(PUBLIC, { filter, page: PAGE }).page,
    ),
    neo4j: [
      together(
        cypherLists.compileClaims(
          PUBLIC,
          [{ kinds: ['FIRST'] as const }, { scopes: ['region:r'] }].map((filter) => ({ filter, page: PAGE })),
        ).questions,
      ),
    ],
  },
  'neighbours: a step of the walk, or all of it': {
    sqlite: [
      sqlWalks.compileStep(
        PUBLIC,
        [
          [0, 1],
          [0, 2],
          [1, 2],
        ],
        { types: ['USES'] },
        'OUT',
      ),
    ],
    neo4j: given(
      cypherWalks.compileNeighbours(PUBLIC, ['model:a', 'model:b'], {
        types: ['USES', 'PAIRED_WITH'],
        depth: 3,
        direction: 'OUT',
        otherTypes: ['MECHANISM'],
        page: { ...PAGE, after: [1, 'pinghu', 'model:c'] },
      }),
    ),
  },
  'the relations among some entities': {
    sqlite: [sqlWalks.compileWithin(PUBLIC, [1, 2], { types: ['USES'] })],
    neo4j: [cypherWalks.compileSubgraph(PUBLIC, { roots: ['model:a'], types: ['USES'], depth: 2, limit: 100 })],
  },
  'the relations of some entities, for paths': {
    sqlite: [sqlWalks.compileEdges(PUBLIC, [1, 2], { types: ['WITHIN', 'USES'], basis: ['STATED'] })],
    neo4j: given(
      cypherWalks.compileEdges(PUBLIC, ['model:a', 'model:b'], { types: ['WITHIN', 'USES'], basis: ['STATED'] }),
    ),
  },
};

function relationsOf(viewer: Viewer, ids: readonly string[], query: RelationsOfQuery): Compiled {
  const { page, total } = sqlRelationsOf(seeing(viewer), ids, query);
  return {
    sqlite: query.page.withTotal ? [page, total] : [page],
    neo4j: [together([cypherRelationsOf(seeing(viewer), ids, query)])],
  };
}

function entities(viewer: Viewer, query: EntitiesQuery): Compiled {
  const { page, total } = sqlLists.compileEntities(seeing(viewer), query);
  return {
    sqlite: query.page.withTotal ? [page, total] : [page],
    neo4j: [together(cypherLists.compileEntities(seeing(viewer), [query]).questions)],
  };
}

function relations(query: RelationsQuery): Compiled {
  const { page, total } = sqlLists.compileRelations(PUBLIC, query);
  return {
    sqlite: query.page.withTotal ? [page, total] : [page],
    neo4j: [together(cypherLists.compileRelations(PUBLIC, [query]).questions)],
  };
}

function withTotal(
  compile: (page: PageRequest) => { readonly page: Statement; readonly total: Statement },
): readonly Statement[] {
  const { page, total } = compile({ ...PAGE, withTotal: true });
  return [page, total];
}

function given(statement: Statement | undefined): readonly Statement[] {
  if (!statement) throw new Error('the question is one that needs a statement');
  return [statement];
}

compiledGoldens(QUESTIONS);

/** The texts of a list of entities on each database. */
const ENTITIES: Readonly<Record<Backend, (filter: EntityFilter, page: PageRequest) => readonly Statement[]>> = {
  sqlite: (filter, page) => {
    const list = sqlLists.compileEntities(PUBLIC, { filter, order: LABEL, page });
    return [list.page, list.total];
  },
  neo4j: (filter, page) => [together(cypherLists.compileEntities(PUBLIC, [{ filter, order: LABEL, page }]).questions)],
};

describe.each(Object.entries(ENTITIES))('on %s', (_, compile) => {
  test('no value of a filter is part of the text', () => {
    const hostile = `x'}); DROP TABLE record; //`;
    const filter = {
      types: [hostile],
      ids: [hostile],
      kinds: [hostile],
      documents: [hostile],
      section: [hostile],
      labelPrefix: hostile,
      from: '2020',
      related: [{ type: hostile, direction: 'BOTH' as const, to: [hostile], atLeast: 1 }],
    };
    const statements = compile(filter, { first: 20, withTotal: true, after: [hostile, hostile] });
    expect(statements.map(({ text }) => text).join()).not.toContain('DROP');
  });

  test('the same question about other values is the same text, so that it is planned once', () => {
    const of = (ids: string[], types: string[], first: number) =>
      compile({ ids, types }, { first, withTotal: false }).map(({ text }) => text);
    expect(of(['model:a'], ['MODEL', 'PILOT'], 20)).toEqual(
      of(['model:b', 'model:c'], ['REGION', 'PERSON', 'EVENT'], 5),
    );
  });

  test('a type that the ontology lacks is no type', () => {
    const statements = compile({ types: ['MODEL', 'NONE'] }, PAGE);
    const numbers = statements.flatMap(({ params }) => JSON.stringify(params).match(/-?\d+/g) ?? []);
    expect(numbers).toEqual(expect.arrayContaining([String(rank('MODEL')), '-1']));
  });
});
