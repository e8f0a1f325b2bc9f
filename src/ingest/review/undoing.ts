/** From decided proposals to the change that takes back what they wrote: what was edited since, or carries something else, stays. */

import { recordJson } from '../../domain/record-json.ts';
import { type GraphRecord, isStatement, type StatementRecord, type Stored } from '../../domain/records.ts';
import { endsOf } from '../../domain/references.ts';
import type { EvidenceInput, PassageInput, WriteInputs } from '../input.ts';
import { type RefusedProposal, refusedBy } from './acceptance.ts';
import { type Item, naming } from './drafting.ts';
import type { KeptProposal, Written } from './kept.ts';
import type { Proposals } from './proposals.ts';
import { type ReviewGraph, storedOf } from './review-graph.ts';

export interface Undoing {
  readonly inputs: WriteInputs;
  /** Whose part in the graph is taken back, or which had none. */
  readonly undone: readonly KeptProposal[];
  /** Which stay decided, each with the reason. */
  readonly refused: readonly RefusedProposal[];
}

export interface UndoingParts {
  readonly graph: ReviewGraph;
  readonly proposals: Pick<Proposals, 'list'>;
}

interface Decided<W extends Written = Written> {
  readonly key: string;
  readonly written: W;
}
type OfKind<K extends Written['kind']> = Decided<Extract<Written, { readonly kind: K }>>;

/** Reads and trials do not grow with the number of proposals, but for what stands against them. */
export async function undoing(asked: readonly KeptProposal[], parts: UndoingParts): Promise<Undoing> {
  const refused = new Map<string, string>();
  for (;;) {
    const left = asked.filter(({ key }) => !refused.has(key));
    const back = await takenBack(left, parts, refused);
    if (back.length === 0) return { inputs: {}, ...told(asked, refused) };
    const against = await standsAgainst(back, parts.graph);
    const isNew = against.filter(({ key }) => !refused.has(key));
    for (const { key, message } of isNew) refused.set(key, message);
    const isWhole = back.every(({ owners }) => owners.every((key) => !refused.has(key)));
    if (isWhole) return { inputs: inputsOf(back), ...told(asked, refused) };
  }
}

function told(asked: readonly KeptProposal[], refused: ReadonlyMap<string, string>) {
  return {
    undone: asked.filter(({ key }) => !refused.has(key)),
    refused: [...refused].map(([key, message]) => ({ key, message })),
  };
}

type Back =
  | {
      readonly kind: 'write';
      readonly list: 'passages' | 'relations' | 'observations' | 'claims';
      readonly input: object;
    }
  | { readonly kind: 'remove'; readonly id: string };

/** Notes in `refused` what is not as it was written. */
async function takenBack(
  left: readonly KeptProposal[],
  { graph, proposals }: UndoingParts,
  refused: Map<string, string>,
): Promise<readonly Item<Back>[]> {
  const decided = left.flatMap(({ key, written }): readonly Decided[] => (written ? [{ key, written }] : []));
  const stored = await storedOf(
    graph,
    decided.map(({ written }) => (written.kind === 'MENTION' ? written.passage : written.id)),
  );
  const undone = new Set(left.map(({ key }) => key));
  return [
    ...mentionsBack(ofKind(decided, 'MENTION'), stored, (one) => isNamedElsewhere(one, undone, proposals)),
    ...statementsBack(ofKind(decided, 'STATEMENT'), stored, refused),
    ...entitiesBack(ofKind(decided, 'ENTITY'), stored, refused),
  ];
}

function ofKind<K extends Written['kind']>(decided: readonly Decided[], kind: K): readonly OfKind<K>[] {
  return decided.filter((one): one is OfKind<K> => one.written.kind === kind);
}

type StoredById = ReadonlyMap<string, Stored<GraphRecord>>;

function mentionsBack(
  decided: readonly OfKind<'MENTION'>[],
  stored: StoredById,
  isKept: (one: OfKind<'MENTION'>) => boolean,
): readonly Item<Back>[] {
  const loose = decided.filter((one) => !isKept(one));
  return [...Map.groupBy(loose, ({ written }) => written.passage)].flatMap(([passage, own]): readonly Item<Back>[] => {
    const found = stored.get(passage);
    if (found?.record.record !== 'passage') return [];
    const gone = new Set(own.map(({ written }) => written.entity));
    const { mentions = [] } = found.record;
    if (!mentions.some((id) => gone.has(id))) return [];
    const rest = naming(
      found.record,
      mentions.filter((id) => !gone.has(id)),
    );
    const input: PassageInput = { ...rest, ifRevision: found.revision };
    return [{ owners: own.map(({ key }) => key), input: { kind: 'write', list: 'passages', input } }];
  });
}

