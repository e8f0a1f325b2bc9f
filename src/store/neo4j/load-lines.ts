/**
 * The first part of a load: each line becomes a node of its own before it is known whether what it refers to comes. Its place is the
 * index of the line, so that a fault found later leads back to it.
 */
import type { RevisionStamp } from '../../domain/change.ts';
import { recordJson } from '../../domain/record-json.ts';
import type { GraphRecord } from '../../domain/records.ts';
import { stampFault } from '../../domain/validate/stamp.ts';
import type { LoadedLine } from '../port.ts';
import type { RunInside } from './connection.ts';
import { addProblem, beat, type Loading, ROWS_AT_ONCE, refuseMany, stepDeadline } from './loading.ts';

export async function writeLines(loading: Loading, lines: readonly LoadedLine[]): Promise<void> {
  for (let at = 0; at < lines.length; at += ROWS_AT_ONCE) {
    const some = lines.slice(at, at + ROWS_AT_ONCE);
    // Run again where the server undid it: its problems are then found anew.
    const known = loading.problems.length;
    await loading.connection.transaction(stepDeadline(), async (run) => {
      loading.problems.length = known;
      await beat(loading, run);
      await writeSome(loading, run, some);
    });
    refuseMany(loading);
  }
}

async function writeSome(loading: Loading, run: RunInside, lines: readonly LoadedLine[]): Promise<void> {
  const stamped = await stampedLines(loading, run, lines);
  const ids = stamped.flatMap((line) => ('record' in line ? [line.record.id] : []));
  const there = new Set((await run({ text: THERE, params: { ids } })).map(([id]) => id));
  const rows: unknown[] = [];
  for (const line of stamped) {
    if ('record' in line && there.has(line.record.id)) {
      addProblem(loading, line.index, 'id', `is ${line.record.id}, which stands on another line, too`);
      continue;
    }
    if ('record' in line) there.add(line.record.id);
    rows.push(propertiesOf(line));
  }
  await run({ text: CREATE, params: { rows } });
}

const THERE = 'UNWIND $ids AS id MATCH (n:Loading {id: id}) RETURN n.id';
const CREATE = 'UNWIND $rows AS row CREATE (n:Loading) SET n = row';

/** `_at` is the order in which the lines of a kind are taken. */
function propertiesOf(line: LoadedLine): Readonly<Record<string, unknown>> {
  const { index, revision } = line;
  const shared = { _place: index, _revision: revision.number };
  if ('merged' in line)
    return { ...shared, _record: 'merged', _at: digits(index), _mergedId: line.merged.id, _into: line.merged.into };
  const { record, keys } = line;
  const own = { _record: record.record, _at: orderOf(record, index), id: record.id, _doc: recordJson(record) };
  return { ...shared, ...own, _loadKeys: keys && JSON.stringify(keys) };
}

/** Passages in the order of their texts: that is how equal paragraphs are counted (`passageIdentity`). */
function orderOf(record: GraphRecord, index: number): string {
  if (record.record !== 'passage') return digits(index);
  return `${record.document}\t${digits(record.paragraph)}\t${record.id}`;
}

/** Line numbers and paragraphs, as texts that sort by value. */
function digits(value: number): string {
  return String(value).padStart(16, '0');
}

const STAMPS = 'UNWIND $numbers AS number MATCH (v:Revision {number: number}) RETURN v.number, v.at, v.actor, v.reason';
const REVISIONS = 'UNWIND $stamps AS stamp CREATE (v:Revision) SET v = stamp';

/** The lines whose revisions are in order. */
async function stampedLines(
  loading: Loading,
  run: RunInside,
  lines: readonly LoadedLine[],
): Promise<readonly LoadedLine[]> {
  const numbers = [...new Set(lines.map(({ revision }) => revision.number))].filter(Number.isSafeInteger);
  const rows = await run({ text: STAMPS, params: { numbers } });
  const known = new Map(rows.map(([number, at, actor, reason]) => [number, { at, actor, reason }]));
  const added: RevisionStamp[] = [];
  const good = lines.filter(({ index, revision }) => {
    const { number, at, actor, reason } = revision;
    const stored = known.get(number);
    const isSame = stored?.at === at && stored.actor === actor && stored.reason === reason;
    const fault = stampFault(revision) ?? (stored && !isSame ? clash(number) : undefined);
    if (fault) addProblem(loading, index, fault.field, fault.message);
    else if (!stored) {
      known.set(number, { at, actor, reason });
      added.push({ number, at, actor, reason });
    }
    return fault === undefined;
  });
  if (added.length > 0) await run({ text: REVISIONS, params: { stamps: added } });
  return good;
}

function clash(number: number) {
  const message = `${number} has another time, actor or reason on another line; these lines are not of one graph`;
  return { field: 'revision', message };
}
