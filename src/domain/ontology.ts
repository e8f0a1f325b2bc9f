/** The ontology as a frozen registry: read once from schema/ (read-ontology.ts), everything else is derived from it. */
import type { DocumentNode } from 'graphql';
import type { Direction } from './filter.ts';
import type { EntityTypeName, QualifierRole, RelationTypeName } from './records.ts';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface LabelledValue extends Words {
  readonly value: string;
}

/** A field that a type has of its own (or as a Source): stored under `EntityRecord.fields`. */
export interface FieldDef {
  readonly name: string;
  readonly description: string;
  readonly label: Words;
  /** A scalar's name, the name of a labelled enum or that of the object type whose fields are `parts`. */
  readonly type: string;
  readonly list: boolean;
  readonly required: boolean;
  /** The values of an enum field, in order; empty for a scalar. */
  readonly values: readonly LabelledValue[];
  readonly unit?: string;
  readonly weight: number;
  readonly csl?: string;
  readonly default?: string;
  /** What each item of a list of objects has: scalars and labelled enums. */
  readonly parts?: readonly FieldDef[];
  /** Of the parts: exactly one of these is given. */
  readonly either?: readonly string[];
}

export interface NarrowedDef {
  readonly field: string;
  readonly relation: RelationTypeName;
  readonly direction: 'OUT' | 'IN';
  readonly types: readonly EntityTypeName[];
}

export interface GatherDef {
  readonly along: readonly RelationTypeName[];
  readonly types?: readonly EntityTypeName[];
  /** Relation fields of the ends whose statements a comparison shows beside the entity's own. */
  readonly compared: readonly string[];
}

export interface EntityTypeDef {
  /** MODEL, FIELD_TRIP. */
  readonly name: EntityTypeName;
  /** Model, FieldTrip: the object type in the API. */
  readonly typeName: string;
  /** The root field that looks one up (model), also its key in EntityInput, and the one that lists all (models). */
  readonly field: string;
  readonly listField: string;
  readonly prefix: string;
  readonly label: Words;
  readonly description: Words;
  readonly isSource: boolean;
  /** Empty where the type has no kinds; otherwise a kind is required. */
  readonly kinds: readonly LabelledValue[];
  readonly fields: readonly FieldDef[];
  readonly narrowed: readonly NarrowedDef[];
  readonly gathers: readonly GatherDef[];
  /** Place in the ontology, from 0. */
  readonly rank: number;
}

/** `from` and `to` are never empty: what the schema leaves out is every type. */
export interface JoinDef {
  readonly from: readonly EntityTypeName[];
  readonly to: readonly EntityTypeName[];
  readonly same: boolean;
}

export interface QualifierRule {
  readonly role: QualifierRole;
  readonly required: boolean;
}

export type WalkFilter = 'domains' | 'regions' | 'groups';

/** The end `member` of a statement belongs to the other end, for the filter of that name. */
export interface WalkDef {
  readonly filter: WalkFilter;
  readonly member: 'SOURCE' | 'TARGET';
  readonly transitive: boolean;
}

export interface RelationTypeDef {
  readonly name: RelationTypeName;
  readonly field: string;
  readonly inverse: string;
  readonly reads: Words;
  readonly readsInverse: Words;
  readonly description: Words;
  readonly joins: readonly JoinDef[];
  readonly qualifiers: readonly QualifierRule[];
  readonly symmetric: boolean;
  readonly acyclic: boolean;
  readonly ordered: boolean;
  readonly walkedBy: readonly WalkDef[];
  readonly drawn: string;
  readonly rank: number;
  /** All types that may stand at an end, in the ontology's order. */
  readonly sources: readonly EntityTypeName[];
  readonly targets: readonly EntityTypeName[];
}

export interface Ontology {
  readonly entityTypes: readonly EntityTypeDef[];
  readonly relationTypes: readonly RelationTypeDef[];
  /** Labels of all labelled enums of schema/, by enum name: StatementStatus, ClaimKind, … */
  readonly enums: ReadonlyMap<string, readonly LabelledValue[]>;
  /** Fields that all entities share and that carry a @field: label, names, summary, kind, period. */
  readonly sharedFields: readonly FieldDef[];
  /** schema/ as written, merged, for the assembly of the executable schema (graphql/assemble.ts). */
  readonly definitions: DocumentNode;
  entityType(name: EntityTypeName): EntityTypeDef | undefined;
  entityTypeOfPrefix(prefix: string): EntityTypeDef | undefined;
  relationType(name: RelationTypeName): RelationTypeDef | undefined;
  /** Whether a statement of the type may run from one entity type to the other. */
  joins(relation: RelationTypeName, source: EntityTypeName, target: EntityTypeName): boolean;
  /** The relation type and direction behind a field of an entity type (practisedIn of MODEL → PRACTISED_IN, OUT); BOTH for a symmetric one. */
  relationField(
    type: EntityTypeName,
    field: string,
  ): { readonly relation: RelationTypeDef; readonly direction: Direction } | undefined;
}
