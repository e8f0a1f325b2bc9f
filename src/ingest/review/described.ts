/** What a proposal would write, in plain words: labels and not ids. */
import type { Ontology, Words } from '../../domain/ontology.ts';
import type { GraphRecord, Stored } from '../../domain/records.ts';
import type { ObservationInput } from '../input.ts';
import type { Proposed, ProposedEnd } from '../linking/proposal.ts';
import type { KeptProposal } from './kept.ts';
import type { Proposals } from './proposals.ts';
import { type ReviewGraph, storedOf } from './review-graph.ts';

/** One thing that is said of it: a period, a status, a field of a new entity. */
export interface ProposedFact {
  readonly label: Words;
  readonly value: Words;
}

export interface Described {
  readonly sentence: Words;
  readonly facts: readonly ProposedFact[];
}

/** Aligned with the proposals; as they were decided, where they were. Two reads. */
export async function described(
  all: readonly KeptProposal[],
  {
    graph,
    proposals,
  }: { readonly graph: Pick<ReviewGraph, 'store' | 'scope' | 'ontology'>; readonly proposals: Pick<Proposals, 'find'> },
): Promise<readonly Described[]> {
  const shown = all.map(({ proposed, changed }) => changed ?? proposed);
  const ends = shown.flatMap(endsOf);
  const stored = await storedOf(
    graph,
    ends.flatMap((end) => ('id' in end ? [end.id] : [])),
  );
  const keys = [...new Set(ends.flatMap((end) => ('proposal' in end ? [end.proposal] : [])))];
  const made = new Map(proposals.find(keys).flatMap((one) => (one ? [[one.key, one] as const] : [])));
  const labelOf = (end: ProposedEnd) =>
    'id' in end ? storedLabel(end.id, stored) : proposedLabel(made.get(end.proposal));
  return shown.map((one) => describe(one, { ontology: graph.ontology, labelOf }));
}

function endsOf(proposed: Proposed): readonly ProposedEnd[] {
  if (proposed.kind === 'MENTION') return [{ id: proposed.entity }];
  if (proposed.kind === 'RELATION') return [proposed.source, proposed.target];
  return proposed.kind === 'OBSERVATION' ? [proposed.indicator, proposed.subject] : [];
}

function storedLabel(id: string, stored: ReadonlyMap<string, Stored<GraphRecord>>): Words {
  const record = stored.get(id)?.record;
  return record?.record === 'entity' ? { zh: record.label, en: record.labelEn ?? record.label } : same(id);
}

function proposedLabel(one: KeptProposal | undefined): Words {
  const what = one?.changed ?? one?.proposed;
  if (what?.kind !== 'ENTITY') return same('?');
  const { label, labelEn } = what.entity;
  return { zh: `${label}（新）`, en: `${labelEn ?? label} (new)` };
}

function same(text: string): Words {
  return { zh: text, en: text };
}

interface Describing {
  readonly ontology: Ontology;
  readonly labelOf: (end: ProposedEnd) => Words;
}

function describe(proposed: Proposed, { ontology, labelOf }: Describing): Described {
  if (proposed.kind === 'MENTION') {
    const { zh, en } = labelOf({ id: proposed.entity });
    return { sentence: { zh: `文中说到“${zh}”`, en: `The text names “${en}”` }, facts: [] };
  }
  if (proposed.kind === 'ENTITY') return describeEntity(proposed.entity, ontology);
  if (proposed.kind === 'RELATION') {
    const { source, target, relation } = proposed;
    const reads = ontology.relationType(relation.relationType)?.reads ?? same(relation.relationType);
    const [from, to] = [labelOf(source), labelOf(target)];
    const sentence = { zh: `${from.zh} ${reads.zh} ${to.zh}`, en: `${from.en} ${reads.en} ${to.en}` };
    return { sentence, facts: statementFacts(relation, ontology) };
  }
  const { indicator, subject, observation } = proposed;
  const [what, whose, amount] = [labelOf(indicator), labelOf(subject), amountOf(observation, ontology)];
  const sentence = { zh: `${whose.zh}的${what.zh}：${amount.zh}`, en: `${what.en} of ${whose.en}: ${amount.en}` };
  return { sentence, facts: statementFacts(observation, ontology) };
}

type ProposedEntityInput = Extract<Proposed, { readonly kind: 'ENTITY' }>['entity'];

function describeEntity({ type, label, labelEn, fields }: ProposedEntityInput, ontology: Ontology): Described {
  const def = ontology.entityType(type);
  const named = def?.label ?? same(type);
  const own = (def?.fields ?? []).flatMap((field): readonly ProposedFact[] => {
    const value = fields?.[field.name];
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return isPlain ? [{ label: field.label ?? same(field.name), value: same(String(value)) }] : [];
  });
  const sentence = { zh: `新条目“${label}”（${named.zh}）`, en: `New entity “${labelEn ?? label}” (${named.en})` };
  return { sentence, facts: own };
}

function amountOf(
  observation: Omit<ObservationInput, 'indicator' | 'subject' | 'evidence'>,
  ontology: Ontology,
): Words {
  const { value, low, high, unit, comparator, wording } = observation;
  const has = (number: number | null | undefined) => number !== undefined && number !== null;
  const number = has(value) ? String(value) : has(low) || has(high) ? `${low ?? ''}–${high ?? ''}` : (wording ?? '');
  const words = comparator && comparator !== 'EQUAL' ? enumLabel(ontology, 'Comparator', comparator) : same('');
  return { zh: `${words.zh}${number}${unit ?? ''}`, en: `${words.en} ${number} ${unit ?? ''}`.trim() };
}

function statementFacts(
  { period, status }: { readonly period?: string | null | undefined; readonly status: string },
  ontology: Ontology,
): readonly ProposedFact[] {
  return [
    ...(period ? [{ label: { zh: '时间', en: 'Period' }, value: same(period) }] : []),
    ...(status === 'HOLDS'
      ? []
      : [{ label: { zh: '状态', en: 'Status' }, value: enumLabel(ontology, 'StatementStatus', status) }]),
  ];
}

function enumLabel(ontology: Ontology, name: string, value: string): Words {
  return ontology.enums.get(name)?.find((known) => known.value === value) ?? same(value);
}
