/** Reviewing: proposals are kept beside the graph, and enter it by a person's decision, which can be taken back. */
import { badInput, GongfuError } from '../../domain/errors.ts';
import type { Proposed } from '../linking/proposal.ts';
import { acceptance, type RefusedProposal } from './acceptance.ts';
import { type CarriedOut, carryOut, takeUp } from './carrying-out.ts';
import { type ChangeableField, type ChangeTexts, changeableFields, changed } from './changing.ts';
import { type Described, described } from './described.ts';
import { type KeptProposal, MOST_AT_ONCE, type ProposalFilter, type RuleCount, type Settled } from './kept.ts';
import type { KeptRun, ProposalRun, Proposals } from './proposals.ts';
import type { ReviewGraph } from './review-graph.ts';
import { undoing } from './undoing.ts';

export interface AcceptedAs {
  readonly key: string;
  /** Instead of what was proposed; of the same kind. */
  readonly as?: Proposed;
}

export interface Decided {
  /** Keys, with those of proposed entities that were accepted along. */
  readonly decided: readonly string[];
  /** Which stay as they were, each with the reason. */
  readonly refused: readonly RefusedProposal[];
  /** Of the graph, of the last change; `seq` is where that is in its feed. */
  readonly revision?: number;
  readonly seq?: number;
  /** The last one; undefined where nothing was decided. */
  readonly decision?: string;
}

export interface Review {
  /** What a linking run proposes: known ones keep their state, open ones that no longer arise are dropped. */
  keep(run: ProposalRun): KeptRun;
  /** In the order of the texts. */
  list(filter: ProposalFilter, page: { readonly first: number; readonly after?: string }): readonly KeptProposal[];
  /** The one before the key, in the order of the texts. */
  before(filter: ProposalFilter, key: string): KeptProposal | undefined;
  /** Aligned with the keys. */
  find(keys: readonly string[]): readonly (KeptProposal | undefined)[];
  counts(document?: string): readonly RuleCount[];
  /** One change of the graph for some 400 of them. Errors: NOT_FOUND, CONFLICT where one is decided; what the rules refuse is in `refused`. */
  accept(asked: readonly AcceptedAs[], actor: string): Promise<Decided>;
  reject(keys: readonly string[], actor: string): Promise<Decided>;
  /** All open ones of the filter, which names a rule or a document. */
  acceptAll(filter: ProposalFilter, actor: string): Promise<Decided>;
  rejectAll(filter: ProposalFilter, actor: string): Promise<Decided>;
  /** One change; they are open again. */
  undo(keys: readonly string[], actor: string): Promise<Decided>;
  /** What they would write, or have written, in plain words; aligned. */
  describe(all: readonly KeptProposal[]): Promise<readonly Described[]>;
  /** What can be said instead, with what stands there now. */
  fields(proposed: Proposed): readonly ChangeableField[];
  /** What is proposed, with what a person says instead (`CHANGEABLE`). Errors: BAD_USER_INPUT. */
  change(proposed: Proposed, texts: ChangeTexts): Promise<Proposed>;
  /** Finishes or frees what a process that ended has left half decided. */
  takeUp(): Promise<void>;
}

export interface ReviewParts {
  readonly graph: ReviewGraph;
  readonly proposals: Proposals;
  readonly now: () => Date;
}

/** Somebody else wrote between the trial and the change. */
const ATTEMPTS = 3;

export function createReview(parts: ReviewParts): Review {
  const { proposals } = parts;
  const decideAll = async (filter: ProposalFilter, decide: (some: readonly KeptProposal[]) => Promise<Decided>) => {
    if (filter.rule === undefined && filter.document === undefined)
      throw badInput('To decide on many at once, name a rule or a document.');
    const decided: Decided[] = [];
    for (let after: string | undefined; ; ) {
      const page = { first: MOST_AT_ONCE, ...(after === undefined ? {} : { after }) };
      const some = proposals.list({ ...filter, state: 'OPEN' }, page);
      if (some.length === 0) return together(decided);
      decided.push(await decide(some));
      after = some.at(-1)?.key;
    }
  };
  const accept = async (asked: readonly AcceptedAs[], actor: string) => {
    await takeUp(parts);
    return accepted(asked, actor, parts);
  };
  const reject = async (keys: readonly string[], actor: string) => {
    await takeUp(parts);
    return rejected(keys, actor, parts);
  };
  return {
    keep: proposals.keep,
    list: proposals.list,
    before: proposals.before,
    find: proposals.find,
    counts: proposals.counts,
    accept,
    reject,
    acceptAll: (filter, actor) => decideAll(filter, (some) => accept(some, actor)),
    rejectAll: (filter, actor) => decideAll(filter, (some) => reject(keysOf(some), actor)),
    async undo(keys, actor) {
      await takeUp(parts);
      return undone(keys, actor, parts);
    },
    describe: (all) => described(all, parts),
    fields: changeableFields,
    change: (proposed, texts) => changed(proposed, texts, parts.graph),
    takeUp: () => takeUp(parts),
  };
}

