import { expect, test } from 'vitest';
import { particularsOf, partKey } from '../../../src/cite/parse/particulars.ts';
import { withoutTex } from '../../../src/cite/parse/tex.ts';

test.each([
  ['大转型 第2版', '大转型', undefined, '2'],
  ['大转型（第二版）', '大转型', undefined, '2'],
  ['资本论 第三卷', '资本论', '3', undefined],
  ['资本论（第三卷，第2版）', '资本论', '3', '2'],
  ['Atlas of reform vol. 3', 'Atlas of reform', '3', undefined],
  ['Atlas of reform (Vol. III, 2nd ed.)', 'Atlas of reform', '3', '2'],
  ['Atlas of reform, second edition', 'Atlas of reform', undefined, '2'],
  ['乡村志 上册', '乡村志', '上', undefined],
  ['民法典第五条第二款', '民法典', undefined, undefined],
  ['宅基地改革试点3.0版', '宅基地改革试点3.0版', undefined, undefined],
  ['第二卷', '第二卷', undefined, undefined],
  ['An evolving civil society', 'An evolving civil society', undefined, undefined],
])('%s', (text, title, volume, edition) => {
  expect(particularsOf(text)).toEqual({ title, ...(volume ? { volume } : {}), ...(edition ? { edition } : {}) });
});

test.each([
  ['第二卷', '2'],
  ['Vol. IV', '4'],
  ['2nd ed.', '2'],
  ['03', '3'],
  ['上册', '上'],
  ['修订', '修订'],
])('%s is %s', (written, key) => {
  expect(partKey(written)).toBe(key);
});

test.each([
  ['\\emph{Sharing gains}, \\textbf{9}(1), 3--18', 'Sharing gains, 9(1), 3–18'],
  ['\\bibitem{roth} {\\em Policy graphs}', 'Policy graphs'],
  ['Andr\\\'e \\& G\\"{o}del', 'Andre & Godel'],
  ['\\href{https://doi.org/10.1/a}{题名}', 'https://doi.org/10.1/a 题名'],
  ['https://a.example/~x_y--z', 'https://a.example/~x_y--z'],
])('%s without TeX', (text, words) => {
  expect(withoutTex(text)).toBe(words);
});
