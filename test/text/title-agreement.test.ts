import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { titleAgreement, titleUnits } from '../../src/text/title-agreement.ts';

const agreement = (asked: string, known: string, explained: readonly string[] = []) =>
  titleAgreement(titleUnits(asked), titleUnits(known), explained);

describe('a title agrees', () => {
  test.each([
    [
      'wholly, whatever its marks, width and characters',
      '《關於加快乡村振興的（实施）意見》',
      '关于加快乡村振兴的实施意见',
    ],
    ['wholly in English, whatever its case and number', 'Sharing Gains: A Survey', 'Sharing gain — a survey'],
  ])('%s', (_, asked, known) => expect(agreement(asked, known)).toBe(1));

  test.each([
    ['a part of it', '加快乡村人才振兴的实施意见', '东湖县人民政府关于加快乡村人才振兴的实施意见'],
    ['one that leaves words out', '东湖县乡村振兴意见', '东湖县人民政府关于加快乡村人才振兴的实施意见'],
    ['one in another order', '东湖县国民经济统计公报2021年', '2021年东湖县国民经济和社会发展统计公报'],
    ['one with a character of the same sound', '东湖县乡村人才震兴的实施意见', '东湖县乡村人才振兴的实施意见'],
    [
      'one with a letter too few',
      'Sharing gains and burdns in rural policy',
      'Sharing gains and burdens in rural policy',
    ],
  ])('less as %s', (_, asked, known) => {
    expect(agreement(asked, known)).toBeGreaterThan(0.5);
    expect(agreement(asked, known)).toBeLessThan(1);
  });

  test('with who issued it beside it, where that is known', () => {
    const [asked, known] = ['东湖县人民政府关于加快人才振兴的意见', '关于加快人才振兴的意见'];
    expect(agreement(asked, known, ['东湖县人民政府'])).toBeGreaterThan(0.9);
    expect(agreement(asked, known)).toBe(0);
  });
});

describe('a title does not agree with', () => {
  test.each([
    ['another year', '2020年东湖县国民经济和社会发展统计公报', '2021年东湖县国民经济和社会发展统计公报'],
    ['another period', '水系连通工程行动计划（2024—2026年）', '水系连通工程行动计划（2021—2023年）'],
    ['another place', '江苏省国民经济和社会发展统计公报', '浙江省国民经济和社会发展统计公报'],
    ['a place of the same sound', '苏州市国民经济和社会发展统计公报', '宿州市国民经济和社会发展统计公报'],
    ['another congress', '党的二十大报告全文', '党的十九大报告全文'],
    ['another number of years', '水系连通工程五年行动计划', '水系连通工程三年行动计划'],
    ['another batch', '第二批乡村治理示范村名单', '第三批乡村治理示范村名单'],
    ['another subject', '关于加快乡村教育振兴的实施意见', '关于加快乡村人才振兴的实施意见'],
    ['what is about it', '关于加快乡村人才振兴的实施意见', '《关于加快乡村人才振兴的实施意见》政策解读'],
    ['what it is about', '《关于加快乡村人才振兴的实施意见》政策解读', '关于加快乡村人才振兴的实施意见'],
    ['a longer one of which it is a word', '统计公报', '2021年东湖县国民经济和社会发展统计公报'],
    [
      'one of which it has some words',
      'Common prosperity in Donghu',
      'Plan for building common prosperity in Donghu and beyond',
    ],
    ['another word in English', 'Sharing losses: a survey', 'Sharing gains: a survey'],
    ['nothing', '……', '关于加快乡村人才振兴的实施意见'],
  ])('%s', (_, asked, known) => expect(agreement(asked, known)).toBe(0));
});

test('is between 0 and 1, and 1 for a title and itself', () => {
  const text = fc.array(
    fc.constantFrom('浙', '江', '省', '2021', '年', '公', '报', ' plan', ' for', '《', '》', ' 3'),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [asked, known] = [one.join(''), other.join('')];
      const score = agreement(asked, known);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(agreement(asked, asked)).toBe(titleUnits(asked).units.length > 0 ? 1 : 0);
    }),
  );
});
