/** Accepted proposals as inputs of a change: each with the proposals that it comes from. Pure. */
import type { EntityRecord, GraphRecord, PassageRecord, Stored } from '../../domain/records.ts';
import type {
  EntityInput,
  EvidenceInput,
  ObservationInput,
  PassageInput,
  RelationInput,
  StatementInput,
  WriteInputs,
} from '../input.ts';
import type { Proposed, ProposedEnd, Proposer } from '../linking/proposal.ts';
import type { KeptProposal } from './kept.ts';

/** A proposal, and as what it is accepted. */
export interface Accepted {
  readonly proposal: KeptProposal;
  readonly as: Proposed;
}

export interface Item<I> {
  /** Keys of proposals. */
  readonly owners: readonly string[];
  readonly input: I;
}

export interface Drafted {
  readonly entities: readonly Item<EntityInput>[];
  readonly passages: readonly Item<PassageInput>[];
  readonly relations: readonly Item<RelationInput>[];
  readonly observations: readonly Item<ObservationInput>[];
}

export interface DraftingParts {
  /** What each proposed entity is, by the key of its proposal: those that are made here, and those that were. */
  readonly entityOf: ReadonlyMap<string, { readonly id: string; readonly isNew: boolean }>;
  readonly stored: ReadonlyMap<string, Stored<GraphRecord>>;
  /** Whether what is made of a document is a source of its own. */
  readonly isSource: (type: string) => boolean;
}

export function drafted(accepted: readonly Accepted[], parts: DraftingParts): Drafted {
  return {
    entities: accepted.flatMap((one) => entityItem(one, parts)),
    passages: passageItems(accepted, parts),
    relations: accepted.flatMap((one) => relationItem(one, parts)),
    observations: accepted.flatMap((one) => observationItem(one, parts)),
  };
}

/** The items in the order in which problems count them. */
export function itemsInOrder({ entities, passages, relations, observations }: Drafted): readonly Item<unknown>[] {
  return [...entities, ...passages, ...relations, ...observations];
}

export function inputsOf(draft: Drafted): WriteInputs {
  const of = <I>(items: readonly Item<I>[]) => items.map(({ input }) => input);
  const { entities, passages, relations, observations } = draft;
  return {
    entities: of(entities),
    passages: of(passages),
    relations: of(relations),
    observations: of(observations),
  };
}

export function evidenceOf({ passage, quote }: Pick<KeptProposal, 'passage' | 'quote'>): EvidenceInput {
  return { passage, ...(quote === '' ? {} : { quote }) };
}

/** The id that an end has; undefined of a proposed entity that is not accepted. */
export function endId(end: ProposedEnd, { entityOf }: Pick<DraftingParts, 'entityOf'>): string | undefined {
  return 'id' in end ? end.id : entityOf.get(end.proposal)?.id;
}

function entityItem({ proposal, as }: Accepted, parts: DraftingParts): readonly Item<EntityInput>[] {
  const made = parts.entityOf.get(proposal.key);
  if (as.kind !== 'ENTITY' || !made?.isNew) return [];
  const { entity } = as;
  const labelled = { field: 'label', ...modelNote(proposal), evidence: [evidenceOf(proposal)] };
  const input: EntityInput = {
    ...entity,
    id: made.id,
    ...(parts.isSource(entity.type) ? { fields: { ...hiddenWith(proposal.document, parts), ...entity.fields } } : {}),
    fieldEvidence: [...(entity.fieldEvidence ?? []), labelled],
    ifRevision: 0,
  };
  return [{ owners: [proposal.key], input }];
}

/** A source that is known from a hidden one alone is as hidden as that, until somebody says otherwise. */
function hiddenWith(document: string, { stored }: DraftingParts): { readonly visibility?: 'EDITORS' } {
  const source = stored.get(document)?.record;
  return isEntity(source) && source.fields.visibility === 'EDITORS' ? { visibility: 'EDITORS' } : {};
}

function isEntity(record: GraphRecord | undefined): record is EntityRecord {
  return record?.record === 'entity';
}

function passageItems(accepted: readonly Accepted[], { stored }: DraftingParts): readonly Item<PassageInput>[] {
  const mentions = accepted.flatMap(({ proposal, as }) =>
    as.kind === 'MENTION' ? [{ proposal, entity: as.entity }] : [],
  );
  return [...Map.groupBy(mentions, ({ proposal }) => proposal.passage)].flatMap(([passage, own]) => {
    const found = stored.get(passage);
    if (found?.record.record !== 'passage') return [];
    const named = own.map(({ entity }) => stored.get(entity)?.record.id ?? entity);
    const input = naming(found.record, [...(found.record.mentions ?? []), ...named]);
    return [{ owners: own.map(({ proposal }) => proposal.key), input: { ...input, ifRevision: found.revision } }];
  });
}

/** The passage as it is, with these mentions. */
export function naming(record: PassageRecord, mentions: readonly string[]): PassageInput {
  return { ...record, mentions: [...new Set(mentions)] };
}

function relationItem({ proposal, as }: Accepted, parts: DraftingParts): readonly Item<RelationInput>[] {
  if (as.kind !== 'RELATION') return [];
  const [source, target] = [endId(as.source, parts), endId(as.target, parts)];
  if (source === undefined || target === undefined) return [];
  return [{ owners: [proposal.key], input: { ...as.relation, source, target, ...statedBy(proposal, as.relation) } }];
}

function observationItem({ proposal, as }: Accepted, parts: DraftingParts): readonly Item<ObservationInput>[] {
  if (as.kind !== 'OBSERVATION') return [];
  const [indicator, subject] = [endId(as.indicator, parts), endId(as.subject, parts)];
  if (indicator === undefined || subject === undefined) return [];
  const stated = statedBy(proposal, as.observation);
  return [{ owners: [proposal.key], input: { ...as.observation, indicator, subject, ...stated } }];
}

function statedBy(proposal: KeptProposal, { note, noteEn }: Pick<StatementInput, 'note' | 'noteEn'>) {
  const marked = modelNote(proposal);
  const joined = (one: string | null | undefined, other: string | undefined) =>
    [one, other].filter((text) => text).join('\n');
  return {
    ...(note || marked.note ? { note: joined(note, marked.note) } : {}),
    ...(noteEn || marked.noteEn ? { noteEn: joined(noteEn, marked.noteEn) } : {}),
    evidence: [evidenceOf(proposal)],
  };
}

/** What a model proposed is told from what a rule did, for as long as it stands. */
function modelNote({ by, rule }: { readonly by: Proposer; readonly rule: string }): {
  readonly note?: string;
  readonly noteEn?: string;
} {
  if (by !== 'MODEL') return {};
  return {
    note: `由语言模型 ${rule} 提出，经人审核。`,
    noteEn: `Proposed by the language model ${rule}, accepted by a person.`,
  };
}
