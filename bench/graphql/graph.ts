/** A graph to measure with: seeded, Chinese labels, mean out-degree 5, hubs by a power law, every statement with its evidence. */
import type { EntityInput, ObservationInput, PassageInput, RelationInput } from '../../src/ingest/input.ts';
import { createDice, type Dice } from '../../test/store/random/dice.ts';

/** Every statement has evidence, every id is given; a relation joins each pair at most once. */
export interface Graph {
  readonly entities: readonly EntityInput[];
  readonly passages: readonly PassageInput[];
  readonly relations: readonly RelationInput[];
  readonly observations: readonly ObservationInput[];
}

const OUT_DEGREE = 5;
const SOURCES = 5;
const PASSAGES_PER_SOURCE = 40;
const INDICATORS = 20;
const OBSERVED = 0.1;
const SECOND_EVIDENCE = 0.2;
/** The weight of a type's i-th node as a target is (i + 1) to this power: the first gets some 2 % of all at 10,000 nodes. */
const HUB_EXPONENT = -0.9;

interface NodeType {
  readonly name: string;
  /** Of all nodes. */
  readonly share: number;
  readonly word: string;
  readonly kind?: string;
}

const TYPES: readonly NodeType[] = [
  { name: 'MODEL', share: 0.15, word: '模式' },
  { name: 'MECHANISM', share: 0.25, word: '机制', kind: 'OPERATION' },
  { name: 'PROJECT', share: 0.2, word: '园', kind: 'PARK' },
  { name: 'REGION', share: 0.15, word: '县' },
  { name: 'GROUP', share: 0.1, word: '户' },
  { name: 'CONCEPT', share: 0.1, word: '理念', kind: 'IDEA' },
  { name: 'CHALLENGE', share: 0.05, word: '难题' },
];

/** By source type: the relation types that it can have, each with one of the types that it may lead to. */
const JOINS: Readonly<Record<string, readonly (readonly [relationType: string, target: string])[]>> = {
  MODEL: [
    ['USES', 'MECHANISM'],
    ['PRACTISED_IN', 'REGION'],
    ['GUIDED_BY', 'CONCEPT'],
    ['BENEFITS', 'GROUP'],
  ],
  MECHANISM: [
    ['REALISES', 'CONCEPT'],
    ['BENEFITS', 'GROUP'],
    ['PRACTISED_IN', 'REGION'],
    ['LEADS_TO', 'CHALLENGE'],
  ],
  PROJECT: [
    ['REALISES', 'MECHANISM'],
    ['LOCATED_IN', 'REGION'],
    ['BENEFITS', 'GROUP'],
  ],
  REGION: [
    ['FACES', 'CHALLENGE'],
    ['PAIRED_WITH', 'REGION'],
    ['MEMBER_OF', 'GROUP'],
  ],
  GROUP: [['FACES', 'CHALLENGE']],
  CONCEPT: [
    ['GUIDED_BY', 'CONCEPT'],
    ['FACES', 'CHALLENGE'],
    ['LEADS_TO', 'CHALLENGE'],
  ],
  CHALLENGE: [['LEADS_TO', 'CONCEPT']],
};

/** `nodes` counts what is related; sources and indicators come on top. The same seed gives the same graph. */
export function createGraph(nodes: number, seed: number): Graph {
  const dice = createDice(seed);
  const passages = passagesOf();
  const evidence = () => evidenceOf(dice, passages);
  const byType = new Map(TYPES.map((type) => [type.name, entitiesOf(type, nodes, dice)]));
  const related = [...byType.values()].flat();
  return {
    entities: [...sources(), ...indicators(), ...related],
    passages,
    relations: relationsOf(byType, related, dice, evidence),
    observations: related
      .filter(() => dice.chance(OBSERVED))
      .map((entity, i) => observation(i, entity, dice, evidence)),
  };
}

function sources(): readonly EntityInput[] {
  return numbers(SOURCES).map((i) => ({ type: 'DOCUMENT', id: sourceId(i), label: `浙江实践文献之${HAN[i]}` }));
}

function sourceId(i: number): string {
  return `document:bench-${i}`;
}

function indicators(): readonly EntityInput[] {
  return numbers(INDICATORS).map((i) => ({
    type: 'INDICATOR',
    id: indicatorId(i),
    label: `${HAN[i]}类居民收入`,
    kind: 'LEVEL',
  }));
}

function indicatorId(i: number): string {
  return `indicator:bench-${i}`;
}

