import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  createLocalEmbedder,
  MODEL_DIMENSION,
  MODEL_FOLDER,
  MODEL_IDENTITY,
} from '../../../src/search/embedder/local.ts';
import { dot } from '../../../src/search/embedder.ts';

const embedder = createLocalEmbedder();
afterAll(() => embedder.close());
const vectorOf = async (text: string) => (await embedder.embed([text], 'QUERY'))[0] ?? new Float32Array();

describe('the shipped model', () => {
  test('is the file that its identity and its README name', async () => {
    const readme = await readFile(join(MODEL_FOLDER, 'README.md'), 'utf8');
    for (const name of ['model_quantized.onnx', 'tokenizer.json']) {
      const sum = createHash('sha256')
        .update(await readFile(join(MODEL_FOLDER, name)))
        .digest('hex');
      expect(readme).toContain(sum);
      if (name.endsWith('.onnx')) expect(MODEL_IDENTITY).toContain(sum.slice(0, 12));
    }
  });

  test('gives vectors of length 1 and of its dimension', async () => {
    const vector = await vectorOf('山区县的农民怎样增收');
    expect(vector).toHaveLength(MODEL_DIMENSION);
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
  });

  test.each([
    ['老房子交还给村里能拿多少钱', '农户自愿退出宅基地，按面积给予补偿。', '新能源汽车出口连续三年增长。'],
    ['看病报销不用跑腿', '异地就医费用可以直接结算。', '水库大坝加固工程开工。'],
    ['富的地方帮穷的地方', '发达县市与山区县结对协作。', '图书馆延长开放时间。'],
  ])('%s is nearer to what it means than to something else', async (query, meant, other) => {
    const [asked, near, far] = await embedder.embed([query, meant, other], 'DOCUMENT');
    if (!asked || !near || !far) throw new Error('vectors are missing');
    expect(dot(asked, near)).toBeGreaterThan(dot(asked, far) + 0.1);
  });

  test('a text has the same vector whatever stands beside it', async () => {
    const alone = await vectorOf('山海协作');
    const beside = await embedder.embed(['一段长得多的话。'.repeat(20), '山海协作'], 'DOCUMENT');
    expect([...(beside[1] ?? [])]).toEqual([...alone]);
  });

  test.each(['', ' ', '。', '\ud800', '\0', '😀', 'a'.repeat(10_000), '茶'.repeat(10_000)])(
    'any text has a vector (case %#)',
    async (text) => {
      const vector = await vectorOf(text);
      expect(dot(vector, vector)).toBeCloseTo(1, 5);
    },
  );

  test('what stands behind 512 tokens counts no more', async () => {
    const long = await vectorOf('茶'.repeat(600));
    expect([...(await vectorOf('茶'.repeat(700)))]).toEqual([...long]);
  });

  test('a query comes between documents that wait', async () => {
    const order: string[] = [];
    const documents = embedder.embed(new Array(30).fill('乡村振兴与共同富裕。'.repeat(20)), 'DOCUMENT');
    const query = embedder.embed(['茶园'], 'QUERY');
    await Promise.all([documents.then(() => order.push('documents')), query.then(() => order.push('query'))]);
    expect(order).toEqual(['query', 'documents']);
  });

  test('past its deadline a query is TIMEOUT', async () => {
    await expect(embedder.embed(['茶园'], 'QUERY', Date.now() - 1)).rejects.toMatchObject({ code: 'TIMEOUT' });
  });
});

describe('where the model does not work', () => {
  async function folderWith(...names: readonly string[]): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'gongfu-model-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    for (const name of names) await symlink(join(MODEL_FOLDER, name), join(folder, name));
    return folder;
  }
  const refusalIn = async (folder: string) => {
    const broken = createLocalEmbedder({ folder });
    onTestFinished(() => broken.close());
    return broken.embed(['茶'], 'QUERY').catch((error: unknown) => error);
  };

  test.each([
    [['tokenizer.json'], 'model_quantized.onnx'],
    [['model_quantized.onnx'], 'tokenizer.json'],
  ])('with %j alone it is UNAVAILABLE and names %s', async (present, missing) => {
    const error = await refusalIn(await folderWith(...present));
    expect(error).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining(missing) });
  });

  test('a damaged model is UNAVAILABLE', async () => {
    const folder = await folderWith('tokenizer.json');
    await writeFile(join(folder, 'model_quantized.onnx'), 'version https://git-lfs.github.com/spec/v1');
    expect(await refusalIn(folder)).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining(folder) });
  });

  test('a closed one is UNAVAILABLE, and closing twice is closing once', async () => {
    const closed = createLocalEmbedder();
    await closed.close();
    await closed.close();
    await expect(closed.embed(['茶'], 'QUERY')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
