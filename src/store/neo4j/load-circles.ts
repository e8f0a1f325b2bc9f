/**
 * Looks for circles among all loaded relations of an acyclic type. What leads nowhere is taken away level by level, in the database: what
 * is left leads into a circle.
 */
import { quoted } from './ddl.ts';
import { type LoadedRow, loadedRow, planRows, ROW } from './load-plan.ts';
import { ask, eachUntilNone, type Loading } from './loading.ts';

/** Adds a problem for each relation of a circle, of one circle of each type. */
export async function checkLoadedCircles(loading: Loading): Promise<void> {
  for (const { name, acyclic } of loading.ontology.relationTypes) {
    if (!acyclic) continue;
    const circle = await findCircle(loading, quoted(name));
    // Together they are refused as a change would be that makes them at once.
    if (circle.length > 0) await planRows(loading, circle);
  }
}

async function findCircle(loading: Loading, type: string): Promise<readonly LoadedRow[]> {
  await eachUntilNone(loading, `MATCH (n:Loading)-[:${type}]->() WHERE NOT n:LoadDue WITH DISTINCT n`, 'SET n:LoadDue');
  const leadsNowhere = `MATCH (n:LoadDue) WHERE NOT EXISTS { (n)-[:${type}]->(:LoadDue) }`;
  await eachUntilNone(loading, leadsNowhere, 'REMOVE n:LoadDue');
  const [start] = (await ask(loading, 'MATCH (n:LoadDue) RETURN n.id LIMIT 1'))[0] ?? [];
  if (start === undefined) return [];
  const circle = await circleFrom(loading, type, String(start));
  await eachUntilNone(loading, 'MATCH (n:LoadDue)', 'REMOVE n:LoadDue');
  return circle;
}

/** From whatever is left a way leads on to what is left, and so at last to where it was before. */
async function circleFrom(loading: Loading, type: string, start: string): Promise<readonly LoadedRow[]> {
  const step = `
MATCH (:LoadDue {id: $id})-[r:${type}]->(t:LoadDue) WITH r, t LIMIT 1
MATCH (n:Loading {id: r.id})
RETURN ${ROW}, t.id`;
  const way = new Map<string, LoadedRow>();
  for (let at = start; ; ) {
    const [row] = await ask(loading, step, { id: at });
    if (!row) throw new Error('the way through a circle has an end');
    way.set(at, loadedRow(row));
    const next = String(row[2]);
    if (way.has(next)) return [...way.values()].slice([...way.keys()].indexOf(next));
    at = next;
  }
}
