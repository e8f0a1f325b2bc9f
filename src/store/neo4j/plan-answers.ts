/** What the planning of a change (domain/plan-port.ts) asks, answered inside its transaction: one statement a question. */

import { changeOf } from '../../domain/change.ts';
import { entityIdentity } from '../../domain/identity.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { MergeRecord, PlanAnswer, PlanRead } from '../../domain/plan-port.ts';
import type { GraphRecord, Stored } from '../../domain/records.ts';
import type { Row, RunInside } from './connection.ts';
import { quoted } from './ddl.ts';
import { referring } from './referring.ts';

/** `at` is the place of the id among those asked. */
const ASKED = 'UNWIND range(0, size($asked) - 1) AS at WITH at, $asked[at] AS asked';

const RECORDS = `
${ASKED}
OPTIONAL MATCH (m:MergedId {id: asked})
WITH at, coalesce(m.target, asked) AS id
MATCH (r:Record {id: id})
RETURN at, r._doc, r._revision`;
const USED = `
${ASKED}
WHERE EXISTS { (:Record {id: asked}) } OR EXISTS { (:GoneId {id: asked}) } OR EXISTS { (:MergedId {id: asked}) }
RETURN at`;
const IDENTITIES = `${ASKED} MATCH (r:Record {_identity: asked}) RETURN at, r.id`;
const IDENTITIES_OF = `${ASKED} MATCH (r:Record {id: asked}) WHERE r._identity IS NOT NULL RETURN at, r._identity`;
const TARGETS_OF = `${ASKED} MATCH (m:MergedId {id: asked}) RETURN at, m.target`;
const MERGED_INTO = `${ASKED} MATCH (m:MergedId {target: asked}) RETURN at, m.id AS id ORDER BY at, id`;

/** A merged id is no record any more, so that its last change is that of its merge. */
const MERGES = `
${ASKED}
MATCH (m:MergedId {id: asked})
CALL (asked) { MATCH (c:Change {id: asked}) RETURN max(c.revision) AS revision }
OPTIONAL MATCH (c:Change {revision: revision})
RETURN at, m.target, m.moves, c.id, c.before, c.after ORDER BY at, c.place`;

/** The relations of an acyclic type are walked while they are checked for circles. */
function targetsQuery(ontology: Ontology, type: string): string {
  const arrow = ontology.relationType(type)?.symmetric ? '' : '>';
  return `${ASKED} MATCH (:Record {id: asked})-[:${quoted(type)}]-${arrow}(t) RETURN at, t.id AS id ORDER BY at, id`;
}

function referringQuery(ontology: Ontology): string {
  return `
${ASKED}
MATCH (t:Record {id: asked})
CALL (t) { ${referring(ontology, 't')} }
RETURN at, r.id AS id ORDER BY at, id`;
}

/** `adapted` changes the statements, for who looks among other nodes (load-plan.ts). */
export async function answerPlanRead(
  run: RunInside,
  ontology: Ontology,
  read: PlanRead,
  adapted: (text: string) => string = (text) => text,
): Promise<PlanAnswer> {
  const asked = read.read === 'labels' ? read.of.map(({ type, label }) => entityIdentity(type, label)) : askedOf(read);
  if (asked.length === 0) return [];
  const rows = (text: string) => run({ text: adapted(text), params: { asked } });
  switch (read.read) {
    case 'records':
      return storedRecords(asked, await rows(RECORDS));
    case 'labels':
    case 'identities':
      return found(asked, await rows(IDENTITIES));
    case 'identitiesOf':
      return found(asked, await rows(IDENTITIES_OF));
    case 'targetsOf':
      return found(asked, await rows(TARGETS_OF));
    case 'mergedInto':
      return lists(asked, await rows(MERGED_INTO));
    case 'merges':
      return merges(asked, await rows(MERGES));
    case 'used':
      return used(asked, await rows(USED));
    case 'referring':
      return lists(asked, await rows(referringQuery(ontology)));
    case 'targets':
      return lists(asked, await rows(targetsQuery(ontology, read.relationType)));
  }
}

function askedOf(read: Exclude<PlanRead, { readonly read: 'labels' }>): readonly string[] {
  return read.read === 'identities' ? read.keys : read.ids;
}

function storedRecords(asked: readonly string[], rows: readonly Row[]): readonly (Stored | undefined)[] {
  const answers = new Array<Stored | undefined>(asked.length).fill(undefined);
  for (const [at, doc, revision] of rows) {
    // `_doc` was written by recordJson.
    answers[Number(at)] = { record: JSON.parse(String(doc)) as GraphRecord, revision: Number(revision) };
  }
  return answers;
}

function found(asked: readonly string[], rows: readonly Row[]): readonly (string | undefined)[] {
  const answers = new Array<string | undefined>(asked.length).fill(undefined);
  for (const [at, text] of rows) answers[Number(at)] = String(text);
  return answers;
}

function used(asked: readonly string[], rows: readonly Row[]): readonly boolean[] {
  const places = new Set(rows.map(([at]) => at));
  return asked.map((_, at) => places.has(at));
}

function lists(asked: readonly string[], rows: readonly Row[]): readonly (readonly string[])[] {
  const answers: string[][] = asked.map(() => []);
  for (const [at, id] of rows) answers[Number(at)]?.push(String(id));
  return answers;
}

function merges(asked: readonly string[], rows: readonly Row[]): readonly (MergeRecord | undefined)[] {
  return asked.map((_, place) => {
    const own = rows.filter(([at]) => at === place);
    const [first] = own;
    if (!first) return undefined;
    const changes = own.flatMap(([, , , id, before, after]) =>
      id === null ? [] : [changeOf(String(id), textOf(before), textOf(after))],
    );
    return { target: String(first[1]), moves: String(first[2]), changes };
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
