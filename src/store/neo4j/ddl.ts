/**
 * Constraints and indexes, made from the ontology. What lists sort by is stored as one text that is ready to sort (order-keys.ts), so
 * that one range of an index is a page at any depth.
 */
import type { Ontology } from '../../domain/ontology.ts';

/** What a database of this program holds in its one node (:Store {name}). */
export const STORE_NAME = 'gongfu';

/**
 * What was linked to an entity names it instead: its name keys, its mentions, the ends of its relations, so that a walk meets none of
 * them. What the public reads less of is labelled.
 */
const QUICKER_READS: DataStep = [
  inParts('MATCH (k:NameKey)-[l:NAMES]->(e)', 'k, l, e', 'SET k.entity = e.id DELETE l'),
  inParts(
    'MATCH (e)-[l:MENTIONED_IN]->(p)',
    'e, l, p',
    `MERGE (m:Mention {entity: e.id, passage: p.id})
  ON CREATE SET m.count = l.count, m._publicCount = l._publicCount
  MERGE (m)-[:IN_PASSAGE]->(p)
  DELETE l`,
  ),
  inParts('MATCH (:Relation)-[l:SOURCE|TARGET]->()', 'l', 'DELETE l'),
  inParts('MATCH (r:Record) WHERE r._publicDoc IS NOT NULL', 'r', 'SET r:Redacted'),
];

/** One transaction would need all of it as memory of the server. */
function inParts(match: string, bound: string, work: string): string {
  return `${match}\nCALL (${bound}) {\n  ${work}\n} IN TRANSACTIONS OF 1000 ROWS`;
}

/** Statements that bring data from one format to the next, each of which can be run twice. */
export type DataStep = readonly string[];

/** Step i brings the data from format i + 1 to i + 2. One that a release has carried is never edited: a new one follows it. */
export const STEPS: readonly DataStep[] = [QUICKER_READS];
export const FORMAT_VERSION = 1 + STEPS.length;

/** A constraint or an index under its name, by which the server knows that it is there. */
export interface SchemaItem {
  readonly name: string;
  readonly statement: string;
}

/** Label, then properties; the name is that of the label with what is said first. */
const UNIQUE: readonly (readonly [name: string, label: string, ...properties: readonly string[]])[] = [
  ['record_id', 'Record', 'id'],
  ['record_identity', 'Record', '_identity'],
  ['store_name', 'Store', 'name'],
  ['revision_number', 'Revision', 'number'],
  ['change_place', 'Change', 'revision', 'place'],
  ['preimage_place', 'Preimage', 'id', 'revision'],
  ['merged_id', 'MergedId', 'id'],
  ['mention_place', 'Mention', 'entity', 'passage'],
  ['gone_id', 'GoneId', 'id'],
];

const INDEXES: readonly (readonly [name: string, label: string, ...properties: readonly string[]])[] = [
  ['change_id', 'Change', 'id', 'revision'],
  ['preimage_revision', 'Preimage', 'revision'],
  ['merged_target', 'MergedId', 'target'],
  ['name_key', 'NameKey', 'level', 'key'],
  ['name_entity', 'NameKey', 'entity'],
  ['loading_id', 'Loading', 'id'],
  ['loading_identity', 'Loading', '_identity'],
  ['loading_place', 'Loading', '_record', '_at'],
  ['entity_order', 'Entity', '_order'],
  ['entity_type_order', 'Entity', '_type', '_order'],
  ['passage_order', 'Passage', 'document', '_order'],
  ['relation_order', 'Relation', '_order'],
  ['relation_out_order', 'Relation', 'source', '_outOrder'],
  ['relation_in_order', 'Relation', 'target', '_inOrder'],
  ['relation_attributed', 'Relation', 'attributedTo'],
  ['observation_order', 'Observation', '_order'],
  ['observation_subject_order', 'Observation', 'subject', '_order'],
  ['observation_indicator_order', 'Observation', 'indicator', '_order'],
  ['observation_attributed', 'Observation', 'attributedTo'],
  ['claim_order', 'Claim', '_order'],
  ['claim_subject_order', 'Claim', 'subject', '_order'],
  ['claim_scope', 'Claim', 'scope'],
];

/** All that this ontology needs; each can be run where it is there already. */
export function schemaOf(ontology: Ontology): readonly SchemaItem[] {
  const unique = UNIQUE.map(([name, label, ...properties]) => uniqueness(name, `(n:${quoted(label)})`, properties));
  const indexes = INDEXES.map(([name, label, ...properties]) => index(name, label, properties));
  const types = ontology.entityTypes.map(({ name, typeName }) =>
    index(`label_${name.toLowerCase()}`, typeName, ['label']),
  );
  const relations = ontology.relationTypes.map(({ name }) =>
    uniqueness(`relation_id_${name.toLowerCase()}`, `()-[n:${quoted(name)}]-()`, ['id']),
  );
  return [...unique, ...indexes, ...types, ...relations];
}

function uniqueness(name: string, pattern: string, properties: readonly string[]): SchemaItem {
  const columns = properties.map((property) => `n.${property}`).join(', ');
  return { name, statement: `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR ${pattern} REQUIRE (${columns}) IS UNIQUE` };
}

function index(name: string, label: string, properties: readonly string[]): SchemaItem {
  const columns = properties.map((property) => `n.${property}`).join(', ');
  return { name, statement: `CREATE INDEX ${name} IF NOT EXISTS FOR (n:${quoted(label)}) ON (${columns})` };
}

/** Names of the ontology are letters, digits and `_` (ontology/checks.ts); quoted all the same, since they become Cypher. */
export function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
