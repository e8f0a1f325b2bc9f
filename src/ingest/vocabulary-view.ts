/** A read seed as the vocabulary lint sees it: everything by its place, so that the order of the files does not matter. */
import type { Ontology } from '../domain/ontology.ts';
import { comparePlaces, type Place } from './fault.ts';
import type { EntityInput, RelationInput } from './input.ts';
import type { Placed } from './placed.ts';
import type { ReadSeed } from './seed.ts';

export type VocabularyEntity = Placed<EntityInput> & { readonly id: string };

export interface VocabularyView {
  readonly ontology: Ontology;
  readonly seed: ReadSeed;
  /** Each id once: an entry that was made twice is named elsewhere (LABEL_TWICE, ID_TWICE). */
  readonly entities: readonly VocabularyEntity[];
  readonly byId: ReadonlyMap<string, VocabularyEntity>;
  readonly relations: readonly Placed<RelationInput>[];
}

export function createView(seed: ReadSeed, ontology: Ontology): VocabularyView {
  const byId = new Map<string, VocabularyEntity>();
  for (const entity of byPlace(seed.inputs.entities)) {
    const id = entity.input.id ?? '';
    if (!byId.has(id)) byId.set(id, { ...entity, id });
  }
  return { ontology, seed, byId, entities: [...byId.values()], relations: byPlace(seed.inputs.relations) };
}

function byPlace<T extends { readonly at: Place }>(items: readonly T[]): readonly T[] {
  return items.toSorted((a, b) => comparePlaces(a.at, b.at));
}

/** `“平湖模式” (MODEL, seed/pinghu.yaml:42)`: how a message names the other one. */
export function shownEntity({ input, at }: VocabularyEntity): string {
  return `“${input.label}” (${input.type}, ${at.file}:${at.line})`;
}

/** The labels of some entities, the first few where they are many. */
export function shownLabels(entities: readonly VocabularyEntity[]): string {
  const shown = entities.slice(0, MAX_SHOWN).map(({ input }) => `“${input.label}”`);
  const more = entities.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const MAX_SHOWN = 12;

/** A pair in one key, whichever end comes first. */
export function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** The pairs that a DIFFERENT_FROM joins. */
export function toldApart({ relations }: VocabularyView): ReadonlySet<string> {
  return new Set(
    relations
      .filter(({ input }) => input.relationType === 'DIFFERENT_FROM')
      .map(({ input }) => pairKey(input.source, input.target)),
  );
}
