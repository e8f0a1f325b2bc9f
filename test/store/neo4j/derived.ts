/** All that the graph keeps beside the records, and what it would be if it were made of the records anew. */
import type { Ontology } from '../../../src/domain/ontology.ts';
import { recordJson } from '../../../src/domain/record-json.ts';
import type { EntityRecord, GraphRecord } from '../../../src/domain/records.ts';
import { mentionsOf } from '../../../src/domain/references.ts';
import { hiddenIds, recordAsSeen } from '../../../src/domain/visibility.ts';
import { LINK_TYPES, linksOf, nodeOf, relationshipOf } from '../../../src/store/neo4j/properties.ts';
import type { Borrowed } from '../../engines/neo4j/borrow.ts';
import { cypher } from '../../engines/neo4j/emptied.ts';

/** What stands beside the records, each as a text that says it all; sorted. */
export interface Derived {
  readonly nodes: readonly string[];
  readonly links: readonly string[];
  readonly relationships: readonly string[];
  readonly mentions: readonly string[];
}

const NODES = 'MATCH (r:Record) RETURN r._doc, labels(r), properties(r)';
const LINKS = `MATCH (a:Record)-[l:${LINK_TYPES.join('|')}]->(b:Record) RETURN a.id, type(l), b.id, properties(l)`;
const MENTIONS = 'MATCH (m:Mention) RETURN properties(m), COLLECT { MATCH (m)-[:IN_PASSAGE]->(p) RETURN p.id }';
const RELATIONSHIPS = `
MATCH (a:Entity)-[n]->(b:Entity) WHERE NOT type(n) IN $links
RETURN a.id, type(n), b.id, properties(n)`;

type NodeRow = readonly [doc: string, labels: readonly string[], properties: Readonly<Record<string, string>>];

export async function readGraph(server: Borrowed) {
  // As the statement returns them.
  const nodes = (await cypher(server, NODES)) as unknown as readonly NodeRow[];
  // `_doc` was written by recordJson.
  const records = nodes.map(([doc]) => JSON.parse(doc) as GraphRecord);
  const sorts = new Map(nodes.map(([, , { id = '', _sort = '' }]) => [id, _sort]));
  const found: Derived = {
    nodes: nodes.map(([, labels, properties]) => textOf([labels.toSorted(), properties])).sort(),
    links: (await cypher(server, LINKS)).map(textOf).sort(),
    relationships: (await cypher(server, RELATIONSHIPS, { links: LINK_TYPES })).map(textOf).sort(),
    mentions: (await cypher(server, MENTIONS)).map(textOf).sort(),
  };
  return { records, sorts, found };
}

/** `sorts`: what the texts sort by, which records do not have. */
export function derivedFrom(
  records: readonly GraphRecord[],
  ontology: Ontology,
  sorts: ReadonlyMap<string, string>,
): Derived {
  const hidden = hiddenIds(records, ontology);
  const hides = (id: string) => hidden.has(id);
  const types = new Map(records.filter(isEntity).map(({ id, type }) => [id, ontology.entityType(type)?.rank]));
  const sortOf = (id: string) => sorts.get(id) ?? '';
  const relations = records.filter((record) => record.record === 'relation');
  const beside = (record: GraphRecord): Readonly<Record<string, unknown>> => {
    if (record.record === 'entity') {
      const own = relations.filter(({ source, target }) => source === record.id || target === record.id);
      const [_degree, _publicDegree] = [own.length, own.filter(({ id }) => !hides(id)).length];
      return { _sort: sortOf(record.id), _order: `${sortOf(record.id)}\t${record.id}`, _degree, _publicDegree };
    }
    if (record.record === 'observation') return { _subjectSort: sortOf(record.subject) };
    if (record.record !== 'relation') return {};
    const { id, source, target } = record;
    const [_sourceSort, _targetSort] = [sortOf(source), sortOf(target)];
    const head = String(nodeOf(ontology, record).properties._head);
    return {
      ...{ _sourceSort, _targetSort, _sourceType: types.get(source), _targetType: types.get(target) },
      ...{ _outOrder: `${head}\t${_targetSort}\t${id}`, _inOrder: `${head}\t${_sourceSort}\t${id}` },
    };
  };
  const nodes = records.map((record) => {
    const { labels, properties } = nodeOf(ontology, record);
    const seen = recordAsSeen(record, hides);
    const publicDoc = seen && recordJson(seen) !== recordJson(record) ? { _publicDoc: recordJson(seen) } : {};
    const own = { ...properties, ...beside(record), ...publicDoc, _hidden: hides(record.id) };
    const more = [...(hides(record.id) ? ['Hidden'] : []), ...('_publicDoc' in publicDoc ? ['Redacted'] : [])];
    return textOf([[...labels, ...more].sort(), own]);
  });
  const links = records.flatMap((record) =>
    linksOf(record).map(({ type, to, properties }) => textOf([record.id, type, to, properties])),
  );
  const relationships = relations.map((record) => {
    const { type, source, target, properties } = relationshipOf(ontology, record);
    return textOf([source, type, target, { ...properties, _hidden: hides(record.id) }]);
  });
  return {
    nodes: nodes.sort(),
    links: links.sort(),
    relationships: relationships.sort(),
    mentions: [...mentions(records, hides)].sort(),
  };
}

function mentions(records: readonly GraphRecord[], hides: (id: string) => boolean): readonly string[] {
  const pairs = Map.groupBy(
    records.flatMap((record) => mentionsOf(record).map((pair) => ({ ...pair, by: record.id }))),
    ({ entity, passage }) => `${entity} ${passage}`,
  );
  return [...pairs.values()].flatMap((own) => {
    const [first] = own;
    const counts = { count: own.length, _publicCount: own.filter(({ by }) => !hides(by)).length };
    const { entity, passage } = first ?? {};
    return first ? [textOf([{ entity, passage, ...counts }, [passage]])] : [];
  });
}

function isEntity(record: GraphRecord): record is EntityRecord {
  return record.record === 'entity';
}

/** Not of the records alone: when it was written, and what it is found again by. */
const LEFT_OUT = new Set(['_revision', '_identity', '_keys']);

/** With the keys of objects in one order, and without what is undefined. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (key, part) => {
    if (LEFT_OUT.has(key)) return undefined;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
