/** The shipped schema as texts, and one more entity type and relation type, right as they stand, for tests to break. */
import { readdir, readFile } from 'node:fs/promises';

export interface SchemaText {
  readonly name: string;
  readonly text: string;
}

export const SCHEMA_FOLDER = new URL('../../schema/', import.meta.url);

export async function shippedSchema(): Promise<readonly SchemaText[]> {
  const names = await readdir(SCHEMA_FOLDER);
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(new URL(name, SCHEMA_FOLDER), 'utf8') })));
}

export const FIELD_TRIP = `type FieldTrip implements Node & Entity
  @entity(
    label: { zh: "考察", en: "Field trip" }
    description: { zh: "实地考察。", en: "A visit to a place." }
    plural: "fieldTrips"
  ) {
  "How long it took."
  days: Int @field(label: { zh: "天数", en: "Days" }, unit: "天")
}
`;
export const VISITS = `extend enum RelationType {
  VISITS
    @relation(
      field: "visits"
      inverse: "visitedBy"
      reads: { zh: "考察了", en: "visits" }
      readsInverse: { zh: "考察者", en: "visited by" }
      description: { zh: "去了哪里。", en: "Where it went." }
      joins: [{ from: ["FIELD_TRIP"], to: ["REGION"] }]
    )
}
`;
