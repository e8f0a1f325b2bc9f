/** Proposals beside the graph: kept with their state, claimed by who decides, settled with what was decided. */
import type { DatabaseSync } from 'node:sqlite';
import { GongfuError } from '../../domain/errors.ts';
import { inTransaction, openSqliteFile } from '../../sqlite-file.ts';
import type { Proposal } from '../linking/proposal.ts';
import {
  type DecisionStamp,
  type KeptProposal,
  type Pending,
  PROPOSAL_STATES,
  type ProposalFilter,
  type RuleCount,
  type Settled,
  type Written,
} from './kept.ts';
import { PROPOSAL_FILE } from './proposal-file.ts';
import { type Condition, conditionsOf, keptOf, pendingOf } from './proposal-rows.ts';

export interface ProposalRun {
  readonly document: string;
  /** All that were looked at, in the order of the text. */
  readonly passages: readonly string[];
  readonly proposals: readonly Proposal[];
  /** Whether a model has answered, too: else what one proposed before stays. */
  readonly withModel: boolean;
}

export interface KeptRun {
  readonly added: number;
  /** Known before, open or decided. */
  readonly known: number;
  /** Open ones that no longer arise. */
  readonly dropped: number;
}

/** All reads are indexed by document; none waits for a writer. */
export interface Proposals {
  /** What is decided stays as it is, and is not proposed again. One transaction. */
  keep(run: ProposalRun): KeptRun;
  /** In the order of the text, after the key. */
  list(filter: ProposalFilter, page: { readonly first: number; readonly after?: string }): readonly KeptProposal[];
  /** The one before the key, in the same order. */
  before(filter: ProposalFilter, key: string): KeptProposal | undefined;
  /** Aligned with the keys. */
  find(keys: readonly string[]): readonly (KeptProposal | undefined)[];
  /** By document, then rule. */
  counts(document?: string): readonly RuleCount[];
  /**
   * Nobody else decides on them until `finish` or `release`. Errors: CONFLICT, where one is not in the state that the decision goes from,
   * or another decision on it is being carried out.
   */
  begin(pending: Pending): void;
  /** `written`: what each proposal's part in the graph became, by key. Nothing where the decision is finished or released. */
  finish(id: string, revision: number | undefined, written: ReadonlyMap<string, Written>): void;
  release(id: string): void;
  pending(): readonly Pending[];
  close(): void;
}

/** The file is opened when it is first asked for: a service whose disk is full still answers all else. Errors, of each call: UNAVAILABLE. */
export function openProposals(file: string): Proposals {
  let opened: DatabaseSync | undefined;
  const db = () => {
    opened ??= openSqliteFile(file, PROPOSAL_FILE);
    return opened;
  };
  const pending = 'SELECT * FROM decision WHERE settled IS NOT NULL ORDER BY id';
  return {
    keep: (run) => inTransaction(db(), () => keep(db(), run)),
    list: (filter, page) => list(db(), filter, page),
    before: (filter, key) => before(db(), filter, key),
    find: (keys) => find(db(), keys),
    counts: (document) => counts(db(), document),
    begin: (one) => inTransaction(db(), () => begin(db(), one)),
    finish: (id, revision, written) => inTransaction(db(), () => finish(db(), id, { revision, written })),
    release: (id) => inTransaction(db(), () => release(db(), id)),
    pending: () => db().prepare(pending).all().map(pendingOf),
    close: () => opened?.close(),
  };
}

const INSERT = `
INSERT INTO proposal (key, document, passage, place, range_start, range_end, quote, rule, proposer, confidence, proposed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET place = excluded.place, quote = excluded.quote, rule = excluded.rule,
  proposer = excluded.proposer, confidence = excluded.confidence WHERE state = 'OPEN' AND claim IS NULL`;

function keep(db: DatabaseSync, { document, passages, proposals, withModel }: ProposalRun): KeptRun {
  const places = new Map(passages.map((id, place) => [id, place]));
  const insert = db.prepare(INSERT);
  const known = find(
    db,
    proposals.map(({ key }) => key),
  ).filter((one) => one !== undefined).length;
  for (const one of proposals) {
    const { key, passage, range, quote, rule, by, confidence, proposed } = one;
    const place = places.get(passage) ?? passages.length;
    insert.run(
      key,
      document,
      passage,
      place,
      range.start,
      range.end,
      quote,
      rule,
      by,
      confidence,
      JSON.stringify(proposed),
    );
  }
  const isProposed = new Set(proposals.map(({ key }) => key));
  const open = db
    .prepare(
      "SELECT key FROM proposal WHERE document = ? AND state = 'OPEN' AND claim IS NULL AND (? OR proposer = 'RULE')",
    )
    .all(document, Number(withModel));
  const drop = db.prepare('DELETE FROM proposal WHERE key = ?');
  const gone = open.map(({ key }) => String(key)).filter((key) => !isProposed.has(key));
  for (const key of gone) drop.run(key);
  return { added: isProposed.size - known, known, dropped: gone.length };
}

const SELECT = 'SELECT p.*, d.actor, d.at, d.revision FROM proposal p LEFT JOIN decision d ON d.id = p.decision';
const ORDER = 'p.document, p.place, p.range_start, p.key';

const PLACE_OF_KEY = 'SELECT document, place, range_start, key FROM proposal WHERE key = ?';

