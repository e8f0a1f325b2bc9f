/**
 * From proposals that a person accepts to the one change that writes them: an entity that an end needs is accepted with it, a statement
 * that is known gets the evidence, and what the graph's rules refuse is left out, with their reason.
 */
import type { RevisionChange } from '../../domain/change.ts';
import { GongfuError, type Problem } from '../../domain/errors.ts';
import { statementIdentity } from '../../domain/identity.ts';
import { united } from '../../domain/plan/evidence.ts';
import { settled as settledRecord } from '../../domain/plan/settle.ts';
import type { Evidence, ObservationRecord, RelationRecord } from '../../domain/records.ts';
import { isStatement } from '../../domain/records.ts';
import type { ObservationInput, RelationInput, WriteInputs } from '../input.ts';
import { itemsOf } from '../items.ts';
import type { ProposedEnd } from '../linking/proposal.ts';
import { type Accepted, type Drafted, drafted, endId, type Item, inputsOf, itemsInOrder } from './drafting.ts';
import { proposedEntities } from './entity-ids.ts';
import type { Settled, Written } from './kept.ts';
import type { Proposals } from './proposals.ts';
import { type ReviewGraph, storedOf } from './review-graph.ts';

export interface RefusedProposal {
  readonly key: string;
  readonly message: string;
}

export interface Acceptance {
  readonly inputs: WriteInputs;
  readonly settled: readonly Settled[];
  readonly refused: readonly RefusedProposal[];
}

export interface AcceptingParts {
  readonly graph: ReviewGraph;
  readonly proposals: Pick<Proposals, 'find'>;
}

/** At most some 400 at once (MAX_PLANNED). Reads and trials do not grow with their number, but for one more trial where some are refused. */
export async function acceptance(asked: readonly Accepted[], parts: AcceptingParts): Promise<Acceptance> {
  const refused = new Map<string, string>();
  for (;;) {
    const left = withNeeded(asked, refused, parts);
    const { entityOf, stored } = await ground(left, parts);
    const loose = left.filter(({ as }) => endsOf(as).some((end) => endId(end, { entityOf }) === undefined));
    for (const { proposal } of loose) refused.set(proposal.key, NO_END);
    if (loose.length > 0) continue;
    const isSource = (type: string) => parts.graph.ontology.entityType(type)?.isSource === true;
    const draft = drafted(left, { entityOf, stored, isSource });
    const tried = await tryOut(draft, parts.graph);
    if ('planned' in tried) {
      const final = await finalOf({ left, draft, entityOf, stored, planned: tried.planned }, parts.graph);
      return { ...final, refused: [...refused].map(([key, message]) => ({ key, message })) };
    }
    for (const { key, message } of tried.refused) refused.set(key, message);
  }
}

const NO_END =
  'One of its ends is a proposed entity that was rejected or refused: accept that first, or change the end.';

/** Without what was refused, and with the open entities that are ends of the rest. */
function withNeeded(
  asked: readonly Accepted[],
  refused: ReadonlyMap<string, string>,
  { proposals }: AcceptingParts,
): readonly Accepted[] {
  const left = asked.filter(({ proposal }) => !refused.has(proposal.key));
  const known = new Set(asked.map(({ proposal }) => proposal.key));
  const needed = new Set(
    left.flatMap(({ as }) => endsOf(as)).flatMap((end) => ('proposal' in end ? [end.proposal] : [])),
  );
  const missing = proposals.find([...needed].filter((key) => !known.has(key) && !refused.has(key)));
  const added = missing.flatMap((one): readonly Accepted[] =>
    one?.state === 'OPEN' && one.proposed.kind === 'ENTITY' ? [{ proposal: one, as: one.proposed }] : [],
  );
  return [...added, ...left];
}

function endsOf(proposed: Accepted['as']): readonly ProposedEnd[] {
  if (proposed.kind === 'RELATION') return [proposed.source, proposed.target];
  return proposed.kind === 'OBSERVATION' ? [proposed.indicator, proposed.subject] : [];
}

type EntityOf = ReadonlyMap<string, { readonly id: string; readonly isNew: boolean }>;

async function ground(left: readonly Accepted[], { graph, proposals }: AcceptingParts) {
  const ids = left.flatMap(({ proposal, as }) => [
    proposal.document,
    ...(as.kind === 'MENTION' ? [proposal.passage, as.entity] : []),
  ]);
  const [stored, made] = await Promise.all([storedOf(graph, ids), proposedEntities(left, graph)]);
  const ends = left.flatMap(({ as }) => endsOf(as)).flatMap((end) => ('proposal' in end ? [end.proposal] : []));
  const before = proposals.find([...new Set(ends)].filter((key) => !made.has(key)));
  const known = before.flatMap((one) =>
    one?.written?.kind === 'ENTITY' ? [[one.key, { id: one.written.id, isNew: false }] as const] : [],
  );
  const entityOf: EntityOf = new Map([...known, ...made]);
  return { stored, entityOf };
}

type Tried = { readonly planned: readonly RevisionChange[] } | { readonly refused: readonly RefusedProposal[] };

async function tryOut(draft: Drafted, graph: ReviewGraph): Promise<Tried> {
  const items = itemsInOrder(draft);
  if (items.length === 0) return { planned: [] };
  try {
    return { planned: (await graph.trial(inputsOf(draft))).planned ?? [] };
  } catch (error) {
    return { refused: refusedBy(error, items) };
  }
}

