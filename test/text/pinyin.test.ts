import { describe, expect, test } from 'vitest';
import { syllablesOf } from '../../src/text/pinyin.ts';

describe('pinyin', () => {
  test.each([
    ['重庆', 'chong qing'],
    ['重点', 'zhong dian'],
    ['单县', 'shan xian'],
    ['乐清', 'yue qing'],
    ['台州', 'tai zhou'],
    ['丽水', 'li shui'],
    ['莲都区', 'lian du qu'],
    ['歙县', 'xi xian'],
    ['蚌埠', 'beng bu'],
    ['六安', 'lu an'],
    ['长兴', 'chang xing'],
    ['增长', 'zeng zhang'],
    ['率先', 'shuai xian'],
    ['效率', 'xiao lv'],
    ['银行', 'yin hang'],
    ['供给', 'gong ji'],
    ['三权分置', 'san quan fen zhi'],
    ['畲族', 'she zu'],
    ['繁體飛地', 'fan ti fei di'],
    ['飞地A1', 'fei di A 1'],
  ])('of %s is %s', (text, expected) => {
    const read = syllablesOf(text).map((syllable) => syllable.text);
    expect(read.join(' ')).toBe(expected);
  });
});
