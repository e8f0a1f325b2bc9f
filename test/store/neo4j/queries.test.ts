/** The questions of docs/neo4j.md on the shipped texts: each gives the rows that stand below it there. */
import { readFile } from 'node:fs/promises';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import { openNeo4jStore } from '../../../src/store/neo4j/index.ts';
import { describeWith } from '../../engines/engine.ts';
import { type Borrowed, borrowNeo4j } from '../../engines/neo4j/borrow.ts';
import { emptied } from '../../engines/neo4j/emptied.ts';
import { findNeo4j } from '../../engines/neo4j/find.ts';
import { fillWithSeed } from './loaded.ts';

interface DocumentedQuery {
  readonly title: string;
  readonly cypher: string;
  /** The rows of its table, the header first. */
  readonly rows: readonly (readonly string[])[];
}

const PAGE = await readFile(new URL('../../../docs/neo4j.md', import.meta.url), 'utf8');
const QUERIES = documentedQueries(PAGE);

function documentedQueries(page: string): readonly DocumentedQuery[] {
  return page.split(/^#{2,3} /m).flatMap((part) => {
    const cypher = /```cypher\n([^`]*)```/.exec(part)?.[1];
    if (cypher === undefined) return [];
    const rows = part.split('\n').filter((line) => line.startsWith('| '));
    return [{ title: part.split('\n')[0] ?? '', cypher, rows: rows.map(cells) }];
  });
}

function cells(line: string): readonly string[] {
  return line.slice(2, -2).split(' | ');
}

/** As a table of the page has it. */
function shown(value: unknown): string {
  if (value === null) return '–';
  return Array.isArray(value) ? value.map(shown).join(', ') : String(value);
}

test('docs/neo4j.md has ten questions', () => {
  expect(QUERIES.map(({ title }) => Number.parseInt(title, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

describeWith('neo4j', 'the questions of docs/neo4j.md', findNeo4j(), () => {
  let server: Borrowed;
  let driver: Driver;

  beforeAll(async () => {
    const ontology = await readOntology(new URL('../../../schema/', import.meta.url));
    server = await emptied(await borrowNeo4j(inject('runFolder')));
    const { uri, username, password } = server;
    const store = await openNeo4jStore({ uri, username, password, ontology, patienceMs: 60_000 });
    await fillWithSeed(store, ontology);
    await store.close();
    driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
  }, 600_000);

  afterAll(async () => {
    await driver?.close();
    await server?.giveBack();
  });

  test.each(QUERIES)('$title', async ({ cypher, rows }) => {
    const { records } = await driver.executeQuery(cypher, {}, { routing: 'READ' });
    const [header = []] = records.map((record) => record.keys.map(String));
    expect([header, ...records.map((record) => record.map(shown))]).toEqual(rows);
  });
});
