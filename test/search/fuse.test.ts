/** One score of words and meaning. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dot, toLengthOne } from '../../src/search/embedder.ts';
import { answers, fuse, fuseDrawn, type Sides } from '../../src/search/fuse.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const cosine = fc.double({ min: -1, max: 1, noNaN: true });
const sides: fc.Arbitrary<Sides> = fc.record({
  name: fc.constantFrom(undefined, 'LABEL', 'ALIAS'),
  factor: fc.constantFrom(1, 0.85, 0.8, 0.7),
  share,
  cosine: fc.option(cosine, { nil: undefined }),
});
const plain = (given: Partial<Sides>): Sides => ({ factor: 1, share: 0, cosine: 0, ...given });
const scoreOf = (given: Partial<Sides>) => fuse([plain(given)])[0] ?? Number.NaN;

describe('fuse', () => {
  test('every score is from 0 to 1', () => {
    fc.assert(
      fc.property(fc.array(sides), (all) => {
        expect(fuse(all).every((score) => score >= 0 && score <= 1)).toBe(true);
      }),
    );
  });

  test('more words or a nearer meaning is never worse', () => {
    fc.assert(
      fc.property(sides, share, cosine, (one, more, nearer) => {
        const better = { ...one, share: Math.max(one.share, more), cosine: Math.max(one.cosine ?? -1, nearer) };
        const [low = 0, high = 0] = fuse([{ ...one, cosine: one.cosine ?? -1 }, better]);
        expect(high).toBeGreaterThanOrEqual(low);
      }),
    );
  });

  test('what the query names is above all that only meets it, a label above an alias', () => {
    const best = scoreOf({ share: 1, cosine: 1 });
    expect(scoreOf({ name: 'ALIAS', share: 0, cosine: 0 })).toBeGreaterThan(best);
    expect(scoreOf({ name: 'LABEL', share: 0 })).toBeGreaterThanOrEqual(
      scoreOf({ name: 'ALIAS', share: 1, cosine: 1 }),
    );
  });

  test('meaning counts five parts of six, words one', () => {
    const [neither = 0, words = 0, meaning = 0] = [plain({}), plain({ share: 1 }), plain({ cosine: 1 })].map(scoreOf);
    expect((meaning - neither) / (words - neither)).toBeCloseTo(5);
  });

  test('the first words that are met say more than the last', () => {
    const [none = 0, fifth = 0, most = 0, all = 0] = [0, 0.2, 0.8, 1].map((share) => scoreOf({ share }));
    expect((fifth - none) / (all - none)).toBeCloseTo(0.6);
    expect(fifth - none).toBeGreaterThan(all - most);
  });

  test('a document without a vector stands where its words put it', () => {
    const [high = 0, none = 0, low = 0] = fuse([
      plain({ share: 0.8, cosine: 0.8 }),
      plain({ share: 0.5, cosine: undefined }),
      plain({ share: 0.2, cosine: 0.4 }),
    ]);
    expect(none).toBeLessThan(high);
    expect(none).toBeGreaterThan(low);
  });

  test('where nothing has a vector the words alone decide', () => {
    const [more = 0, less = 0] = fuse([
      plain({ share: 0.5, cosine: undefined }),
      plain({ share: 0.4, cosine: undefined }),
    ]);
    expect(more).toBeGreaterThan(less);
  });
});

describe('fuseDrawn', () => {
  const QUERY = [1, 0, 0];
  /** As near to the query as any other `turned`, in the direction of the second or the third number. */
  const turned = (towards: 1 | 2, share = 0) => {
    const vector = [0.6, 0, 0].with(towards, 0.8);
    return { ...plain({ share, cosine: 0.6 }), vector };
  };

  test('of what is equally near that comes first which is near to the best answers', () => {
    const best = turned(1, 0.5);
    const { scores } = fuseDrawn([best, best, best, best, turned(2), turned(1)], QUERY);
    expect(scores[5]).toBeGreaterThan(scores[4] ?? 1);
  });

  test('the query stays nearer to itself than to any of them', () => {
    const { vector = [] } = fuseDrawn([turned(1), turned(2)], QUERY);
    expect(dot(vector, QUERY)).toBeGreaterThan(0.8);
    expect(dot(vector, vector)).toBeCloseTo(1);
  });

  test('without vectors all is as by words', () => {
    const none = [0.1, 0.4].map((share) => ({ ...plain({ share, cosine: undefined }), vector: undefined }));
    expect(fuseDrawn(none, QUERY)).toEqual({ scores: fuse(none), vector: undefined });
  });

  test('every score is from 0 to 1', () => {
    const vector = fc.option(fc.array(cosine, { minLength: 3, maxLength: 3 }), { nil: undefined });
    const embedded = fc
      .tuple(sides, vector)
      .map(([one, own]) => ({ ...one, vector: own && toLengthOne(Float32Array.from(own)) }));
    fc.assert(
      fc.property(fc.array(embedded), (all) => {
        expect(fuseDrawn(all, QUERY).scores.every((score) => score >= 0 && score <= 1)).toBe(true);
      }),
    );
  });
});

describe('answers', () => {
  test.each([
    ['near in meaning, without a word', { cosine: 0.55 }, true],
    ['as near as anything, without a word', { cosine: 0.47 }, false],
    ['as near as anything, with a third of the words', { cosine: 0.47, share: 0.3, coverage: 0.3 }, true],
    ['far, with one word of many', { cosine: 0.3, share: 0.1, coverage: 0.2 }, false],
    ['far, with all the words', { cosine: 0.1, share: 0.2, coverage: 1 }, true],
    ['far, and named by the query', { cosine: 0.1, name: 'LABEL' }, true],
    ['without a vector', { cosine: undefined, share: 0.1, coverage: 0.2 }, true],
  ] as const)('%s: %o is shown: %s', (_, given, expected) => {
    expect(answers({ ...plain({}), coverage: 0, ...given }, 0.45)).toBe(expected);
  });
});
