/** The vectors that come with the seed are those that the model gives, and there are enough of them. */
import { afterAll, expect, test } from 'vitest';
import { VectorMatrix } from '../../../src/search/embedded/vector-matrix.ts';
import { createLocalEmbedder, MODEL_DIMENSION, MODEL_IDENTITY } from '../../../src/search/embedder/local.ts';
import { dot, toLengthOne } from '../../../src/search/embedder.ts';
import { readShippedVectors } from '../../../src/search/shipped-vectors.ts';
import { SHIPPED_VECTORS } from '../../../src/shipped.ts';
import { pick, randomOf } from '../documents.ts';
import { shippedTexts } from './shipped-texts.ts';

/** A text more or less waits for its vector after the first start; more of them are worth a run of `npm run seed:vectors`. */
const LEAST_COVERED = 0.9;
const SAMPLES = 12;
/** Most are above 0.9997; what else is in the batch moves one in a hundred down to 0.998. */
const THE_SAME = 0.995;

const known = readShippedVectors(SHIPPED_VECTORS, { identity: MODEL_IDENTITY, dimension: MODEL_DIMENSION });
const texts = await shippedTexts('off');
const covered = texts.flatMap(({ hash, text }) => {
  const numbers = known?.(hash);
  return numbers ? [{ text, vector: Float32Array.from(new Float16Array(numbers.buffer)) }] : [];
});
const embedder = createLocalEmbedder();
afterAll(() => embedder.close());

test('nearly every text of the seed has its vector with it (else: npm run seed:vectors)', () => {
  expect(covered.length / texts.length).toBeGreaterThanOrEqual(LEAST_COVERED);
});

test('they are what the model gives', async () => {
  const random = randomOf(11);
  const samples = Array.from({ length: SAMPLES }, () => pick(random, covered));
  const vectors = await embedder.embed(
    samples.map(({ text }) => text),
    'DOCUMENT',
  );
  samples.forEach(({ text, vector }, i) => {
    expect(dot(vector, vectors[i] ?? vector), text).toBeGreaterThan(THE_SAME);
  });
});

test('of vectors like them the scan finds the ten nearest that an exact comparison finds', async () => {
  const random = randomOf(12);
  // Between two texts each, so that they are as close together as real ones and not on the grid of the eight-bit numbers.
  const between = () => {
    const [one, other, share] = [pick(random, covered).vector, pick(random, covered).vector, random()];
    return toLengthOne(one.map((value, i) => value * share + (other[i] ?? 0) * (1 - share)));
  };
  const vectors = Array.from({ length: 8_000 }, between);
  const matrix = new VectorMatrix(MODEL_DIMENSION);
  vectors.forEach((vector, rowid) => {
    matrix.set(rowid, vector);
  });
  const queries = await embedder.embed(
    ['农民怎样增收', '医院看病报销', '山区和沿海结对', '数字化改革', '土地流转'],
    'QUERY',
  );
  let [hits, expected] = [0, 0];
  for (const query of [...queries, ...Array.from({ length: 15 }, between)]) {
    const cosines = vectors.map((vector, rowid) => ({ rowid, cosine: dot(query, vector) }));
    const exact = cosines.sort((a, b) => b.cosine - a.cosine).slice(0, 10);
    const near = matrix.nearest(
      query,
      50,
      () => true,
      () => false,
    );
    const found = new Set(near.map(({ rowid }) => rowid));
    expected += exact.length;
    hits += exact.filter(({ rowid }) => found.has(rowid)).length;
  }
  expect(hits / expected).toBeGreaterThanOrEqual(0.98);
});
