/** The statement that a figure quantifies: found among the relations of all files, and given the id that the store would make. */
import { canonicalEnds, idOfIdentity, statementIdentity } from '../domain/identity.ts';
import type { Ontology } from '../domain/ontology.ts';
import type { Fault, Faults, Place } from './fault.ts';
import type { RelationInput } from './input.ts';
import { relationDraft } from './items.ts';
import type { Placed } from './placed.ts';

export type Ends = Pick<RelationInput, 'relationType' | 'source' | 'target'>;

export interface Quantified {
  /** The id of the one relation of that type between the two; none or several are a fault at the place. */
  idOf(ends: Ends, at: Place): string | undefined;
  /** All relations; those that were asked for now have their ids. */
  relations(): readonly Placed<RelationInput>[];
}

export function createQuantified(
  relations: readonly Placed<RelationInput>[],
  context: { readonly ontology: Ontology; readonly faults: Faults },
): Quantified {
  const byEnds = Map.groupBy(relations, ({ input }) => keyOf(input, context.ontology));
  const ids = new Map<Placed<RelationInput>, string>();
  return {
    idOf(ends, at) {
      const found = byEnds.get(keyOf(ends, context.ontology)) ?? [];
      const [only] = found;
      if (!only || found.length > 1) {
        context.faults.add(at, ...unclear(found));
        return undefined;
      }
      const id = only.input.id ?? idOfRelation(only.input, context.ontology);
      ids.set(only, id);
      return id;
    },
    relations: () =>
      relations.map((placed) => ({ ...placed, input: { ...placed.input, id: ids.get(placed) ?? placed.input.id } })),
  };
}

function unclear(found: readonly Placed<RelationInput>[]): [Fault['code'], string] {
  const places = found.map(({ at }) => `${at.file}:${at.line}`).join(', ');
  return found.length === 0
    ? [
        'UNKNOWN_STATEMENT',
        'There is no such statement to quantify: write it among the `statements:` of one of its two ends.',
      ]
    : [
        'UNKNOWN_STATEMENT',
        `Several statements join the two (${places}): a figure belongs to one of them; give it in \`note:\` instead.`,
      ];
}

function keyOf(ends: Ends, ontology: Ontology): string {
  const { source, target } = ordered(ends, ontology);
  return `${ends.relationType} ${source} ${target}`;
}

function idOfRelation(input: RelationInput, ontology: Ontology): string {
  const draft = { record: 'relation' as const, ...relationDraft(input), ...ordered(input, ontology) };
  return idOfIdentity('relation', statementIdentity(draft), 0);
}

function ordered(ends: Ends, ontology: Ontology): Pick<Ends, 'source' | 'target'> {
  const isSymmetric = ontology.relationType(ends.relationType)?.symmetric ?? false;
  return isSymmetric ? canonicalEnds(ends.source, ends.target) : { source: ends.source, target: ends.target };
}