function keysOf(all: readonly { readonly key: string }[]): readonly string[] {
  return all.map(({ key }) => key);
}

function together(all: readonly Decided[]): Decided {
  return {
    // Of a later one its revision and id stand for those before it.
    ...Object.assign({}, ...all),
    decided: all.flatMap(({ decided }) => decided),
    refused: all.flatMap(({ refused }) => refused),
  };
}

async function accepted(asked: readonly AcceptedAs[], actor: string, parts: ReviewParts): Promise<Decided> {
  const { proposals } = parts;
  for (let attempt = 1; ; attempt += 1) {
    const as = new Map(asked.map((one) => [one.key, one.as]));
    const all = requireOpen(keysOf(asked), proposals).map((proposal) => {
      return { proposal, as: ofKind(proposal, as.get(proposal.key)) };
    });
    const { inputs, settled, refused } = await acceptance(all, parts);
    if (settled.length === 0) return { decided: [], refused };
    const reason = `Accepted from ${said(settled, proposals)}`;
    try {
      return doneOf(settled, refused, await carryOut({ actor, reason, settled, inputs }, parts));
    } catch (error) {
      if (attempt === ATTEMPTS || !isOvertaken(error)) throw error;
    }
  }
}

async function rejected(keys: readonly string[], actor: string, parts: ReviewParts): Promise<Decided> {
  const settled = requireOpen(keys, parts.proposals).map(({ key, state }): Settled => {
    return { key, from: state, state: 'REJECTED' };
  });
  return doneOf(settled, [], await carryOut({ actor, reason: '', settled, inputs: {} }, parts));
}

async function undone(keys: readonly string[], actor: string, parts: ReviewParts): Promise<Decided> {
  const { proposals } = parts;
  for (let attempt = 1; ; attempt += 1) {
    const found = requireKnown(keys, proposals).filter(({ state }) => state !== 'OPEN');
    const { inputs, undone: back, refused } = await undoing(found, parts);
    const settled = back.map(({ key, state }): Settled => ({ key, from: state, state: 'OPEN' }));
    if (settled.length === 0) return { decided: [], refused };
    const reason = `Taken back: ${said(settled, proposals)}`;
    try {
      return doneOf(settled, refused, await carryOut({ actor, reason, settled, inputs }, parts));
    } catch (error) {
      if (attempt === ATTEMPTS || !isOvertaken(error)) throw error;
    }
  }
}

function doneOf(settled: readonly Settled[], refused: readonly RefusedProposal[], carried: CarriedOut): Decided {
  return { decided: keysOf(settled), refused, ...carried };
}

/** A refusal of the change that its trial did not foresee. */
function isOvertaken(error: unknown): boolean {
  return error instanceof GongfuError && Array.isArray(error.details.problems);
}

/** For the history: which proposal by which rule, of many how many. */
function said(settled: readonly Settled[], proposals: Pick<Proposals, 'find'>): string {
  const found = proposals.find(keysOf(settled)).flatMap((one) => one ?? []);
  const [first] = found;
  if (found.length === 1 && first) return `proposal ${first.key}, rule ${first.rule}, by ${first.by}`;
  const rules = [...new Set(found.map(({ rule, by }) => `${rule} by ${by}`))];
  return `${found.length} proposals, ${rules.slice(0, 20).join(', ')}`;
}

function requireKnown(keys: readonly string[], proposals: Pick<Proposals, 'find'>): readonly KeptProposal[] {
  const unique = [...new Set(keys)];
  const found = proposals.find(unique);
  const missing = unique.filter((_, index) => !found[index]);
  if (missing.length === 0) return found.flatMap((one) => one ?? []);
  const message = `There is no proposal ${missing.slice(0, 5).join(', ')}; \`gongfu review --list\` shows those that are.`;
  throw new GongfuError('NOT_FOUND', message, { details: { ids: missing } });
}

function requireOpen(keys: readonly string[], proposals: Pick<Proposals, 'find'>): readonly KeptProposal[] {
  const found = requireKnown(keys, proposals);
  const decided = found.find(({ state }) => state !== 'OPEN');
  if (!decided) return found;
  const { key, state, decision } = decided;
  const message = `Proposal ${key} is ${state} since ${decision?.at}, by ${decision?.actor}; undo that first.`;
  throw new GongfuError('CONFLICT', message, { details: { ids: [key] } });
}

function ofKind({ key, proposed }: KeptProposal, as: Proposed | undefined): Proposed {
  if (!as || as.kind === proposed.kind) return as ?? proposed;
  throw badInput(
    `Proposal ${key} is ${proposed.kind}, and cannot be accepted as ${as.kind}: reject it, and enter the other.`,
  );
}
