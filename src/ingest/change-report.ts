/** What a change made of each record, for who made it: one line a record. */
import type { RevisionChange } from '../domain/change.ts';
import { parseRecord } from '../domain/record-json.ts';
import type { GraphRecord } from '../domain/records.ts';
import { scopeFor } from '../domain/scope.ts';
import type { GraphStore } from '../store/port.ts';
import { differingParts } from './differing-parts.ts';

export interface ChangedRecord {
  readonly what: 'created' | 'updated' | 'removed' | 'merged';
  readonly id: string;
  /** What a person calls it: an entity's label; of a statement what it is about. */
  readonly label: string;
  /** In what an updated one differs from what it was. */
  readonly parts: readonly string[];
}

const KINDS: readonly GraphRecord['record'][] = ['entity', 'passage', 'relation', 'observation', 'claim'];
const IDS_AT_ONCE = 500;
const READ_TIMEOUT_MS = 30_000;

/**
 * Of the change that ended at `seq`: entities, passages, relations, figures, claims, then what was merged, each by id. Cost: one read
 * of the change, and of the entities that its statements are about.
 */
export async function changedRecords(seq: number, store: GraphStore): Promise<readonly ChangedRecord[]> {
  const [revision] = await store.changes(seq - 1, 1);
  return describedChanges(revision?.changes ?? [], store);
}

/** The same of changes that are planned only. */
export async function describedChanges(
  given: readonly RevisionChange[],
  store: Pick<GraphStore, 'records'>,
): Promise<readonly ChangedRecord[]> {
  const changes = given.map(parsed);
  const labels = await labelsOf(
    changes.flatMap(({ record }) => (record ? aboutOf(record) : [])),
    store,
  );
  const ranked = changes.toSorted((one, other) => rankOf(one) - rankOf(other) || compare(one.id, other.id));
  return ranked.map(({ what, id, record, parts }) => ({
    what,
    id,
    label: record ? labelOf(record, (of) => labels.get(of) ?? of) : '',
    parts,
  }));
}

interface Parsed extends Omit<ChangedRecord, 'label'> {
  /** As it is now, or was before it was removed; undefined of a merged id. */
  readonly record: GraphRecord | undefined;
}

function parsed({ id, before, after }: RevisionChange): Parsed {
  const [was, is] = [before, after].map((text) => (text === undefined ? undefined : parseRecord(text)));
  if (was && is) return { what: 'updated', id, record: is, parts: differingParts(was, is) };
  return { what: is ? 'created' : was ? 'removed' : 'merged', id, record: is ?? was, parts: [] };
}

function rankOf({ record }: Parsed): number {
  return record ? KINDS.indexOf(record.record) : KINDS.length;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Ids of the entities that its label names. */
function aboutOf(record: GraphRecord): readonly string[] {
  if (record.record === 'relation') return [record.source, record.target];
  if (record.record === 'observation') return [record.subject, record.indicator];
  if (record.record === 'claim') return [record.subject];
  return record.record === 'passage' ? [record.document] : [];
}

function labelOf(record: GraphRecord, named: (id: string) => string): string {
  if (record.record === 'entity') return record.label;
  if (record.record === 'passage')
    return `${named(record.document)}, ${[...record.section, record.paragraph].join(' / ')}`;
  if (record.record === 'relation') return `${named(record.source)} ${record.relationType} ${named(record.target)}`;
  if (record.record === 'observation')
    return `${named(record.subject)}: ${named(record.indicator)} ${numberOf(record)}`.trim();
  return `${named(record.subject)}: ${record.text}`;
}

function numberOf({ value, low, high, unit, wording }: Extract<GraphRecord, { record: 'observation' }>): string {
  const numbers = value ?? [low, high].filter((bound) => bound !== undefined).join('–');
  return numbers === '' ? (wording ?? '') : `${numbers}${unit ?? ''}`;
}

async function labelsOf(
  ids: readonly string[],
  store: Pick<GraphStore, 'records'>,
): Promise<ReadonlyMap<string, string>> {
  const unique = [...new Set(ids)];
  const labels = new Map<string, string>();
  for (let at = 0; at < unique.length; at += IDS_AT_ONCE) {
    const some = unique.slice(at, at + IDS_AT_ONCE);
    const records = await store.records(some, scopeFor('EDITORS', READ_TIMEOUT_MS));
    some.forEach((id, i) => {
      const record = records[i]?.record;
      if (record?.record === 'entity') labels.set(id, record.label);
    });
  }
  return labels;
}
