/** The examples of docs/questions.md are what the service answers; `vitest run test/corpus/questions-page.test.ts -u` writes them anew. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AskedCorpus, openCorpus } from './asked-corpus.ts';
import { readQuestions } from './question-files.ts';
import { exampleOf, MARK } from './questions-page.ts';

const PAGE = fileURLToPath(new URL('../../docs/questions.md', import.meta.url));
const EXAMPLES = [
  'lookup-plan-adopted',
  'who-three-provisions',
  'who-runs-lianhua',
  'change-six-stages',
  'change-urban-rural-ratio',
  'figure-huzhou-ratio',
  'compare-stages-4-and-5',
  'shared-two-in-two-back',
  'shared-standard-land',
  'rec-demand-pull',
  'rec-four-mechanisms-rest-on',
  'none-qingtian-prefecture',
  'none-double-strong',
  'plan-future-villages-2025',
  'plan-all-targets',
];

let corpus: AskedCorpus;
beforeAll(async () => {
  corpus = await openCorpus();
}, 60_000);
afterAll(() => corpus?.close(), 20_000);

test('the page of questions shows what the service answers', async () => {
  const questions = readQuestions();
  const [head, below] = readFileSync(PAGE, 'utf8').split(MARK);
  expect(below, `${PAGE} has the line ${MARK}`).toBeDefined();
  const examples: string[] = [];
  for (const id of EXAMPLES) {
    const question = questions.find((one) => one.id === id);
    if (!question) throw new Error(`no question has the id ${id}`);
    examples.push(await exampleOf(question, corpus));
  }
  await expect(`${head}${MARK}${examples.join('')}`).toMatchFileSnapshot(PAGE);
}, 30_000);
