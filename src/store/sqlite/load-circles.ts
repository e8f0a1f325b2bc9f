/**
 * Looks for circles among all loaded relations of an acyclic type. What leads nowhere is taken away level by level, in tables on disk:
 * what is left leads into a circle.
 */
import { relationTypeRank } from '../../domain/order.ts';
import type { Loading } from './load-lines.ts';
import { type LoadedRow, loadedRow, planRows, type RowRead } from './load-plan.ts';

const TABLES = `
CREATE TEMP TABLE load_open (n INTEGER PRIMARY KEY, ways INTEGER NOT NULL);
CREATE INDEX load_open_end ON load_open (n) WHERE ways = 0;
CREATE TEMP TABLE load_level (n INTEGER PRIMARY KEY);
`;
const OPEN = 'INSERT INTO load_open SELECT source, count(*) FROM relation WHERE type = ? GROUP BY source';
const FIRST_LEVEL = `
INSERT INTO load_level SELECT DISTINCT target FROM relation WHERE type = ? AND target NOT IN (SELECT n FROM load_open)`;
const CLOSE = `
UPDATE load_open SET ways = load_open.ways - d.closed
  FROM (SELECT a.other AS n, count(*) AS closed FROM load_level l CROSS JOIN adjacency a ON a.entity = l.n AND a.type = ? AND a.direction = 1 GROUP BY 1) d
  WHERE load_open.n = d.n`;
const NEXT_LEVEL = `
DELETE FROM load_level;
INSERT INTO load_level SELECT n FROM load_open WHERE ways = 0;
DELETE FROM load_open WHERE ways = 0;
`;

/** Adds a problem for each relation of a circle, of one circle of each type. */
export function checkLoadedCircles(loading: Loading): void {
  const { connection, ontology } = loading;
  connection.exec(TABLES);
  for (const type of ontology.relationTypes) {
    if (!type.acyclic) continue;
    const circle = findCircle(loading, relationTypeRank(ontology, type.name));
    // Together they are refused as a change would be that makes them at once.
    if (circle.length > 0) planRows(loading, circle);
  }
}

function findCircle(loading: Loading, type: number): readonly LoadedRow[] {
  const { connection } = loading;
  connection.exec('DELETE FROM load_open; DELETE FROM load_level');
  connection.run(OPEN, [type]);
  connection.run(FIRST_LEVEL, [type]);
  while (connection.get('SELECT 1 FROM load_level LIMIT 1')) {
    connection.run(CLOSE, [type]);
    connection.exec(NEXT_LEVEL);
  }
  const [start] = connection.get<[number]>('SELECT n FROM load_open LIMIT 1') ?? [];
  return start === undefined ? [] : circleFrom(loading, type, start);
}

const STEP = `
SELECT r.n, r.doc, a.other FROM adjacency a JOIN load_open o ON o.n = a.other JOIN record r ON r.n = a.relation
  WHERE a.entity = ? AND a.type = ? AND a.direction = 0 LIMIT 1`;

/** From whatever is left a way leads on to what is left, and so at last to where it was before. */
function circleFrom({ connection }: Loading, type: number, start: number): readonly LoadedRow[] {
  const way = new Map<number, LoadedRow>();
  for (let at = start; ; ) {
    const step = connection.get<[...RowRead, number]>(STEP, [at, type]);
    if (!step) throw new Error('the way through a circle has an end');
    const [n, doc, next] = step;
    way.set(at, loadedRow([n, doc]));
    if (way.has(next)) return [...way.values()].slice([...way.keys()].indexOf(next));
    at = next;
  }
}
