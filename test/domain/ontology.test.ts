import { beforeAll, describe, expect, test } from 'vitest';
import type { Ontology } from '../../src/domain/ontology.ts';
import { ontologyOf, readOntology } from '../../src/domain/read-ontology.ts';
import { FIELD_TRIP, SCHEMA_FOLDER, type SchemaText, shippedSchema, VISITS } from './schema-texts.ts';

let shipped: readonly SchemaText[];

beforeAll(async () => {
  shipped = await shippedSchema();
});

describe('the shipped ontology', () => {
  let ontology: Ontology;
  beforeAll(() => {
    ontology = ontologyOf(shipped);
  });

  test('has the types in the order of the file', () => {
    expect(ontology.entityTypes.map((type) => type.name).slice(0, 4)).toEqual([
      'DOMAIN',
      'MODEL',
      'PILOT',
      'MECHANISM',
    ]);
    expect(ontology.entityTypes.map((type) => type.rank)).toEqual(ontology.entityTypes.map((_, i) => i));
    expect(ontology.relationTypes).toHaveLength(42);
  });

  test('reads the same from the folder', async () => {
    const read = await readOntology(SCHEMA_FOLDER);
    expect(read.entityTypes).toEqual(ontology.entityTypes);
    expect(read.relationTypes).toEqual(ontology.relationTypes);
  });

  test('does not depend on the order in which files are read', () => {
    const reversed = ontologyOf(shipped.toReversed());
    expect(reversed.entityTypes).toEqual(ontology.entityTypes);
    expect(reversed.relationTypes).toEqual(ontology.relationTypes);
  });

  test('is frozen through and through', () => {
    const [type] = ontology.entityTypes;
    expect(Object.isFrozen(ontology) && Object.isFrozen(ontology.entityTypes) && Object.isFrozen(type?.label)).toBe(
      true,
    );
  });

  test('finds types by name and by the prefix of ids', () => {
    expect(ontology.entityType('PERSON')?.listField).toBe('people');
    expect(ontology.entityTypeOfPrefix('policy')?.name).toBe('POLICY');
    expect(ontology.entityTypeOfPrefix('relation')).toBeUndefined();
  });

  test('gives policies the fields of sources and their own', () => {
    const names = ontology.entityType('POLICY')?.fields.map((field) => field.name);
    expect(names).toEqual(expect.arrayContaining(['visibility', 'documentNumber', 'effectiveOn']));
    expect(ontology.entityType('MODEL')?.fields).toEqual([]);
  });

  test('joins what a relation type joins and nothing else', () => {
    expect(ontology.joins('USES', 'MODEL', 'MECHANISM')).toBe(true);
    expect(ontology.joins('USES', 'MECHANISM', 'MODEL')).toBe(false);
    expect(ontology.joins('DIFFERENT_FROM', 'MODEL', 'MODEL')).toBe(true);
    expect(ontology.joins('DIFFERENT_FROM', 'MODEL', 'PILOT')).toBe(false);
    expect(ontology.joins('DIFFERENT_FROM', 'MODEL', 'MECHANISM')).toBe(true);
    expect(ontology.joins('DIFFERENT_FROM', 'MECHANISM', 'MODEL')).toBe(true);
    expect(ontology.joins('DESCRIBES', 'DOCUMENT', 'INDICATOR')).toBe(true);
    expect(ontology.joins('NO_SUCH_TYPE', 'MODEL', 'MODEL')).toBe(false);
  });

  test('says which relation stands behind a field, and in which direction', () => {
    expect(ontology.relationField('MODEL', 'practisedIn')).toMatchObject({
      relation: { name: 'PRACTISED_IN' },
      direction: 'OUT',
    });
    expect(ontology.relationField('REGION', 'localPractices')).toMatchObject({
      relation: { name: 'PRACTISED_IN' },
      direction: 'IN',
    });
    expect(ontology.relationField('REGION', 'pairedWith')).toMatchObject({ direction: 'BOTH' });
    expect(ontology.relationField('PERSON', 'practisedIn')).toBeUndefined();
  });
});

describe('a type of a file of its own', () => {
  test('comes after those of entities.graphql, whatever its file is called', () => {
    const ontology = ontologyOf([{ name: 'a-first.graphql', text: FIELD_TRIP + VISITS }, ...shipped]);
    expect(ontology.entityTypes.at(-1)).toMatchObject({
      name: 'FIELD_TRIP',
      field: 'fieldTrip',
      listField: 'fieldTrips',
      prefix: 'field-trip',
    });
    expect(ontology.relationTypes.at(-1)?.name).toBe('VISITS');
    expect(ontology.relationField('REGION', 'visitedBy')?.relation.name).toBe('VISITS');
  });

  test('keeps the capitals of an abbreviation together', () => {
    const ontology = ontologyOf([...shipped, { name: 'x.graphql', text: FIELD_TRIP.replace('FieldTrip', 'GDPTable') }]);
    expect(ontology.entityTypes.at(-1)).toMatchObject({ name: 'GDP_TABLE', field: 'gdpTable', prefix: 'gdp-table' });
  });
});
