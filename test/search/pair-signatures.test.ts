/** Which rows may have a phrase: never too few, and seldom too many. */
import { describe, expect, test } from 'vitest';
import { FactTable } from '../../src/search/embedded/fact-table.ts';
import { KeptRows } from '../../src/search/embedded/kept-rows.ts';
import { PairSignatures } from '../../src/search/embedded/pair-signatures.ts';
import type { Facts } from '../../src/search/facts.ts';
import { pick, randomOf } from './documents.ts';

const CHARACTERS = Array.from('共同富裕山海协作飞地抱团数字改革乡村振兴收入差距合作社农户增收示范区浙江经验县城');

function factsOf(id: string): Facts {
  return { id, audience: 'ALL', isPassage: true, domains: [], regions: [], documents: [], weight: 0 };
}

function tableOf(rows: number): FactTable {
  const facts = new FactTable();
  for (let rowid = 1; rowid <= rows; rowid++) facts.set(rowid, factsOf(`passage:${rowid}`));
  return facts;
}

describe('signatures of pairs', () => {
  test.each([1, 2, 3])('a row that has a phrase may have it, and few others may (seed %i)', (seed) => {
    const random = randomOf(seed);
    const rows = 300;
    const signatures = new PairSignatures(tableOf(rows));
    const texts = Array.from({ length: rows }, () =>
      Array.from({ length: 60 }, () => pick(random, CHARACTERS)).join(''),
    );
    for (const [i, text] of texts.entries()) signatures.sign(i + 1, text);
    let mistaken = 0;
    for (const [i, text] of texts.entries()) {
      const at = Math.floor(random() * 50);
      const mayHave = signatures.mayHave(text.slice(at, at + 7));
      expect(mayHave(i + 1)).toBe(true);
      mistaken += texts.filter((other, j) => !other.includes(text.slice(at, at + 7)) && mayHave(j + 1)).length;
    }
    expect(mistaken / rows ** 2).toBeLessThan(0.01);
  });

  test('a row that is not signed may have anything, and a change makes it one', () => {
    const facts = tableOf(2);
    const signatures = new PairSignatures(facts);
    const mayHave = () => [1, 2].map(signatures.mayHave('飞地抱团'));
    expect(mayHave()).toEqual([true, true]);
    for (const rowid of signatures.unsigned(10)) signatures.sign(rowid, '山海协作');
    expect(mayHave()).toEqual([false, false]);
    facts.set(1, factsOf('passage:1'));
    expect(mayHave()).toEqual([true, false]);
    expect(signatures.unsigned(10)).toEqual([1]);
  });

  test('a phrase of one character may stand anywhere', () => {
    const signatures = new PairSignatures(tableOf(1));
    signatures.sign(1, '山海协作');
    expect(signatures.mayHave('社')(1)).toBe(true);
  });
});

describe('what is kept of rows', () => {
  test('is given until the row changes', () => {
    const facts = tableOf(2);
    const kept = new KeptRows<string>(facts, 100);
    kept.keep(1, '一', 1);
    kept.keep(2, '二', 1);
    facts.set(1, factsOf('passage:1'));
    facts.drop(2);
    expect([kept.get(1), kept.get(2)]).toEqual([undefined, undefined]);
    kept.keep(1, '新', 1);
    expect(kept.get(1)).toBe('新');
  });

  test('gives way, the longest unused first, when there is too much of it', () => {
    const kept = new KeptRows<number>(tableOf(5), 40);
    for (const rowid of [1, 2, 3, 4]) kept.keep(rowid, rowid, 10);
    kept.get(1);
    kept.keep(5, 5, 10);
    expect([1, 2, 3, 4, 5].map((rowid) => kept.get(rowid))).toEqual([1, undefined, undefined, 4, 5]);
  });
});
