/** What a researcher asks of the paper, with answers typed by hand from the paper itself: the graph has to give them. */
import { getOperationAST, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCost } from '../../src/graphql/cost.ts';
import { checkShape, checkTokens } from '../../src/graphql/limits.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { shippedOntology } from '../graphql/asking.ts';
import { type AskedCorpus, openCorpus } from './asked-corpus.ts';
import { demands, faultsOf } from './expectation.ts';
import { KINDS, type Kind, readQuestions } from './question-files.ts';

const questions = readQuestions();
/** A question that has no answer by then hangs. */
const TIMEOUT_MS = 15_000;

let corpus: AskedCorpus;
beforeAll(async () => {
  corpus = await openCorpus();
}, 60_000);
afterAll(() => corpus?.close(), 20_000);

describe('the questions', () => {
  test('are many enough of every kind', () => {
    const counts = Map.groupBy(questions, ({ kind }) => kind);
    const fewest = (kind: Kind) => (kind === 'NOT_STATED' || kind === 'PLANNED' ? 10 : 8);
    const few = KINDS.filter((kind) => (counts.get(kind)?.length ?? 0) < fewest(kind));
    expect(few).toEqual([]);
    expect(questions.length).toBeGreaterThanOrEqual(80);
    expect(questions.filter(({ needs }) => needs.length > 0).length).toBeGreaterThanOrEqual(30);
  });

  test('are asked in Chinese, once each', () => {
    for (const { question } of questions) expect(question).toMatch(/\p{Script=Han}.*？$|。$/u);
    for (const key of ['id', 'question'] as const)
      expect(new Set(questions.map((one) => one[key])).size, key).toBe(questions.length);
  });

  test('ask after every paragraph of the body, the abstracts and the key words', () => {
    const asked = new Set(questions.flatMap(({ paragraphs }) => paragraphs));
    const all = Array.from({ length: 53 }, (_, index) => index + 1);
    expect(all.filter((paragraph) => !asked.has(paragraph))).toEqual([]);
  });

  test('each expect something that an empty graph would not give', () => {
    expect(questions.filter((one) => !one.expect.some(demands)).map(({ id }) => id)).toEqual([]);
  });

  test('are valid queries within the limits of a request', async () => {
    const schema = createSchema(await shippedOntology());
    for (const { id, query, refs } of questions) {
      checkTokens(query);
      const document = parse(query);
      checkShape(document);
      expect(validate(schema, document), id).toEqual([]);
      const operation = getOperationAST(document);
      expect(operation && checkCost(schema, document, operation, refs).cost, id).toBeGreaterThan(0);
    }
  });
});

describe.each(KINDS)('%s', (kind) => {
  const ofKind = questions.filter((one) => one.kind === kind);
  test.each(ofKind)(
    '$id: $question',
    async (question) => {
      const ids = await corpus.idsOf(question);
      const answer = await corpus.asking.data(question.query, ids);
      const faults = question.expect.flatMap((one) => faultsOf(answer, one, ids).map((fault) => `${one.at}: ${fault}`));
      expect(faults).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
