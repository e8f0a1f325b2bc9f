/** The judged references to policies against the proposed ones, each sentence a text of its own in a graph without policies. */

import type { Proposal, ProposedEnd, ProposedEntity } from '../../../../src/ingest/linking/proposal.ts';
import { numberKey } from '../../../../src/text/identifiers.ts';
import { foldName } from '../../../../src/text/keys.ts';
import { type GoldReference, type GoldReferenceCase, readReferences } from '../gold/read-gold.ts';
import { linkingWorld } from '../linking-world.ts';
import { type FieldOutcome, type Outcome, paired } from './score.ts';

const SOURCE = 'policy:text';
/** To bring another policy out is to cite it, in the graph. */
const IN_GRAPH: Readonly<Record<string, string>> = { ISSUES: 'CITES' };

interface ProposedReference {
  readonly relation: string;
  readonly entity: ProposedEntity['entity'];
  /** The title of another policy that the relation starts from. */
  readonly from?: string;
}

/** Cost: links each sentence once. */
export async function measureReferences(): Promise<readonly Outcome[]> {
  const world = await linkingWorld({ entities: [{ type: 'POLICY', id: SOURCE, label: '本文', kind: 'NOTICE' }] });
  const outcomes: Outcome[] = [];
  for (const one of readReferences()) outcomes.push(outcomeOf(one, await world.link(SOURCE, one.text)));
  return outcomes;
}

function outcomeOf(one: GoldReferenceCase, proposals: readonly Proposal[]): Outcome {
  const judged = one.references.filter(({ relation }) => relation !== 'NONE');
  const { pairs, missed, wrong } = paired(judged, referencesIn(proposals), isSame);
  return {
    ...{ half: one.half, set: 'policy references', right: pairs.length },
    wrong: wrong.map(({ relation, entity }) => `${one.id} ${relation} ${entity.label} | ${one.text}`),
    missed: missed.map((gold) => `${one.id} ${gold.relation} ${gold.title ?? gold.number} | ${one.text}`),
    fields: pairs.flatMap(([gold, proposed]) => fieldsOf(one, gold, proposed)),
  };
}

function referencesIn(proposals: readonly Proposal[]): readonly ProposedReference[] {
  const entities = new Map(
    proposals.flatMap(({ key, proposed }) => (proposed.kind === 'ENTITY' ? [[key, proposed.entity] as const] : [])),
  );
  const entityOf = (end: ProposedEnd) => ('proposal' in end ? entities.get(end.proposal) : undefined);
  return proposals.flatMap(({ proposed }) => {
    if (proposed.kind !== 'RELATION' || proposed.relation.relationType === 'ISSUED_BY') return [];
    const entity = entityOf(proposed.target);
    const from = entityOf(proposed.source)?.label;
    const relation = proposed.relation.relationType;
    return entity ? [{ relation, entity, ...(from === undefined ? {} : { from }) }] : [];
  });
}

/** By its title, or by its number where it has none; a short name that stands for a title is the title's. */
function isSame(gold: GoldReference, { relation, entity, from }: ProposedReference): boolean {
  if ((IN_GRAPH[gold.relation] ?? gold.relation) !== relation || (gold.from === undefined) !== (from === undefined))
    return false;
  if (gold.from !== undefined && foldName(gold.from) !== foldName(from ?? '')) return false;
  const title = gold.means ?? gold.title;
  if (title !== undefined) return foldName(title) === foldName(entity.label);
  return numberKey(gold.number ?? '') === numberKey(String(entity.fields?.documentNumber ?? ''));
}

function fieldsOf(one: GoldReferenceCase, gold: GoldReference, { entity }: ProposedReference): readonly FieldOutcome[] {
  const { documentNumber, issuedOn, effectiveOn, contributors } = entity.fields ?? {};
  const issuers = Array.isArray(contributors) ? contributors.map((part) => Object(part).literal) : [];
  const short = entity.names?.find(({ kind }) => kind === 'SHORT')?.text;
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['number', gold.number && numberKey(gold.number), documentNumber && numberKey(String(documentNumber))],
    ['issuer', gold.issuer.join('、') || undefined, issuers.join('、') || undefined],
    ['issuedOn', gold.issuedOn, issuedOn ?? undefined],
    ['effectiveOn', gold.effectiveOn, effectiveOn ?? undefined],
    ['short', gold.short, short],
  ];
  return pairs
    .filter(([, judged, proposed]) => judged !== undefined || proposed !== undefined)
    .map(([field, judged, proposed]) => ({
      field,
      isRight: judged === proposed,
      said: `${one.id} ${field}: ${judged} ≠ ${proposed} | ${one.text}`,
    }));
}
