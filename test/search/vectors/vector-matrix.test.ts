import { describe, expect, test } from 'vitest';
import { VectorMatrix } from '../../../src/search/embedded/vector-matrix.ts';
import { dot, toLengthOne } from '../../../src/search/embedder.ts';
import { randomOf } from '../documents.ts';

const ANY = () => true;
const NEVER = () => false;

function randomVector(random: () => number, dimension: number): Float32Array {
  return toLengthOne(Float32Array.from({ length: dimension }, () => random() - 0.5));
}

function matrixOf(vectors: ReadonlyMap<number, Float32Array>, dimension: number): VectorMatrix {
  const matrix = new VectorMatrix(dimension);
  for (const [rowid, vector] of vectors) matrix.set(rowid, vector);
  return matrix;
}

function exact(vectors: ReadonlyMap<number, Float32Array>, query: Float32Array, count: number): readonly number[] {
  const all = [...vectors].map(([rowid, vector]) => ({ rowid, cosine: dot(query, vector) }));
  return all
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, count)
    .map(({ rowid }) => rowid);
}

describe('the scan of all vectors', () => {
  test.each([1, 8, 31, 32, 33, 64, 384, 512, 1_536])('gives the cosines of vectors of %i numbers', (dimension) => {
    const random = randomOf(dimension);
    const vectors = new Map(Array.from({ length: 40 }, (_, i) => [i + 1, randomVector(random, dimension)] as const));
    const query = randomVector(random, dimension);
    const near = matrixOf(vectors, dimension).nearest(query, 40, ANY, NEVER);
    expect(near.map(({ rowid }) => rowid).toSorted((a, b) => a - b)).toEqual([...vectors.keys()]);
    for (const { rowid, about } of near)
      expect(about, `row ${rowid}`).toBeCloseTo(dot(query, vectors.get(rowid) ?? query), 1);
  });

  test.each([1, 2, 3])('follows what is put in, replaced and taken out (seed %i)', (seed) => {
    const random = randomOf(seed);
    const [vectors, matrix] = [new Map<number, Float32Array>(), new VectorMatrix(64)];
    for (let step = 0; step < 2_000; step++) {
      const rowid = 1 + Math.floor(random() * 300);
      if (random() < 0.4) {
        matrix.delete(rowid);
        vectors.delete(rowid);
      } else {
        const vector = randomVector(random, 64);
        matrix.set(rowid, vector);
        vectors.set(rowid, vector);
      }
    }
    expect(matrix.size).toBe(vectors.size);
    const query = randomVector(random, 64);
    const found = matrix.nearest(query, 40, ANY, NEVER).map(({ rowid }) => rowid);
    const [best] = exact(vectors, query, 1);
    expect(found).toContain(best);
    expect(found.every((rowid) => vectors.has(rowid))).toBe(true);
    expect(new Set(found).size).toBe(40);
  });

  test('gives the best of those that are accepted, and asks only of what is near enough', () => {
    const random = randomOf(7);
    const vectors = new Map(Array.from({ length: 9_000 }, (_, i) => [i + 1, randomVector(random, 32)] as const));
    const isEven = (rowid: number) => rowid % 2 === 0;
    const query = randomVector(random, 32);
    let asked = 0;
    const found = matrixOf(vectors, 32).nearest(
      query,
      20,
      (rowid) => {
        asked += 1;
        return isEven(rowid);
      },
      NEVER,
    );
    expect(found.every(({ rowid }) => isEven(rowid))).toBe(true);
    const expected = exact(new Map([...vectors].filter(([rowid]) => isEven(rowid))), query, 10);
    expect(found.map(({ rowid }) => rowid)).toEqual(expect.arrayContaining([...expected]));
    expect(asked).toBeLessThan(1_000);
  });

  test('stops where the time is over', () => {
    const random = randomOf(9);
    const vectors = new Map(Array.from({ length: 9_000 }, (_, i) => [i + 1, randomVector(random, 32)] as const));
    const matrix = matrixOf(vectors, 32);
    expect(matrix.nearest(randomVector(random, 32), 10, ANY, () => true)).toEqual([]);
    let looks = 0;
    const isOver = () => {
      looks += 1;
      return looks > 1;
    };
    const found = matrix.nearest(randomVector(random, 32), 10, ANY, isOver);
    expect(found.every(({ rowid }) => rowid <= 4_096)).toBe(true);
    expect(found).toHaveLength(10);
  });

  test('is empty where there is nothing, and bears a vector without a direction', () => {
    const matrix = new VectorMatrix(32);
    expect(matrix.nearest(new Float32Array(32), 5, ANY, NEVER)).toEqual([]);
    matrix.set(1, new Float32Array(32));
    expect(matrix.nearest(new Float32Array(32), 5, ANY, NEVER)).toEqual([{ rowid: 1, about: 0 }]);
  });
});
