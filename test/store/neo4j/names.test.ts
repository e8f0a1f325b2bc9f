/** Names of our own in the graph and names of the ontology do not meet; what a record becomes there. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Ontology } from '../../../src/domain/ontology.ts';
import { readOntology } from '../../../src/domain/read-ontology.ts';
import type { EntityRecord, GraphRecord, ObservationRecord, RelationRecord } from '../../../src/domain/records.ts';
import { refersTo } from '../../../src/domain/references.ts';
import { schemaOf } from '../../../src/store/neo4j/ddl.ts';
import { LABELS, LINK_TYPES, linksOf, nodeOf, relationshipOf } from '../../../src/store/neo4j/properties.ts';

let ontology: Ontology;
beforeAll(async () => {
  ontology = await readOntology(new URL('../../../schema/', import.meta.url));
});

const ENTITY: EntityRecord = {
  record: 'entity',
  id: 'document:a',
  type: 'DOCUMENT',
  label: '甲',
  labelEn: 'A',
  names: [{ text: '乙', kind: 'SHORT', document: 'document:b' }],
  summary: '简',
  summaryEn: 'S',
  kind: 'REPORT',
  period: '2021',
  fields: {},
  fieldEvidence: [
    { field: 'summary', basis: 'STATED', evidence: [{ passage: 'passage:p', quote: '原文', stance: 'SUPPORTS' }] },
  ],
};

const RELATION: RelationRecord = {
  record: 'relation',
  id: 'relation:r',
  relationType: 'USES',
  source: 'model:m',
  target: 'mechanism:x',
  ordinal: 2,
  qualifiers: [
    { role: 'VIA', entity: 'group:g', text: '经' },
    { role: 'EXTENT', text: '全部', textEn: 'all' },
  ],
  status: 'HOLDS',
  basis: 'STATED',
  attributedTo: 'person:p',
  evidence: [
    { passage: 'passage:p', stance: 'SUPPORTS', cited: [{ mark: '[1]', source: 'document:c' }] },
    { passage: 'passage:q', stance: 'CONTRADICTS' },
  ],
};

describe('names in the graph', () => {
  test('of our own are none of the ontology', () => {
    const types = ontology.entityTypes.map(({ typeName }) => typeName);
    expect(LABELS.filter((label) => types.includes(label))).toEqual([]);
    const relations = ontology.relationTypes.map(({ name }) => name);
    expect(LINK_TYPES.filter((type) => relations.includes(type))).toEqual([]);
  });

  test('of fields are no other property, so that none hides another', () => {
    const shared = Object.keys(nodeOf(ontology, ENTITY).properties);
    const fields = ontology.entityTypes.flatMap((type) => type.fields.map(({ name }) => name));
    expect(fields.filter((name) => shared.includes(name))).toEqual([]);
  });

  test('of constraints and indexes are each there once', () => {
    const names = schemaOf(ontology).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a record in the graph', () => {
  test('is found by all that it refers to', () => {
    const figure: ObservationRecord = {
      record: 'observation',
      id: 'observation:o',
      indicator: 'indicator:i',
      subject: 'region:s',
      comparedWith: 'region:c',
      relation: 'relation:r',
      value: 3,
      comparator: 'EQUAL',
      status: 'HOLDS',
      basis: 'STATED',
      evidence: [{ passage: 'passage:p', stance: 'SUPPORTS' }],
    };
    const { source, target } = relationshipOf(ontology, RELATION);
    const ends = new Map<GraphRecord, readonly string[]>([[RELATION, [source, target]]]);
    for (const record of [ENTITY, RELATION, figure]) {
      const found = [...linksOf(record).map(({ to }) => to), ...(ends.get(record) ?? [])];
      expect(new Set(found)).toEqual(new Set(refersTo(record)));
    }
  });

  test('has labels that people look for, and says in words what it says', () => {
    const { labels, properties } = nodeOf(ontology, ENTITY);
    expect(labels).toEqual(['Record', 'Entity', 'Document']);
    expect(properties).toMatchObject({ id: 'document:a', label: '甲', names: ['乙'], summary: '简', period: '2021' });
    expect(linksOf(ENTITY)).toContainEqual({
      type: 'EVIDENCED_BY',
      to: 'passage:p',
      properties: { quote: '原文', stance: 'SUPPORTS', field: 'summary' },
    });
  });

  test('that is a relation is also walked between its ends, with what a walk needs', () => {
    expect(relationshipOf(ontology, RELATION)).toMatchObject({
      type: 'USES',
      source: 'model:m',
      target: 'mechanism:x',
      properties: { id: 'relation:r', ordinal: 2, status: 'HOLDS', basis: 'STATED' },
    });
    expect(nodeOf(ontology, RELATION).properties._qualifierTexts).toEqual(['VIA\t经', 'EXTENT\t全部', 'EXTENT\tall']);
  });
});
