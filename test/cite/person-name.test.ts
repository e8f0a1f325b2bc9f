import { expect, test } from 'vitest';
import { personNameOf } from '../../src/cite/person-name.ts';

test.each([
  ['黄祖辉', undefined, { family: '黄', given: '祖辉' }],
  ['黄祖辉', 'Huang Zuhui', { family: '黄', given: '祖辉', roman: { family: 'Huang', given: 'Zuhui' } }],
  ['黄祖辉', 'Zuhui Huang', { family: '黄', given: '祖辉', roman: { family: 'Huang', given: 'Zuhui' } }],
  ['黄祖辉', 'HUANG Zu-hui', { family: '黄', given: '祖辉', roman: { family: 'Huang', given: 'Zu-hui' } }],
  ['黄祖辉', 'Somebody Else', { family: '黄', given: '祖辉' }],
  ['单田芳', 'Shan Tianfang', { family: '单', given: '田芳', roman: { family: 'Shan', given: 'Tianfang' } }],
  ['欧阳晴', 'Ouyang Qing', { family: '欧阳', given: '晴', roman: { family: 'Ouyang', given: 'Qing' } }],
  ['歐陽修', undefined, { family: '歐陽', given: '修' }],
  ['司马', undefined, { family: '司', given: '马' }],
  ['阿卜杜拉·买买提', undefined, { family: '阿卜杜拉·买买提' }],
  ['卡尔·波兰尼', undefined, { family: '卡尔·波兰尼' }],
  ['Plato', undefined, { family: 'Plato' }],
  ['Leo M. Chan', undefined, { family: 'Chan', given: 'Leo M.' }],
  ['Chan, Leo M.', undefined, { family: 'Chan', given: 'Leo M.' }],
  ['Anna de Wit', undefined, { family: 'Wit', given: 'Anna', particle: 'de' }],
  ['Jan van der Berg', undefined, { family: 'Berg', given: 'Jan', particle: 'van der' }],
  ['Henry Ford, Jr.', undefined, { family: 'Ford', given: 'Henry', suffix: 'Jr' }],
  ['Henry Ford III', undefined, { family: 'Ford', given: 'Henry', suffix: 'III' }],
])('%s (%s)', (name, latin, parts) => {
  expect(personNameOf(name, latin)).toEqual(parts);
});
