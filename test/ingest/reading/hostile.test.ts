import { afterAll, describe, expect, it } from 'vitest';
import { createFileReader } from '../../../src/ingest/reading/reader.ts';
import { REFUSAL_REASONS, reasonOf } from '../../../src/ingest/reading/refusals.ts';
import { hostileFiles } from './hostile-files.ts';

const reader = createFileReader();
afterAll(() => reader.close());

describe('hostile and broken files are refused by name or read plainly', () => {
  const files = hostileFiles();

  it('there are more than 60 kinds of them', () => {
    expect(new Set(files.map(({ name }) => name)).size).toBeGreaterThan(60);
  });

  it.each(files)('$name', async ({ name, make, expected }) => {
    const result = await reader.read(make(), { name }).then(
      ({ documents }) => ({ outcome: 'READ', message: '', texts: documents.map(({ text }) => text) }),
      (error: unknown) => ({ outcome: reasonOf(error) ?? error, message: String(error), texts: [] }),
    );
    expect(expected).toContain(result.outcome);
    if (result.outcome !== 'READ') expect(result.message).toContain(name);
    expect(result.texts.join('')).not.toMatch(/while \(true\)|onerror|127\.0\.0\.1/u);
  });

  it('most reasons of refusal have their file', () => {
    const met = new Set(files.flatMap(({ expected }) => expected));
    expect(REFUSAL_REASONS.filter((reason) => !met.has(reason))).toEqual([]);
  });
});
