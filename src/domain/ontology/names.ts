/** The names that follow from an entity type's own: FieldTrip → FIELD_TRIP, fieldTrip, field-trip, FieldTripInput, … */

export const TYPE_NAME = /^[A-Z][A-Za-z0-9]*$/;
export const FIELD_NAME = /^[a-z][A-Za-z0-9]*$/;
export const VALUE_NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;
export const PREFIX = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Types that are derived from all entity types together. */
export const DERIVED_TYPES = ['EntityType', 'EntityInput', 'SearchNode'] as const;

/** Types that are derived from one entity type. */
export function derivedTypes(typeName: string): readonly string[] {
  return [`${typeName}Input`, `${typeName}Connection`, `${typeName}Edge`];
}

export function valueNameOf(typeName: string): string {
  return typeName
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toUpperCase();
}

export function rootFieldOf(valueName: string): string {
  return valueName.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

export function prefixOf(valueName: string): string {
  return valueName.toLowerCase().replaceAll('_', '-');
}

/** The fields of every entity's input beside the type's own. */
export const INPUT_FIELDS = [
  'id',
  'label',
  'labelEn',
  'names',
  'summary',
  'summaryEn',
  'kind',
  'period',
  'distinct',
  'ifRevision',
  'fieldEvidence',
] as const;
