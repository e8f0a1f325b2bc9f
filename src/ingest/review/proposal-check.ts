/** Looks at a file of proposals without writing to it: the file, and whether the graph still has what its proposals rest on and have written. */
import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { type Finding, okay, warning } from '../../domain/finding.ts';
import type { GraphRecord } from '../../domain/records.ts';
import { isStatement } from '../../domain/records.ts';
import { lookAtSqliteFile } from '../../sqlite-file.ts';
import type { GraphStore } from '../../store/port.ts';
import { recordsOf } from '../graph-reads.ts';
import { hasEnded } from './holder.ts';
import type { Pending, ProposalState, Written } from './kept.ts';
import { PROPOSAL_FILE } from './proposal-file.ts';
import { pendingOf } from './proposal-rows.ts';

const CHECK = 'proposals';
const NONE = okay(CHECK, 'there are none: `gongfu link` finds what documents seem to say');
const IF_DAMAGED =
  'put back a copy (`gongfu backup --files` makes one), or move it away: what was accepted stays in the graph, what was rejected is forgotten, and `gongfu link` proposes anew';

interface Parts {
  /** Undefined where the graph cannot be read: of that others tell. */
  readonly store: Pick<GraphStore, 'records'> | undefined;
  readonly now: () => Date;
}

/** Cost: the file is read in whole, and of the graph each document, passage and record that a proposal names, once. */
export async function checkProposals(file: string, { store, now }: Parts): Promise<readonly Finding[]> {
  if (!existsSync(file)) return [NONE];
  const looked = lookAtSqliteFile(file, { check: CHECK, kind: PROPOSAL_FILE, ifDamaged: IF_DAMAGED, read: heldIn });
  if ('fault' in looked) return [looked.fault];
  const { read: held, warnings } = looked;
  if (!held) return warnings.length > 0 ? warnings : [NONE];
  const found = [
    ...warnings,
    ...cutShort(held.pending, now()),
    ...(store ? againstGraph(held.proposals, await recordsNamed(held.proposals, store)) : []),
  ];
  return found.length > 0 ? found : [okay(CHECK, counted(held.proposals))];
}

interface HeldProposal {
  readonly key: string;
  readonly document: string;
  readonly passage: string;
  readonly state: ProposalState;
  readonly written?: Written;
}

interface Held {
  readonly proposals: readonly HeldProposal[];
  readonly pending: readonly Pending[];
}

function heldIn(db: DatabaseSync): Held {
  const rows = db.prepare('SELECT key, document, passage, state, written FROM proposal').all();
  return {
    // Of these types by the table, and the JSON by who wrote it.
    proposals: rows.map(({ written, ...row }) => {
      const plain = row as unknown as HeldProposal;
      return typeof written === 'string' ? { ...plain, written: JSON.parse(written) } : plain;
    }),
    pending: db.prepare('SELECT * FROM decision WHERE settled IS NOT NULL').all().map(pendingOf),
  };
}

function counted(all: readonly HeldProposal[]): string {
  const count = (wanted: ProposalState) => all.filter(({ state }) => state === wanted).length;
  return `${count('OPEN')} open, ${count('ACCEPTED')} accepted, ${count('CHANGED')} changed, ${count('REJECTED')} rejected`;
}

function cutShort(pending: readonly Pending[], now: Date): readonly Finding[] {
  const left = pending.filter((one) => hasEnded(one, false, now));
  return warned(
    left.map(({ id }) => id),
    `${left.length} decisions were begun and not ended`,
    'open `/review`, or decide on another with `gongfu review`: what was written is finished, the rest is open again',
  );
}

type Records = ReadonlyMap<string, GraphRecord>;

/** By the id that is asked: a merged one gives what it was merged into. */
async function recordsNamed(all: readonly HeldProposal[], store: Pick<GraphStore, 'records'>): Promise<Records> {
  const ids = [...new Set(all.flatMap((one) => [one.document, one.passage, ...idsOf(one.written)]))];
  const records = await recordsOf(store, ids, 'EDITORS');
  return new Map(ids.flatMap((id, at) => (records[at] ? [[id, records[at]] as const] : [])));
}

function idsOf(written: Written | undefined): readonly string[] {
  if (!written) return [];
  return written.kind === 'MENTION' ? [written.passage, written.entity] : [written.id];
}

function againstGraph(all: readonly HeldProposal[], records: Records): readonly Finding[] {
  const open = all.filter(({ state }) => state === 'OPEN');
  const ofGone = open.filter(({ document }) => !records.has(document));
  const here = all.filter(({ document }) => records.has(document));
  const loose = here.filter(({ state, passage }) => state === 'OPEN' && !records.has(passage));
  // With a document that was removed goes what it alone supported: that is as it should be.
  const lost = here.filter(({ written }) => written && !isThere(written, records));
  return [
    ...warned(
      documentsOf(ofGone),
      `${ofGone.length} open ones are of documents that are not in the graph`,
      'run `gongfu link`, which drops them',
    ),
    ...warned(
      documentsOf(loose),
      `${loose.length} open ones are of passages that are not in the graph`,
      'run `gongfu link ID` for these documents: what no longer arises is dropped, and what the text says now is proposed',
    ),
    ...warned(
      lost.map(({ key }) => key),
      `${lost.length} were accepted, and what they wrote is not in the graph: it was removed since, or this graph is of an older backup`,
      'take them back with `gongfu review --undo KEY`, then accept or reject them',
    ),
  ];
}

function isThere(written: Written, records: Records): boolean {
  if (written.kind === 'ENTITY') return records.has(written.id);
  if (written.kind === 'MENTION') {
    const passage = records.get(written.passage);
    const entity = records.get(written.entity)?.id ?? written.entity;
    return passage?.record === 'passage' && (passage.mentions ?? []).includes(entity);
  }
  const statement = records.get(written.id);
  const { passage } = written.evidence;
  return statement !== undefined && isStatement(statement) && statement.evidence.some((one) => one.passage === passage);
}

function documentsOf(all: readonly HeldProposal[]): readonly string[] {
  return [...new Set(all.map(({ document }) => document))];
}

function warned(ids: readonly string[], message: string, advice: string): readonly Finding[] {
  return ids.length === 0 ? [] : [warning(CHECK, message, advice, ids)];
}
