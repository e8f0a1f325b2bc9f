import { getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCost } from '../../src/graphql/cost.ts';
import { EXAMPLES } from '../../src/graphql/examples.ts';
import { checkShape, checkTokens } from '../../src/graphql/limits.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { type Asking, shippedOntology } from './asking.ts';
import { openShippedCorpus, type ShippedCorpus } from './shipped-corpus.ts';

let corpus: ShippedCorpus;
let asking: Asking;
beforeAll(async () => {
  corpus = await openShippedCorpus();
  ({ asking } = corpus);
});
afterAll(() => corpus?.close());

// biome-ignore lint/suspicious/noExplicitAny: answers of ten different forms, each looked into below.
type Answer = any;

async function answerTo(words: string): Promise<Answer> {
  const example = EXAMPLES.find(({ title }) => title.includes(words));
  if (!example) throw new Error(`no example asks about ${words}`);
  return asking.data(example.query, example.variables);
}

const labelsOf = (connection: Answer): readonly string[] => connection.edges.map((edge: Answer) => edge.node.label);

test('there are ten examples in Chinese, each headed by its question', () => {
  expect(EXAMPLES).toHaveLength(10);
  for (const { title, query } of EXAMPLES) {
    expect(title).toMatch(/\p{Script=Han}/u);
    expect(query.startsWith(`# ${title}\n`)).toBe(true);
  }
});

test('every example is within the limits of a request', async () => {
  const schema = createSchema(await shippedOntology());
  for (const { title, query } of EXAMPLES) {
    checkTokens(query);
    const document = parse(query);
    checkShape(document);
    const operation = getOperationAST(document);
    expect(operation && checkCost(schema, document, operation, {}).cost, title).toBeGreaterThan(0);
  }
});

describe('the examples answer', () => {
  test('what 飞地抱团 is, and what changed from 1.0 to 6.0', async () => {
    const { mechanism } = await answerTo('从 1.0 到 6.0');
    expect(mechanism.summary).toContain('6.0');
    expect(labelsOf(mechanism.versions)).toEqual(
      ['1.0', '2.0', '3.0', '4.0', '5.0', '6.0'].map((version) => `飞地抱团 ${version}`),
    );
    expect(mechanism.versions.edges.every((edge: Answer) => edge.node.summary)).toBe(true);
  });

  test('who provides, guarantees and funds what between 平湖 and 青田', async () => {
    const { version } = await answerTo('平湖与青田');
    expect(new Set(labelsOf(version.providers))).toEqual(new Set(['青田县']));
    expect(new Set(labelsOf(version.guarantors))).toEqual(new Set(['平湖市']));
    const objects = version.guarantors.edges.map((edge: Answer) => edge.relation.qualifiers[0].text);
    expect(objects).toEqual(['落地', '招商', '收益']);
    expect(labelsOf(version.funders)).toEqual(['青田县']);
    const stated = [version.providers, version.guarantors, version.funders, version.benefits].flatMap(
      (list) => list.edges,
    );
    for (const { relation } of stated)
      expect(relation.evidence[0]).toMatchObject({
        quote: expect.any(String),
        locator: expect.stringMatching(/^二（一）2，第 \d+ 段$/),
      });
  });

  test('what figures are stated of 义乌, and as of when', async () => {
    const { model } = await answerTo('义乌有哪些数字');
    const figures = model.observations.edges.map((edge: Answer) => edge.node);
    expect(figures.length).toBeGreaterThan(3);
    expect(figures).toContainEqual(expect.objectContaining({ value: 86, unit: '亿元', comparator: 'OVER' }));
    for (const figure of figures)
      expect(figure).toMatchObject({ period: expect.any(String), evidence: [{ quote: expect.any(String) }] });
  });

  test('what 无差别城乡 is not', async () => {
    const { concept } = await answerTo('无差别城乡');
    expect(labelsOf(concept.contrastsWith)).toContain('城乡无差别');
    const instead = concept.contrastsWith.edges.flatMap((edge: Answer) => edge.relation.qualifiers);
    expect(instead).toContainEqual({ role: 'INSTEAD', text: null, entity: { label: '城乡关系新形态' } });
  });

  test('what of 湖州 is only intended', async () => {
    const { model } = await answerTo('湖州的哪些说法');
    expect(model.relations.totalCount).toBeGreaterThanOrEqual(7);
    expect(new Set(model.relations.edges.map((edge: Answer) => edge.node.status))).toEqual(new Set(['INTENDED']));
  });

  test('how the three models differ', async () => {
    const { compare } = await answerTo('有何异同');
    expect(compare.entities.map((entity: Answer) => entity.label)).toEqual(['平湖模式', '义乌模式', '湖州模式']);
    const domains = compare.rows.find((row: Answer) => row.relationType === 'IN_DOMAIN');
    expect(domains.cells.map((cell: Answer) => cell.sharedWith)).toEqual([[], ['model:huzhou'], ['model:yiwu']]);
  });

  test('what leads from 平湖 to 湖州', async () => {
    const { paths } = await answerTo('有什么联系');
    expect(paths.length).toBeGreaterThan(0);
    expect(paths[0].entities.at(0).label).toBe('平湖模式');
    expect(paths[0].entities.at(-1).label).toBe('湖州模式');
  });

  test('where the income of poor households is spoken of', async () => {
    const { search } = await answerTo('全文检索');
    expect(search.degraded).toEqual([]);
    const passages = search.edges.map((edge: Answer) => edge.node);
    expect(passages).toHaveLength(5);
    for (const { text, locator } of passages) {
      expect(text).toContain('低收入');
      expect(locator).toMatch(/第 \d+ 段/);
    }
    expect(passages.flatMap(({ mentions }: Answer) => labelsOf(mentions))).toContain('低收入农户');
    expect(search.facets.map((facet: Answer) => facet.name)).toContain('type');
  });

  test('what is claimed to be first in the whole country', async () => {
    const { claims } = await answerTo('全国首个');
    expect(claims.edges.map((edge: Answer) => edge.node.subject.label)).toContain('义乌市');
  });

  test('how the paper is built up', async () => {
    const { sources } = await answerTo('论文的结构');
    expect(sources.edges).toHaveLength(1);
    const headings = sources.edges[0].node.outline.map((entry: Answer) => entry.heading);
    expect(headings).toEqual(
      expect.arrayContaining(['摘要', expect.stringMatching(/^二、/), expect.stringMatching(/^三、/)]),
    );
  });
});