/** Another place of the passage, whose proposal stays accepted, names it as well. */
function isNamedElsewhere(
  { written: { passage, entity } }: OfKind<'MENTION'>,
  undone: ReadonlySet<string>,
  proposals: Pick<Proposals, 'list'>,
): boolean {
  const beside = proposals.list({ passage }, { first: 1_000 });
  return beside.some(
    ({ key, written }) => !undone.has(key) && written?.kind === 'MENTION' && written.entity === entity,
  );
}

function statementsBack(
  decided: readonly OfKind<'STATEMENT'>[],
  stored: StoredById,
  refused: Map<string, string>,
): readonly Item<Back>[] {
  return [...Map.groupBy(decided, ({ written }) => written.id)].flatMap(([id, own]): readonly Item<Back>[] => {
    const found = stored.get(id);
    // What is gone is taken back already.
    if (!found) return [];
    const { record, revision } = found;
    const owners = own.map(({ key }) => key);
    if (!isStatement(record) || own.some(({ written }) => !isAsWritten(record, written.after))) {
      for (const key of owners) refused.set(key, editedSince(id, revision));
      return [];
    }
    const rest = record.evidence.filter((place) => !own.some(({ written }) => isPlace(place, written.evidence)));
    if (!rest.some(({ stance }) => stance === 'SUPPORTS')) return [{ owners, input: { kind: 'remove', id } }];
    const input = { ...record, evidence: rest, ifRevision: revision };
    return [{ owners, input: { kind: 'write', list: `${record.record}s`, input } }];
  });
}

/** But for the evidence, which other proposals may have added to. */
function isAsWritten(record: StatementRecord, after: string | undefined): boolean {
  if (after === undefined) return true;
  // Written by recordJson.
  return recordJson({ ...record, evidence: [] }) === recordJson({ ...JSON.parse(after), evidence: [] });
}

function isPlace(place: StatementRecord['evidence'][number], evidence: EvidenceInput): boolean {
  return (
    place.passage === evidence.passage && (place.quote ?? '') === (evidence.quote ?? '') && place.stance === 'SUPPORTS'
  );
}

function entitiesBack(
  decided: readonly OfKind<'ENTITY'>[],
  stored: StoredById,
  refused: Map<string, string>,
): readonly Item<Back>[] {
  return decided.flatMap(({ key, written: { id, isNew, after } }): readonly Item<Back>[] => {
    const found = stored.get(id);
    if (!isNew || !found) return [];
    if (after !== undefined && recordJson(found.record) !== after) {
      refused.set(key, editedSince(id, found.revision));
      return [];
    }
    return [{ owners: [key], input: { kind: 'remove', id } }];
  });
}

function editedSince(id: string, revision: number): string {
  return `${id} was changed since, at revision ${revision}: it stays, and is changed or removed by itself.`;
}

function inputsOf(back: readonly Item<Back>[]): WriteInputs {
  const list = (name: string) =>
    back.flatMap(({ input }) => (input.kind === 'write' && input.list === name ? [input.input] : []));
  const remove = back.flatMap(({ input }) => (input.kind === 'remove' ? [input.id] : []));
  // Each is a record of the list's kind, which has all that an input of it has.
  return {
    passages: list('passages'),
    relations: list('relations'),
    observations: list('observations'),
    remove,
  } as WriteInputs;
}

const LISTS = ['passages', 'relations', 'observations'] as const;

/** What the rules refuse, and what would take along more than was written. */
async function standsAgainst(back: readonly Item<Back>[], graph: ReviewGraph): Promise<readonly RefusedProposal[]> {
  const inputs = inputsOf(back);
  const inOrder = [
    ...LISTS.flatMap((name) => back.filter(({ input }) => input.kind === 'write' && input.list === name)),
    ...back.filter(({ input }) => input.kind === 'remove'),
  ];
  try {
    const { removed } = await graph.trial(inputs);
    return await takenAlong(back, removed, graph);
  } catch (error) {
    return refusedBy(error, inOrder);
  }
}

async function takenAlong(
  back: readonly Item<Back>[],
  removed: readonly string[],
  graph: ReviewGraph,
): Promise<readonly RefusedProposal[]> {
  const owners = new Map(
    back.flatMap(({ owners: own, input }) => (input.kind === 'remove' ? [[input.id, own] as const] : [])),
  );
  const more = removed.filter((id) => !owners.has(id));
  const records = await storedOf(graph, more);
  return [...records.values()].flatMap(({ record }) => {
    const ends = isStatement(record) ? endsOf(record) : record.record === 'passage' ? [record.document] : [];
    const message = `${record.id} rests on it: undo or remove that first.`;
    return ends.flatMap((id) => owners.get(id) ?? []).map((key) => ({ key, message }));
  });
}
