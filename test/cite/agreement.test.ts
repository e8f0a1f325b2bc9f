import { describe, expect, test } from 'vitest';
import { containersAgree, datesAgree, identifiersDiffer, namesAgree } from '../../src/cite/agreement.ts';
import type { CiteRecord } from '../../src/cite/record.ts';

const article: CiteRecord = {
  cslType: 'article-journal',
  title: '共富工坊的组织形式',
  authors: [
    { family: '高', given: '远' },
    { family: '欧阳', given: '晴' },
  ],
  container: '乡村研究',
  issued: '2023-05',
  doi: '10.1000/a',
};
const paper: CiteRecord = {
  cslType: 'regulation',
  title: '关于乡村振兴的意见',
  issuers: [{ literal: '中共浙江省委', english: 'Zhejiang Provincial Committee' }],
  documentNumber: '浙委发〔2021〕3号',
  issued: '2021-05-20',
};

describe('names', () => {
  test.each([
    ['one of several', ['宋词', '高远'], article],
    ['in Latin letters by pinyin', ['GAO Y'], article],
    ['a compound name in Latin letters', ['Ouyang, Q.'], article],
    ['in one word', ['Gao Yuan'], article],
    [
      'a translated name that is known by its last part',
      ['卡尔·波兰尼'],
      { ...article, authors: [{ family: '波兰尼' }] },
    ],
    ['a body in short', ['浙江省委'], paper],
    ['a body in English', ['Zhejiang Provincial Committee'], paper],
    [
      'a body that the title alone names',
      ['东湖县人民政府'],
      { cslType: 'regulation', title: '东湖县人民政府关于人才的意见' },
    ],
  ] as const)('agree: %s', (_, names, record) => expect(namesAgree(names, record)).toBe('AGREES'));

  test.each([
    ['another person', ['李四'], article],
    ['another person of the same family name', ['高近'], article],
    ['another in Latin letters', ['Song C'], article],
    ['a body of another place', ['江苏省委'], paper],
    [
      'another body than the title names',
      ['西塘县人民政府'],
      { cslType: 'regulation', title: '东湖县人民政府关于人才的意见' },
    ],
  ] as const)('differ: %s', (_, names, record) => expect(namesAgree(names, record)).toBe('DIFFERS'));

  test('say nothing where one of the two has none', () => {
    expect(namesAgree([], article)).toBe('UNKNOWN');
    expect(namesAgree(['高远'], { cslType: 'book', title: '书' })).toBe('UNKNOWN');
  });
});

test.each([
  ['2023', article, 'AGREES'],
  ['2024', article, 'UNKNOWN'],
  ['2020', article, 'DIFFERS'],
  ['2020-05-20', paper, 'DIFFERS'],
  ['2021-06-01', paper, 'AGREES'],
  [undefined, paper, 'UNKNOWN'],
  ['2018', { cslType: 'webpage', title: '2018年公报', issued: '2020' }, 'UNKNOWN'],
] as const)('the date %s → %#', (date, record, expected) => expect(datesAgree(date, record)).toBe(expected));

test('a container agrees in part, with what stands behind it', () => {
  expect(containersAgree('乡村研究, 5(2): 12-20', article)).toBe('AGREES');
  expect(containersAgree('林木. 乡村研究. 杭州: 社', article)).toBe('AGREES');
  expect(containersAgree('县域经济', article)).toBe('DIFFERS');
  expect(containersAgree('县域经济', paper)).toBe('UNKNOWN');
});

test('identifiers of one kind that are others differ', () => {
  expect(identifiersDiffer(['doi:10.1000/b'], article)).toBe(true);
  expect(identifiersDiffer(['doi:10.1000/a', 'doi:10.1000/b'], article)).toBe(false);
  expect(identifiersDiffer(['no:浙委发(2021)3', 'url:example.org'], article)).toBe(false);
  expect(identifiersDiffer(['no:浙委发(2021)4'], paper)).toBe(true);
});
