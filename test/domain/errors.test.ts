import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ERROR_CODES, refusal } from '../../src/domain/errors.ts';

const page = await readFile(new URL('../../docs/errors.md', import.meta.url), 'utf8');

test('docs/errors.md has every code, and none that is not there', () => {
  const [table = ''] = page.split('## Problems of a change');
  const documented = [...table.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
  expect(documented).toEqual([...ERROR_CODES]);
});

test('a refusal has the code and the place of its first problem, and all problems', () => {
  const problems = [
    { index: 3, field: 'label', code: 'CONFLICT', message: 'is taken' },
    { index: 4, field: 'kind', code: 'BAD_USER_INPUT', message: 'is missing' },
  ] as const;
  const error = refusal(problems);
  expect(error).toMatchObject({ code: 'CONFLICT', details: { problems } });
  expect(error.message).toContain('item 3, label: is taken');
});
