/** What a link is made of: addresses and DOIs of sources. */
import { expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { problemsOf } from '../../src/domain/validate.ts';
import { entity } from '../store/items.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));

function faultsOf(fields: Readonly<Record<string, string>>) {
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
