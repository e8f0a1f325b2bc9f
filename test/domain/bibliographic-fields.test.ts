/** What a source says of itself: addresses and DOIs, of which links are made, and whom it credits. */
import { expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import type { EntityRecord, Parts } from '../../src/domain/records.ts';
import { problemsOf } from '../../src/domain/validate.ts';
import { entity } from '../store/items.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));

function faultsOf(fields: EntityRecord['fields']) {
  const item = { ...entity('DOCUMENT', '文献', { fields }), place: { index: 0, path: '' } };
  return problemsOf(item, ontology).map(({ field, code, message }) => `${field} ${code} ${message}`);
}

test.each(['https://example.org/a?b=1#c', 'http://例子.中国/文', 'HTTPS://example.org'])('%s is an address', (url) => {
  expect(faultsOf({ url })).toEqual([]);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'example.org',
  'https://',
  'ftp://example.org',
  'http://a b',
  '//example.org',
])('%s is none', (url) => {
  expect(faultsOf({ url })).toEqual([expect.stringMatching(/^url BAD_USER_INPUT .*https:\/\//)]);
});

test.each(['10.1000/182', '10.13653/j.cnki.jqte(2020).06.001'])('%s is a DOI', (doi) => {
  expect(faultsOf({ doi })).toEqual([]);
});

test.each(['10.1/x', '10.1000', 'https://doi.org/10.1000/182', 'doi:10.1000/182', '10.1000/a b', '无'])(
  '%s is none',
  (doi) => {
    expect(faultsOf({ doi })).toEqual([expect.stringMatching(/^doi BAD_USER_INPUT .*10\.nnnn\/suffix/)]);
  },
);

test('people by their family names and bodies by their whole names are contributors', () => {
  const contributors: readonly Parts[] = [
    { role: 'AUTHOR', family: '黄', given: '祖辉', familyRoman: 'Huang', givenRoman: 'Zuhui' },
    { role: 'TRANSLATOR', family: '波兰尼' },
    { role: 'ISSUER', literal: '国务院', literalEn: 'State Council' },
  ];
  expect(faultsOf({ contributors })).toEqual([]);
});

test.each([
  ['neither', { role: 'AUTHOR', given: '祖辉' }, /^contributors\[0\] .*none of family, literal; it takes exactly one/],
  [
    'both',
    { role: 'AUTHOR', family: '黄', literal: '国务院' },
    /^contributors\[0\] .*more than one of family, literal/,
  ],
  ['no role', { family: '黄' }, /^contributors\[0\]\.role .*AUTHOR, EDITOR, TRANSLATOR, ISSUER/],
  ['an unknown role', { role: 'WRITER', family: '黄' }, /^contributors\[0\]\.role .*WRITER.*AUTHOR, EDITOR/],
  [
    'an unknown part',
    { role: 'AUTHOR', name: '黄', family: '黄' },
    /^contributors\[0\]\.name .*no field of Contributor; it has role/,
  ],
])('a contributor with %s is refused with its place', (_, contributor, says) => {
  expect(faultsOf({ contributors: [contributor as Readonly<Record<string, string>>] })).toEqual([
    expect.stringMatching(says),
  ]);
});

test('a text in a list of objects is refused', () => {
  expect(faultsOf({ contributors: ['黄祖辉'] })).toEqual([
    expect.stringMatching(/^contributors\[0\] .*an object of role, family/),
  ]);
});

test.each([
  [{ isbn: '978-7-301-04815-3' }],
  [{ isbn: '7-301-04815-7' }],
  [{ isbn: '0-8044-2957-X' }],
  [{ isbn: '978-7-301-04815-3（上）；978-7-302-12260-9（下）' }],
  [{ issn: '1003-7071' }],
  [{ issn: '2434561X' }],
])('%j has its check digit', (fields) => {
  expect(faultsOf(fields)).toEqual([]);
});

test.each([
  [{ isbn: '978-7-301-04815-4' }, /isbn BAD_USER_INPUT .*978-7-301-04815-3/],
  [{ isbn: '7-301-04815-X' }, /isbn BAD_USER_INPUT .*7-301-04815-7/],
  [{ isbn: '978-7-301-04815-3; 9787302122600' }, /isbn BAD_USER_INPUT .*9787302122609/],
  [{ isbn: '10019·1234' }, /isbn BAD_USER_INPUT .*ten or thirteen/],
  [{ issn: '1003-7072' }, /issn BAD_USER_INPUT .*1003-7071/],
  [{ issn: '1003' }, /issn BAD_USER_INPUT .*eight/],
])('%j is refused with what would be right', (fields, message) => {
  expect(faultsOf(fields)).toEqual([expect.stringMatching(message)]);
});
