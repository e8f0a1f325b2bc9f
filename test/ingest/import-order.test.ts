/** Several files are one text, in whatever order they are given. */
import { expect, it } from 'vitest';
import { exportLines } from '../../src/ingest/export.ts';
import { importFiles } from '../../src/ingest/import.ts';
import type { SeedText } from '../../src/ingest/seed-read.ts';
import { createWriter } from '../../src/ingest/write.ts';
import { createReferenceStore } from '../store/reference.ts';
import { keys, ontology } from './seed-fixture.ts';

/** Two parts of one printed paragraph in two files, and names, passages and statements that need all three. */
const FILES: readonly SeedText[] = [
  {
    name: 'a.yaml',
    text: `source: 东乡茶业（示例）
passages:
  - section: [一、总体情况]
    paragraphs:
      - {key: 情况-1, number: 1, zh: 东乡在山里。, en: Dongxiang lies in the hills.}
entities:
  - region: 东乡县
    en: Dongxiang County
    names: [东乡]
`,
  },
  {
    name: 'b.yaml',
    text: `source: 东乡茶业（示例）
passages:
  - section: [一、总体情况]
    paragraphs:
      - {key: 情况-2, number: 1, zh: 各户一起干。, en: Households work together.}
entities:
  - mechanism: 联户经营
    kind: OPERATION
    en: Joint working of households
    statements:
      - {practisedIn: 东乡, at: 情况-2}
      - {practisedIn: 东乡, status: INTENDED, at: 情况-1}
`,
  },
  {
    name: 'c.yaml',
    text: `entities:
  - {document: 东乡茶业（示例）, id: dongxiang-chaye, en: Tea in Dongxiang (an example)}
`,
  },
];

/** The records that the files make, without when. */
async function recordsOf(files: readonly SeedText[]): Promise<readonly unknown[]> {
  const store = createReferenceStore(ontology);
  const writer = createWriter({ store, ontology, keys });
  await importFiles(files, { store, ontology, keys, writer }, { actor: 'test' });
  let text = '';
  for await (const batch of exportLines(store, 'EDITORS')) text += batch;
  const lines = text.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line).record);
}

it('the order of the files does not matter, nor for the parts of a paragraph that two of them hold', async () => {
  const [a, b, c] = FILES as [SeedText, SeedText, SeedText];
  const records = await recordsOf([a, b, c]);
  expect(records).toContainEqual(expect.objectContaining({ id: 'passage:dongxiang-chaye-1-2', text: '各户一起干。' }));
  for (const order of [
    [a, c, b],
    [b, a, c],
    [b, c, a],
    [c, a, b],
    [c, b, a],
  ])
    expect(await recordsOf(order)).toEqual(records);
});