function passagesOf(): readonly (PassageInput & { readonly id: string })[] {
  return numbers(SOURCES).flatMap((source) =>
    numbers(PASSAGES_PER_SOURCE).map((i) => ({
      id: `passage:bench-${source}-${i}`,
      document: sourceId(source),
      section: [`${HAN[i % 10]}、${HAN[i]}部分`],
      paragraph: i + 1,
      text: `这是第${i + 1}段的大意：各地因地制宜，以产业带动增收，${HAN[i]}类地区先行。`,
      textKind: 'PARAPHRASE' as const,
    })),
  );
}

function entitiesOf(type: NodeType, nodes: number, dice: Dice): readonly EntityInput[] {
  return numbers(Math.max(2, Math.round(nodes * type.share))).map((i) => {
    const label = `${wordOf(i)}${type.word}`;
    return {
      type: type.name,
      id: `${type.name.toLowerCase()}:bench-${i}`,
      label,
      ...(type.kind ? { kind: type.kind } : {}),
      ...dice.maybe(0.3, () => ({ names: [{ text: `“${wordOf(i)}”`, kind: 'QUOTED' as const }] })),
      summary: `${label}以${wordOf(dice.below(nodes))}为依托，推动${wordOf(dice.below(nodes))}共享发展成果，面向${HAN[i % 20]}类人群。`,
      ...dice.maybe(0.3, () => ({ period: String(2000 + dice.below(25)) })),
    };
  });
}

function relationsOf(
  byType: ReadonlyMap<string, readonly EntityInput[]>,
  sources: readonly EntityInput[],
  dice: Dice,
  evidence: () => RelationInput['evidence'],
): readonly RelationInput[] {
  const targets = new Map([...byType].map(([type, entities]) => [type, createTargets(entities, dice)]));
  const relations = new Map<string, RelationInput>();
  for (const source of sources) {
    for (let tried = 0; tried < OUT_DEGREE; tried += 1) {
      const [relationType, targetType] = dice.one(JOINS[source.type] ?? []) ?? ['', ''];
      const target = targets.get(targetType)?.();
      // A symmetric relation is the same either way round.
      const pair = [source.id, target?.id].toSorted().join(' ');
      if (!source.id || !target?.id || target === source || relations.has(`${relationType} ${pair}`)) continue;
      relations.set(`${relationType} ${pair}`, {
        id: `relation:bench-${relations.size}`,
        relationType,
        source: source.id,
        target: target.id,
        status: dice.one(['HOLDS', 'HOLDS', 'UNDERWAY', 'INTENDED']) ?? 'HOLDS',
        evidence: evidence(),
      });
    }
  }
  return [...relations.values()];
}

/** Draws targets by their weights. */
function createTargets(entities: readonly EntityInput[], dice: Dice): () => EntityInput | undefined {
  const sums: number[] = [];
  let total = 0;
  entities.forEach((_, i) => {
    total += (i + 1) ** HUB_EXPONENT;
    sums.push(total);
  });
  return () => {
    const drawn = (dice.below(2 ** 30) / 2 ** 30) * total;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) <= drawn) low = middle + 1;
      else high = middle;
    }
    return entities[low];
  };
}

function evidenceOf(dice: Dice, passages: readonly (PassageInput & { readonly id: string })[]) {
  const one = () => ({ passage: dice.one(passages)?.id ?? '', quote: `因地制宜，${wordOf(dice.below(4000))}先行` });
  const [first, second] = [one(), one()];
  return dice.chance(SECOND_EVIDENCE) && first.passage !== second.passage ? [first, second] : [first];
}

function observation(
  i: number,
  entity: EntityInput,
  dice: Dice,
  evidence: () => ObservationInput['evidence'],
): ObservationInput {
  return {
    id: `observation:bench-${i}`,
    indicator: indicatorId(dice.below(INDICATORS)),
    subject: entity.id ?? '',
    value: dice.below(100_000) / 10,
    unit: '万元',
    period: String(2010 + dice.below(15)),
    status: 'HOLDS',
    evidence: evidence(),
  };
}

/** The numerals that labels are counted with; three to five of them make a name of its own for every number. */
const HAN = [...'安北川东都恩福光海江锦开兰明南平青仁山泰文西兴阳永云长正中州华林德丰和嘉景昆龙茂宁庆瑞松'];

function wordOf(i: number): string {
  const digits = [i % 40, Math.floor(i / 40) % 40, Math.floor(i / 1_600) % 40];
  return digits.map((digit) => HAN[digit]).join('') + (i >= 64_000 ? (HAN[Math.floor(i / 64_000)] ?? '') : '');
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}
