/** A proposal as it is kept beside the graph, with what persons have decided of it. */
import type { EvidenceInput } from '../input.ts';
import type { Proposal, Proposed } from '../linking/proposal.ts';

/** CHANGED: accepted otherwise than it was proposed. */
export const PROPOSAL_STATES = ['OPEN', 'ACCEPTED', 'CHANGED', 'REJECTED'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** As many are decided on in one change: MAX_PLANNED of a trial is 500, and a proposal may need an entity of its own. */
export const MOST_AT_ONCE = 400;

/**
 * What a decided proposal has put into the graph: what an undo takes away again. `isNew`: it was not there before, at all. `after` is
 * the record as the decision left it, as JSON text.
 */
export type Written =
  | { readonly kind: 'MENTION'; readonly passage: string; readonly entity: string }
  | { readonly kind: 'ENTITY'; readonly id: string; readonly isNew: boolean; readonly after?: string }
  | {
      readonly kind: 'STATEMENT';
      readonly id: string;
      readonly isNew: boolean;
      readonly evidence: EvidenceInput;
      readonly after?: string;
    };

export interface DecisionStamp {
  readonly id: string;
  readonly actor: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Of the graph; undefined where nothing was written. */
  readonly revision?: number;
}

export interface KeptProposal extends Proposal {
  readonly state: ProposalState;
  /** What was accepted instead of `proposed`. */
  readonly changed?: Proposed;
  /** The last one; undefined while it is open and was never decided. */
  readonly decision?: DecisionStamp;
  readonly written?: Written;
}

/** What a decision makes of one proposal. */
export interface Settled {
  readonly key: string;
  readonly from: ProposalState;
  readonly state: ProposalState;
  readonly changed?: Proposed;
  readonly written?: Written;
}

/** A decision that is being carried out. */
export interface Pending extends DecisionStamp {
  /** Where the graph was before. */
  readonly seq: number;
  /** Who carries it out (holder.ts). */
  readonly holder: string;
  readonly settled: readonly Settled[];
}

export interface ProposalFilter {
  readonly document?: string;
  readonly passage?: string;
  readonly state?: ProposalState;
  readonly rule?: string;
  readonly decision?: string;
  /** At least this. */
  readonly confidence?: number;
}

/** How many proposals of a rule in a document are in each state. */
export interface RuleCount {
  readonly document: string;
  readonly rule: string;
  readonly by: Proposal['by'];
  readonly counts: Readonly<Record<ProposalState, number>>;
}
