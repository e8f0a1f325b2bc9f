/** Inputs that know where a person wrote them, so that what is said against one can be shown at its line. */
import type { Place } from './fault.ts';
import type {
  AliasInput,
  ClaimInput,
  EntityInput,
  EvidenceInput,
  ObservationInput,
  PassageInput,
  RelationInput,
  WriteInputs,
} from './input.ts';

export interface Placed<T> {
  readonly input: T;
  readonly at: Place;
  /** Places of single fields, by their path in the record: `evidence[0].quote`. */
  readonly fields: ReadonlyMap<string, Place>;
}

export interface PlacedInputs {
  readonly entities: readonly Placed<EntityInput>[];
  readonly passages: readonly Placed<PassageInput>[];
  readonly relations: readonly Placed<RelationInput>[];
  readonly observations: readonly Placed<ObservationInput>[];
  readonly claims: readonly Placed<ClaimInput>[];
  readonly aliases: readonly Placed<AliasInput>[];
}

export type PlacedInput = PlacedInputs[keyof PlacedInputs][number];

export function plainInputs(placed: PlacedInputs): WriteInputs {
  return {
    entities: placed.entities.map(({ input }) => input),
    passages: placed.passages.map(({ input }) => input),
    relations: placed.relations.map(({ input }) => input),
    observations: placed.observations.map(({ input }) => input),
    claims: placed.claims.map(({ input }) => input),
    aliases: placed.aliases.map(({ input }) => input),
  };
}

/** In the order in which the items of a change are counted. */
export function inOrder(placed: PlacedInputs): readonly PlacedInput[] {
  const { entities, passages, relations, observations, claims, aliases } = placed;
  return [...entities, ...passages, ...relations, ...observations, ...claims, ...aliases];
}

/** Every place that an input gives as its evidence, with the path of its field. */
export function evidenceOf({
  input,
}: PlacedInput): readonly { readonly field: string; readonly evidence: EvidenceInput }[] {
  if ('evidence' in input) return input.evidence.map((evidence, index) => ({ field: `evidence[${index}]`, evidence }));
  if (!('type' in input)) return [];
  return (input.fieldEvidence ?? []).flatMap((field, outer) =>
    field.evidence.map((evidence, index) => ({ field: `fieldEvidence[${outer}].evidence[${index}]`, evidence })),
  );
}

/** The ids of what a statement is about: a relation's two ends, a figure's subject, a claim's subject and object. */
export function endsOf(input: PlacedInput['input']): readonly string[] {
  if ('relationType' in input) return [input.source, input.target];
  if ('indicator' in input) return [input.subject];
  return 'claimKind' in input ? [input.subject, ...(input.object ? [input.object] : [])] : [];
}

/** The place of the field, or of what holds it, or of the whole entry: `evidence[0].quote`, `evidence[0]`, `evidence`, the entry. */
export function placeOfField(
  placed: { readonly at: Place; readonly fields: ReadonlyMap<string, Place> },
  field: string,
): Place {
  for (let path = field; path !== ''; path = path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['), 0))) {
    const place = placed.fields.get(path);
    if (place) return place;
  }
  return placed.at;
}

/** The places that are there: a field that was not written has none. */
export function fieldPlaces(entries: Readonly<Record<string, { readonly at: Place } | undefined>>): Map<string, Place> {
  return new Map(Object.entries(entries).flatMap(([field, value]) => (value ? [[field, value.at] as const] : [])));
}