/** Errors: what is no refusal of single items. */
export function refusedBy(error: unknown, items: readonly Item<unknown>[]): readonly RefusedProposal[] {
  if (!(error instanceof GongfuError) || !Array.isArray(error.details.problems)) throw error;
  const refused = new Map<string, string>();
  // Written by `refusal`.
  for (const { index, field, message } of error.details.problems as readonly Problem[]) {
    for (const key of items[index]?.owners ?? []) if (!refused.has(key)) refused.set(key, `${field} ${message}`);
  }
  if (refused.size === 0) throw error;
  return [...refused].map(([key, message]) => ({ key, message }));
}

interface Planned {
  readonly left: readonly Accepted[];
  readonly draft: Drafted;
  readonly entityOf: EntityOf;
  readonly stored: Awaited<ReturnType<typeof storedOf>>;
  readonly planned: readonly RevisionChange[];
}

/** Statements get the ids that the trial found for them, and those that are known keep all that they say. */
async function finalOf({ left, draft, entityOf, stored, planned }: Planned, graph: ReviewGraph) {
  const known = statementsOf(planned);
  const revisions = await storedOf(
    graph,
    [...known.values()].flatMap(({ id, before }) => (before ? [id] : [])),
  );
  const ends = await storedOf(
    graph,
    [...draft.relations, ...draft.observations].flatMap(({ input }) => endIds(input)),
  );
  const identity = (input: WriteInputs) => identityOf(input, graph, (id) => ends.get(id)?.record.id ?? id);
  const statementOf = new Map<string, PlannedStatement>();
  const written = <I extends RelationInput | ObservationInput>(
    items: readonly Item<I>[],
    asInputs: (input: I) => WriteInputs,
  ) => {
    const groups = Map.groupBy(items, ({ input }) => identity(asInputs(input)));
    return [...groups].flatMap(([key, own]): readonly Item<I>[] => {
      const plannedOne = known.get(key);
      const [first] = own;
      if (!plannedOne || !first) return [];
      for (const owner of own.flatMap(({ owners }) => owners)) statementOf.set(owner, plannedOne);
      const { id, before } = plannedOne;
      const evidence = united(
        before?.evidence ?? [],
        own.flatMap(({ input }) => input.evidence.map(asEvidence)),
      );
      const ifRevision = before ? (revisions.get(id)?.revision ?? 0) : 0;
      // A record of the kind has all that an input of it has.
      const input = { ...(before ?? first.input), id, evidence, ifRevision } as unknown as I;
      return [{ owners: own.flatMap(({ owners }) => owners), input }];
    });
  };
  const changed = new Set(planned.map(({ id }) => id));
  const final: Drafted = {
    entities: draft.entities,
    passages: draft.passages.filter(({ input }) => changed.has(input.id ?? '')),
    relations: written(draft.relations, (input) => ({ relations: [input] })),
    observations: written(draft.observations, (input) => ({ observations: [input] })),
  };
  const before = new Map(planned.map((change) => [change.id, change.before]));
  const settled = left.map((one): Settled => settledOf(one, { entityOf, statementOf, stored, before }));
  return { inputs: inputsOf(final), settled };
}

interface PlannedStatement {
  readonly id: string;
  readonly before?: RelationRecord | ObservationRecord;
}

function statementsOf(planned: readonly RevisionChange[]): ReadonlyMap<string, PlannedStatement> {
  return new Map(
    planned.flatMap(({ id, before, after }) => {
      // Written by recordJson.
      const record = after === undefined ? undefined : JSON.parse(after);
      if (!record || !isStatement(record)) return [];
      return [
        [statementIdentity(record), { id, ...(before === undefined ? {} : { before: JSON.parse(before) }) }] as const,
      ];
    }),
  );
}

function identityOf(inputs: WriteInputs, { ontology, keys }: ReviewGraph, resolve: (id: string) => string): string {
  const [item] = itemsOf(inputs, ontology, keys);
  if (item?.kind !== 'relation' && item?.kind !== 'observation') return '';
  const record = settledRecord(item, '', ontology, resolve);
  return isStatement(record) ? statementIdentity(record) : '';
}

function endIds(input: RelationInput | ObservationInput): readonly string[] {
  return 'source' in input ? [input.source, input.target] : [input.indicator, input.subject];
}

function asEvidence({ passage, quote, stance }: RelationInput['evidence'][number]): Evidence {
  return { passage, ...(quote ? { quote } : {}), stance: stance ?? 'SUPPORTS' };
}

interface Results {
  readonly entityOf: EntityOf;
  readonly statementOf: ReadonlyMap<string, PlannedStatement>;
  readonly stored: Planned['stored'];
  readonly before: ReadonlyMap<string, string | undefined>;
}

function settledOf({ proposal, as }: Accepted, results: Results): Settled {
  const { key, state, proposed } = proposal;
  const isChanged = JSON.stringify(as) !== JSON.stringify(proposed);
  const written = writtenOf({ proposal, as }, results);
  return {
    key,
    from: state,
    state: isChanged ? 'CHANGED' : 'ACCEPTED',
    ...(isChanged ? { changed: as } : {}),
    ...(written ? { written } : {}),
  };
}

function writtenOf(
  { proposal, as }: Accepted,
  { entityOf, statementOf, stored, before }: Results,
): Written | undefined {
  if (as.kind === 'ENTITY') {
    const made = entityOf.get(proposal.key);
    return made && { kind: 'ENTITY', ...made };
  }
  if (as.kind === 'MENTION') {
    const { passage } = proposal;
    const known = before.get(passage);
    const entity = stored.get(as.entity)?.record.id ?? as.entity;
    const isNew = known !== undefined && !(JSON.parse(known).mentions ?? []).includes(entity);
    return isNew ? { kind: 'MENTION', passage, entity } : undefined;
  }
  const statement = statementOf.get(proposal.key);
  if (!statement) return undefined;
  const { passage, quote } = proposal;
  return { kind: 'STATEMENT', id: statement.id, isNew: !statement.before, evidence: { passage, quote } };
}
