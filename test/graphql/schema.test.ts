import { beforeAll, expect, test } from 'vitest';
import { ontologyOf } from '../../src/domain/read-ontology.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { type SchemaText, shippedSchema } from '../domain/schema-texts.ts';

let shipped: readonly SchemaText[];
beforeAll(async () => {
  shipped = await shippedSchema();
});

function schemaWith(text: string) {
  return createSchema(ontologyOf([...shipped, { name: 'new.graphql', text }]));
}

test.each([
  ['a field of all sources', 'extend interface Source {\n  colour: String\n}\n', /^new\.graphql:2: .*colour/],
  ['a field of all entities', 'extend interface Entity {\n  colour: String\n}\n', /^new\.graphql:2: .*colour/],
  ['a question', 'extend type Query {\n  weather(on: Date): String\n}\n', /^new\.graphql:2: .*Query\.weather/],
  ['a mutation', 'extend type Mutation {\n  forget: Boolean\n}\n', /^new\.graphql:2: .*Mutation\.forget/],
])('%s that nothing answers is refused with file and line', (_, text, says) => {
  expect(() => schemaWith(text)).toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringMatching(says) }),
  );
});

test('a stored field that all sources get is answered, taken as input and searched without a line of code', () => {
  const schema = schemaWith(
    'extend interface Source {\n  colour: String @field(label: { zh: "颜色", en: "Colour" }, weight: 1)\n}\n',
  );
  for (const type of ['Document', 'Policy']) expect(schema.getType(type)?.toConfig()).toHaveProperty('fields.colour');
  for (const type of ['DocumentInput', 'PolicyInput'])
    expect(schema.getType(type)?.toConfig()).toHaveProperty('fields.colour');
  expect(schema.getType('ModelInput')?.toConfig()).not.toHaveProperty('fields.colour');
});
