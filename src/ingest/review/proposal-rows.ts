/** Rows of the file of proposals ⇄ what they say. Pure. */
import { type KeptProposal, type Pending, PROPOSAL_STATES, type ProposalFilter } from './kept.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Condition = readonly [text: string, value: string | number];

export function conditionsOf({
  document,
  passage,
  state,
  rule,
  decision,
  confidence,
}: ProposalFilter): readonly Condition[] {
  const equal = { document, passage, state, rule, decision };
  return [
    ...Object.entries(equal).flatMap(([name, value]): readonly Condition[] =>
      value === undefined ? [] : [[`p.${name} = ?`, value]],
    ),
    ...(confidence === undefined ? [] : [['p.confidence >= ?', confidence] as const]),
  ];
}

/** The texts of JSON were written by this room. */
export function keptOf(row: Row): KeptProposal {
  const { actor, at, decision, revision, changed, written } = row;
  return {
    key: String(row.key),
    document: String(row.document),
    passage: String(row.passage),
    range: { start: Number(row.range_start), end: Number(row.range_end) },
    quote: String(row.quote),
    rule: String(row.rule),
    by: row.proposer === 'MODEL' ? 'MODEL' : 'RULE',
    confidence: Number(row.confidence),
    proposed: JSON.parse(String(row.proposed)),
    state: PROPOSAL_STATES.find((state) => state === row.state) ?? 'OPEN',
    ...(typeof changed === 'string' ? { changed: JSON.parse(changed) } : {}),
    ...(typeof written === 'string' ? { written: JSON.parse(written) } : {}),
    ...(typeof actor === 'string'
      ? { decision: { id: String(decision), actor, at: String(at), ...revisionOf(revision) } }
      : {}),
  };
}

export function pendingOf(row: Row): Pending {
  return {
    id: String(row.id),
    actor: String(row.actor),
    at: String(row.at),
    seq: Number(row.seq),
    holder: String(row.holder),
    settled: JSON.parse(String(row.settled)),
  };
}

function revisionOf(revision: unknown) {
  return typeof revision === 'number' ? { revision } : {};
}
