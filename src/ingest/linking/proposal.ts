/**
 * What a passage seems to say, before a person has decided: a known entity that it names, a source that the graph lacks, a statement,
 * a figure. None of it is fact, and none of it is in the graph (`ingest/review`).
 */
import { createHash } from 'node:crypto';
import type { TextRange } from '../../text/normalise.ts';
import type { EntityInput, ObservationInput, RelationInput } from '../input.ts';

/** An entity of the graph, or one that is itself only proposed, by the key of its proposal. */
export type ProposedEnd = { readonly id: string } | { readonly proposal: string };

export interface ProposedMention {
  readonly kind: 'MENTION';
  readonly entity: string;
}

export interface ProposedEntity {
  readonly kind: 'ENTITY';
  /** Without an id: it gets one when it is accepted. */
  readonly entity: Omit<EntityInput, 'id' | 'ifRevision'>;
}

export interface ProposedRelation {
  readonly kind: 'RELATION';
  readonly relation: Omit<RelationInput, 'id' | 'source' | 'target' | 'evidence' | 'ifRevision'>;
  readonly source: ProposedEnd;
  readonly target: ProposedEnd;
}

export interface ProposedObservation {
  readonly kind: 'OBSERVATION';
  readonly observation: Omit<ObservationInput, 'id' | 'indicator' | 'subject' | 'evidence' | 'ifRevision'>;
  readonly indicator: ProposedEnd;
  readonly subject: ProposedEnd;
}

export type Proposed = ProposedMention | ProposedEntity | ProposedRelation | ProposedObservation;
export type ProposalKind = Proposed['kind'];

/** RULE: a rule of ours; MODEL: a language model, which is said of it for ever. */
export type Proposer = 'RULE' | 'MODEL';

export interface Proposal {
  /** Of what is proposed and where: the same passage gives the same key again, so that what was rejected is known. */
  readonly key: string;
  readonly document: string;
  readonly passage: string;
  /** What is marked, in the passage's text. */
  readonly range: TextRange;
  /** Words of the passage, short enough for an evidence; `range` or what stands around it. */
  readonly quote: string;
  /** The rule that says so: LABEL, IMPLEMENTS_IN_WORDS, …; of a model its name. */
  readonly rule: string;
  readonly by: Proposer;
  /** 0..1; comparable within a kind. */
  readonly confidence: number;
  readonly proposed: Proposed;
}

/** Cost: one digest. */
export function withKey(proposal: Omit<Proposal, 'key'>): Proposal {
  const { document, passage, range, proposed } = proposal;
  const said = JSON.stringify([document, passage, range.start, range.end, proposed]);
  return { ...proposal, key: createHash('sha256').update(said).digest('hex').slice(0, 24) };
}
