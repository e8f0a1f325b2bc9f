/** The lines of an export as they were: those of the present that are still so, and those of what has changed since. */
import type { RevisionStamp } from '../../domain/change.ts';
import { GongfuError } from '../../domain/errors.ts';
import { compareText } from '../../domain/order.ts';
import type { GraphRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import { type ExportedRecord, exportedId, type MergedId } from '../port.ts';
import type { Run } from './connection.ts';
import { type OldMerged, seenThen } from './past.ts';
import { compileScan, lineOf } from './reads-scan.ts';
import type { Snapshot } from './snapshot.ts';

/** Part by part as far as the present goes in one reading, until there is enough. */
export async function scanAt(
  snapshot: Snapshot,
  after: string | undefined,
  limit: number,
  scope: Scope,
): Promise<readonly ExportedRecord[]> {
  const found: ExportedRecord[] = [];
  for (let from = after; ; ) {
    const rows = await snapshot.run(compileScan(from, limit, scope.viewer), scope.deadlineAt);
    const now = rows.map(lineOf).sort(byId).slice(0, limit);
    const end = now.length < limit ? undefined : now.at(-1);
    const to = end && exportedId(end);
    const isInside = (id: string) =>
      (from === undefined || compareText(id, from) > 0) && (to === undefined || compareText(id, to) <= 0);
    const lines = [...(await stillSo(snapshot, now, scope)), ...(await soThen(snapshot, isInside, scope))];
    found.push(...lines.sort(byId));
    if (to === undefined || found.length >= limit) return found.slice(0, limit);
    from = to;
  }
}

function byId(one: ExportedRecord, other: ExportedRecord): number {
  return compareText(exportedId(one), exportedId(other));
}

async function stillSo(
  { past, at }: Snapshot,
  lines: readonly ExportedRecord[],
  { deadlineAt }: Scope,
): Promise<readonly ExportedRecord[]> {
  await past.refresh(deadlineAt);
  return lines.filter((line) => {
    if ('record' in line) return !past.records.has(line.record.id);
    const { id, into } = line.merged;
    return !past.merged.has(id) && !past.records.has(into) && line.revision.number <= at.revision;
  });
}

/** A line whose revision is still a number. */
type Numbered = ({ readonly record: GraphRecord } | { readonly merged: MergedId }) & { readonly number: number };

async function soThen(
  snapshot: Snapshot,
  isInside: (id: string) => boolean,
  scope: Scope,
): Promise<readonly ExportedRecord[]> {
  const lines: readonly Numbered[] = [
    ...[...snapshot.past.records].flatMap(([id, old]) => {
      const stored = isInside(id) ? seenThen(old, scope.viewer) : undefined;
      return stored ? [{ record: stored.record, number: stored.revision }] : [];
    }),
    ...(await mergedThen(snapshot, isInside, scope)),
  ];
  const stampOf = await stampsOf(
    snapshot.run,
    lines.map(({ number }) => number),
    scope.deadlineAt,
  );
  return lines.map(({ number, ...line }) => ({ ...line, revision: stampOf(number) }));
}

/** Of ids that lead to a record that has changed since, and of those that led elsewhere, the ones whose record the viewer saw. */
async function mergedThen(
  { run, past, at, records }: Snapshot,
  isInside: (id: string) => boolean,
  scope: Scope,
): Promise<readonly Numbered[]> {
  const params = { targets: [...past.records.keys()], revision: at.revision };
  const rows = params.targets.length === 0 ? [] : await run({ text: LEADING, params }, scope.deadlineAt);
  const leading = rows.flatMap(([id, target, revision]): readonly (OldMerged & { readonly id: string })[] =>
    past.merged.has(String(id)) ? [] : [{ id: String(id), target: String(target), revision: Number(revision) }],
  );
  const ledElsewhere = [...past.merged].flatMap(([id, old]) => (old ? [{ id, ...old }] : []));
  const merged = [...leading, ...ledElsewhere].filter(({ id }) => isInside(id));
  const now = await records(
    merged.map(({ target }) => target),
    scope,
  );
  return merged.flatMap(({ id, target, revision }, place) => {
    const stored = past.records.has(target) ? seenThen(past.records.get(target), scope.viewer) : now[place];
    return stored ? [{ merged: { id, into: target }, number: revision }] : [];
  });
}

const LEADING = `
UNWIND $targets AS target
MATCH (m:MergedId {target: target})
WHERE m.revision <= $revision
RETURN m.id, m.target, m.revision`;

const STAMPS = 'UNWIND $numbers AS number MATCH (v:Revision {number: number}) RETURN v.number, v.at, v.actor, v.reason';

async function stampsOf(
  run: Run,
  numbers: readonly number[],
  deadlineAt: number,
): Promise<(number: number) => RevisionStamp> {
  const params = { numbers: [...new Set(numbers)] };
  const rows = numbers.length === 0 ? [] : await run({ text: STAMPS, params }, deadlineAt);
  const stamps = new Map(
    rows.map(([number, at, actor, reason]) => [
      Number(number),
      { number: Number(number), at: String(at), actor: String(actor), reason: String(reason) },
    ]),
  );
  return (number) => {
    const stamp = stamps.get(number);
    if (!stamp) throw new GongfuError('INTERNAL', `revision ${number} is not stored`);
    return stamp;
  };
}
