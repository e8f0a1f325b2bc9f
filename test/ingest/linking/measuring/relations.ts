/** The judged relations against the proposed ones of their types, each sentence a text of its own in a graph with the names of the case. */
import type { PassageRecord } from '../../../../src/domain/records.ts';
import type { EntityInput } from '../../../../src/ingest/input.ts';
import { proposalsOf } from '../../../../src/ingest/linking/linking.ts';
import type { Proposal, ProposedEnd } from '../../../../src/ingest/linking/proposal.ts';
import { foldName } from '../../../../src/text/keys.ts';
import { ontology } from '../../seed-fixture.ts';
import { type GoldRelationCase, readRelations } from '../gold/read-gold.ts';
import { linkingWorld } from '../linking-world.ts';
import { type FieldOutcome, type Outcome, paired } from './score.ts';

const SOURCE = 'document:text';
const JUDGED = new Set([
  'ISSUED_BY',
  'IMPLEMENTS',
  'DESIGNATED_AS',
  'LOCATED_IN',
  'FUNDS',
  'HAS_VERSION',
  'FOLLOWS',
  'WITHIN',
]);

interface ProposedStatement {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly status: string;
  readonly period: string | undefined;
  readonly ordinal: number | undefined;
}

/** Cost: links each sentence once. */
export async function measureRelations(): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of readRelations()) outcomes.push(await outcomeOf(one));
  return outcomes;
}

async function outcomeOf(one: GoldRelationCase): Promise<Outcome> {
  const entities = Object.entries(one.names).map(([label, type], at) => entityOf(label, type, at));
  const { parts } = await linkingWorld({ entities: [{ type: 'DOCUMENT', id: SOURCE, label: '本文' }, ...entities] });
  const source = {
    record: 'entity',
    id: SOURCE,
    type: 'DOCUMENT',
    label: '本文',
    names: [],
    fields: {},
    fieldEvidence: [],
  } as const;
  const passage: PassageRecord = {
    record: 'passage',
    id: 'passage:1',
    document: SOURCE,
    section: one.section,
    paragraph: 1,
    text: one.text,
    textKind: 'FULL_TEXT',
  };
  const labels = new Map(entities.map(({ id, label }) => [id, label]));
  const statements = statementsIn(await proposalsOf(source, [passage], parts), labels);
  const { pairs, missed, wrong } = paired(
    one.relations,
    statements,
    (gold, other) =>
      gold.type === other.type && isNamed(gold.source, other.source) && isNamed(gold.target, other.target),
  );
  const words = ({ type, source: from, target }: { type: string; source: string; target: string }) =>
    `${one.id} ${from} ${type} ${target} | ${one.text}`;
  return {
    ...{ half: one.half, set: 'relations', right: pairs.length },
    wrong: wrong.map(words),
    missed: missed.map(words),
    fields: pairs.flatMap(([gold, proposed]) => [
      field(one, 'status', gold.status, proposed.status),
      ...(gold.period === undefined ? [] : [field(one, 'period', gold.period, proposed.period)]),
      ...(gold.ordinal === undefined ? [] : [field(one, 'ordinal', gold.ordinal, proposed.ordinal)]),
    ]),
  };
}

function entityOf(label: string, type: string, at: number): EntityInput & { readonly id: string } {
  const definition = ontology.entityType(type.toUpperCase());
  const kind = definition?.kinds[0]?.value;
  const id = `${definition?.prefix}:n${at}`;
  return { type: type.toUpperCase(), id, label, ...(kind === undefined ? {} : { kind }) };
}

function isNamed(judged: string, proposed: string): boolean {
  return foldName(judged) === foldName(proposed);
}

function field(one: GoldRelationCase, name: string, judged: unknown, proposed: unknown): FieldOutcome {
  return {
    field: name,
    isRight: judged === proposed,
    said: `${one.id} ${name}: ${judged} ≠ ${proposed} | ${one.text}`,
  };
}

function statementsIn(
  proposals: readonly Proposal[],
  labels: ReadonlyMap<string, string>,
): readonly ProposedStatement[] {
  const proposed = new Map(
    proposals.flatMap(({ key, proposed: one }) => (one.kind === 'ENTITY' ? [[key, one.entity.label] as const] : [])),
  );
  const named = (end: ProposedEnd) => ('id' in end ? labels.get(end.id) : proposed.get(end.proposal)) ?? '';
  return proposals.flatMap(({ proposed: one }) =>
    one.kind === 'RELATION' && JUDGED.has(one.relation.relationType)
      ? [
          {
            type: one.relation.relationType,
            source: named(one.source),
            target: named(one.target),
            status: one.relation.status,
            period: one.relation.period ?? undefined,
            ordinal: one.relation.ordinal ?? undefined,
          },
        ]
      : [],
  );
}
