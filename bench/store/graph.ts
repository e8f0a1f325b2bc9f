/**
 * A graph of any size for the store alone, made line by line: what a node or a relation is follows from its number and the seed, so
 * that nothing is kept. Five relations a node, hubs by a power law, every relation with its evidence in a passage of its own draw.
 */
import type { EntityKeys, RevisionStamp } from '../../src/domain/change.ts';
import type { EntityRecord, PassageRecord, RelationRecord } from '../../src/domain/records.ts';
import type { LoadedLine } from '../../src/store/port.ts';
import { createKeys } from '../../src/text/keys.ts';

export interface StoreGraph {
  readonly nodes: number;
  readonly relations: number;
  readonly passages: number;
  readonly documents: number;
  nodeId(i: number): string;
  passageId(i: number): string;
  documentId(i: number): string;
  /** Sources, passages, entities, relations, some hundred lines a batch. */
  batches(): AsyncGenerator<readonly LoadedLine[]>;
}

const PASSAGES_PER_NODE = 0.2;
const PASSAGES_PER_DOCUMENT = 200;
const OUT_DEGREE = 5;
const LINES_AT_ONCE = 500;

interface NodeType {
  readonly name: string;
  readonly word: string;
  readonly kind?: string;
  /** A relation type and the place of the type that it leads to. None of them is symmetric or forbids circles. */
  readonly joins: readonly (readonly [relationType: string, target: number])[];
}

const TYPES: readonly NodeType[] = [
  { name: 'MODEL', word: '模式', joins: joins(['USES', 1], ['PRACTISED_IN', 2], ['GUIDED_BY', 4], ['BENEFITS', 3]) },
  { name: 'MECHANISM', word: '机制', kind: 'OPERATION', joins: joins(['BENEFITS', 3], ['PRACTISED_IN', 2]) },
  { name: 'REGION', word: '县', joins: joins(['FACES', 5], ['MEMBER_OF', 3]) },
  { name: 'GROUP', word: '户', joins: joins(['FACES', 5]) },
  { name: 'CONCEPT', word: '理念', kind: 'IDEA', joins: joins(['FACES', 5], ['LEADS_TO', 5]) },
  { name: 'CHALLENGE', word: '难题', joins: joins(['LEADS_TO', 4]) },
];

/** Everything came with one revision, as from an export. */
const REVISION: RevisionStamp = { number: 1, at: '2026-01-01T00:00:00.000Z', actor: 'bench', reason: 'generated' };

export function createStoreGraph(nodes: number, seed: number): StoreGraph {
  const passages = Math.max(20, Math.round(nodes * PASSAGES_PER_NODE));
  const documents = Math.ceil(passages / PASSAGES_PER_DOCUMENT);
  const graph = { nodes, relations: nodes * OUT_DEGREE, passages, documents, nodeId, passageId, documentId };
  return { ...graph, batches: () => batchesOf(graph, createChance(seed)) };
}

type Graph = Omit<StoreGraph, 'batches'>;
/** A number from 0 to below 1 that belongs to two others. */
type Chance = (i: number, of: number) => number;

async function* batchesOf(graph: Graph, chance: Chance): AsyncGenerator<readonly LoadedLine[]> {
  let batch: LoadedLine[] = [];
  let index = 0;
  for (const line of linesOf(graph, chance)) {
    batch.push({ index, revision: REVISION, ...line });
    index += 1;
    if (batch.length < LINES_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

type Line =
  | { readonly record: EntityRecord; readonly keys: EntityKeys }
  | { readonly record: PassageRecord | RelationRecord };

function* linesOf(graph: Graph, chance: Chance): Generator<Line> {
  const keys = createKeys();
  for (let i = 0; i < graph.documents; i += 1) {
    const record = entity('DOCUMENT', documentId(i), `浙江实践文献之${wordOf(i)}`);
    yield { record, keys: keys(record.label, []) };
  }
  for (let i = 0; i < graph.nodes; i += 1) {
    const { name, word, kind } = typeOf(i);
    const record = entity(name, nodeId(i), `${wordOf(i)}${word}`, kind);
    yield { record, keys: keys(record.label, []) };
  }
  for (let i = 0; i < graph.passages; i += 1) yield { record: passage(i) };
  for (let i = 0; i < graph.relations; i += 1) yield { record: relation(graph, chance, i) };
}

function entity(type: string, id: string, label: string, kind?: string): EntityRecord {
  const summary = `${label}因地制宜，以产业带动增收，推动共享发展成果。`;
  const base = { record: 'entity', id, type, label, names: [], summary, fields: {}, fieldEvidence: [] } as const;
  return kind === undefined ? base : { ...base, kind };
}

function passage(i: number): PassageRecord {
  const place = i % PASSAGES_PER_DOCUMENT;
  return {
    record: 'passage',
    id: passageId(i),
    document: documentId(Math.floor(i / PASSAGES_PER_DOCUMENT)),
    section: [`第${1 + Math.floor(place / 20)}部分`],
    paragraph: place + 1,
    text: `这是第${place + 1}段的大意：各地因地制宜，以产业带动增收，${wordOf(i)}先行。`,
    textKind: 'PARAPHRASE',
  };
}

function relation({ nodes, passages }: Graph, chance: Chance, i: number): RelationRecord {
  const source = Math.floor(i / OUT_DEGREE);
  const { joins: possible } = typeOf(source);
  const [relationType, target] = possible[Math.floor(chance(i, 1) * possible.length)] ?? ['', 0];
  return {
    record: 'relation',
    id: `relation:bench-${i}`,
    relationType,
    source: nodeId(source),
    target: nodeId(target + TYPES.length * hub(Math.floor((nodes - target - 1) / TYPES.length) + 1, chance(i, 2))),
    // Tells two relations of one type between the same two apart.
    ordinal: 1 + (i % OUT_DEGREE),
    qualifiers: [],
    status: chance(i, 3) < 0.5 ? 'HOLDS' : 'UNDERWAY',
    basis: 'STATED',
    evidence: [{ passage: passageId(Math.floor(chance(i, 4) * passages)), stance: 'SUPPORTS' }],
  };
}

/** One of `count` by a power law: the i-th is drawn with a weight of nearly (i + 1) to the power of -0.9. */
function hub(count: number, chance: number): number {
  return Math.min(count - 1, Math.floor((1 + chance * (count ** 0.1 - 1)) ** 10) - 1);
}

function typeOf(i: number): NodeType {
  const type = TYPES[i % TYPES.length];
  if (!type) throw new Error('every number has a type');
  return type;
}

function nodeId(i: number): string {
  return `${typeOf(i).name.toLowerCase()}:bench-${i}`;
}

function passageId(i: number): string {
  return `passage:bench-${i}`;
}

function documentId(i: number): string {
  return `document:bench-${i}`;
}

/** The numerals that labels are counted with. */
const HAN = [...'安北川东都恩福光海江锦开兰明南平青仁山泰文西兴阳永云长正中州华林德丰和嘉景昆龙茂宁庆瑞松'];

function wordOf(i: number): string {
  let word = '';
  for (let rest = i; word.length < 3 || rest > 0; rest = Math.floor(rest / HAN.length))
    word += HAN[rest % HAN.length] ?? '';
  return word;
}

function createChance(seed: number): Chance {
  return (i, of) => {
    let mixed = Math.imul(i ^ Math.imul(seed + of, 0x9e3779b1), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed ^= mixed >>> 16;
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 12)) >>> 0) / 2 ** 32;
  };
}

function joins(...list: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
  return list;
}