function list(
  db: DatabaseSync,
  filter: ProposalFilter,
  { first, after }: { readonly first: number; readonly after?: string },
): readonly KeptProposal[] {
  const behind: readonly Condition[] = after === undefined ? [] : [[`(${ORDER}) > (${PLACE_OF_KEY})`, after]];
  const { where, values } = whereOf([...conditionsOf(filter), ...behind]);
  return db
    .prepare(`${SELECT} ${where} ORDER BY ${ORDER} LIMIT ?`)
    .all(...values, first)
    .map(keptOf);
}

function before(db: DatabaseSync, filter: ProposalFilter, key: string): KeptProposal | undefined {
  const { where, values } = whereOf([...conditionsOf(filter), [`(${ORDER}) < (${PLACE_OF_KEY})`, key]]);
  const backwards = ORDER.split(', ').map((column) => `${column} DESC`);
  const row = db.prepare(`${SELECT} ${where} ORDER BY ${backwards.join(', ')} LIMIT 1`).get(...values);
  return row && keptOf(row);
}

function whereOf(conditions: readonly Condition[]) {
  const texts = conditions.map(([text]) => text);
  return {
    where: texts.length === 0 ? '' : `WHERE ${texts.join(' AND ')}`,
    values: conditions.map(([, value]) => value),
  };
}

function find(db: DatabaseSync, keys: readonly string[]): readonly (KeptProposal | undefined)[] {
  const rows = db.prepare(`${SELECT} WHERE p.key IN (SELECT value FROM json_each(?))`).all(JSON.stringify(keys));
  const found = new Map(rows.map((row) => [String(row.key), keptOf(row)]));
  return keys.map((key) => found.get(key));
}

const COUNTS = `
SELECT document, rule, proposer, ${PROPOSAL_STATES.map((state) => `coalesce(sum(number) FILTER (WHERE state = '${state}'), 0) AS ${state}`).join(', ')}
  FROM number`;
const BY_RULE = 'GROUP BY document, rule, proposer HAVING sum(number) > 0 ORDER BY document, rule, proposer';

function counts(db: DatabaseSync, document: string | undefined): readonly RuleCount[] {
  const rows =
    document === undefined
      ? db.prepare(`${COUNTS} ${BY_RULE}`).all()
      : db.prepare(`${COUNTS} WHERE document = ? ${BY_RULE}`).all(document);
  return rows.map((row): RuleCount => {
    const { OPEN, ACCEPTED, CHANGED, REJECTED } = row;
    return {
      document: String(row.document),
      rule: String(row.rule),
      by: row.proposer === 'MODEL' ? 'MODEL' : 'RULE',
      counts: {
        ...{ OPEN: Number(OPEN), ACCEPTED: Number(ACCEPTED) },
        ...{ CHANGED: Number(CHANGED), REJECTED: Number(REJECTED) },
      },
    };
  });
}

function begin(db: DatabaseSync, pending: Pending): void {
  const { id, actor, at, seq, holder, settled } = pending;
  const claim = db.prepare('UPDATE proposal SET claim = ? WHERE key = ? AND state = ? AND claim IS NULL');
  for (const one of settled) {
    if (Number(claim.run(id, one.key, one.from).changes) === 0) throw notFree(db, one);
  }
  db.prepare('INSERT INTO decision (id, actor, at, seq, holder, settled) VALUES (?, ?, ?, ?, ?, ?)').run(
    ...([id, actor, at, seq, holder, JSON.stringify(settled)] as const),
  );
}

function notFree(db: DatabaseSync, { key, from }: Settled): GongfuError {
  const [known] = find(db, [key]);
  if (!known)
    return new GongfuError(
      'NOT_FOUND',
      `There is no proposal ${key} any more; \`gongfu review --list\` shows those that are.`,
    );
  const message =
    known.state === from
      ? `Proposal ${key} is being decided by somebody else at this moment; look at it again.`
      : `Proposal ${key} is ${known.state} since ${decided(known.decision)}; undo that first.`;
  return new GongfuError('CONFLICT', message, { details: { ids: [key] } });
}

function decided(decision: DecisionStamp | undefined): string {
  return decision ? `${decision.at}, by ${decision.actor}` : 'a while';
}

const SETTLE = `
UPDATE proposal SET state = ?, changed = ?, written = ?, decision = ?, claim = NULL WHERE key = ? AND claim = ?`;

function finish(
  db: DatabaseSync,
  id: string,
  { revision, written }: { readonly revision: number | undefined; readonly written: ReadonlyMap<string, Written> },
): void {
  const row = db.prepare('SELECT * FROM decision WHERE id = ? AND settled IS NOT NULL').get(id);
  if (!row) return;
  const settle = db.prepare(SETTLE);
  for (const { key, state, changed, written: planned } of pendingOf(row).settled) {
    const own = written.get(key) ?? planned;
    settle.run(state, textOf(changed), textOf(own), id, key, id);
  }
  db.prepare('UPDATE decision SET revision = ?, seq = NULL, holder = NULL, settled = NULL WHERE id = ?').run(
    revision ?? null,
    id,
  );
}

function textOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function release(db: DatabaseSync, id: string): void {
  db.prepare('UPDATE proposal SET claim = NULL WHERE claim = ?').run(id);
  db.prepare('DELETE FROM decision WHERE id = ? AND settled IS NOT NULL').run(id);
}
