/** No file of the project holds the paper's sentences: only what allowed.yaml lists is a longer run of its words. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { createCopyFinder } from '../../src/ingest/copied.ts';
import { hasPaper, paperText } from './paper.ts';

interface Allowed {
  readonly text: string;
  readonly because: string;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const allowed = load(readFileSync(new URL('allowed.yaml', import.meta.url), 'utf8')) as readonly Allowed[];

describe.skipIf(!hasPaper)('against the paper (needs GONGFU_PAPER)', () => {
  it('no file that git knows has more than 40 characters or 12 English words of it in a row', () => {
    expect(copiedIn(allTexts(), allowed)).toEqual([]);
  });

  it('each thing that is allowed is needed somewhere', () => {
    const { find } = createCopyFinder(paperText(), []);
    const texts = allTexts().filter(({ text }) => find(text) !== undefined);
    const without = (entry: Allowed) => allowed.filter((other) => other !== entry);
    expect(allowed.filter((entry) => copiedIn(texts, without(entry)).length === 0)).toEqual([]);
  });
});

it('each thing that is allowed has its reason', () => {
  expect(allowed.filter(({ text, because }) => !text || !because)).toEqual([]);
});

interface FileText {
  readonly name: string;
  readonly text: string;
}

/** Tracked or about to be; without binary files and those that were deleted. */
function allTexts(): readonly FileText[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const names = [...new Set(listed.split('\0'))].filter((name) => name !== '' && existsSync(`${ROOT}${name}`));
  return names.flatMap((name) => {
    const bytes = readFileSync(`${ROOT}${name}`);
    return bytes.includes(0) ? [] : [{ name, text: bytes.toString('utf8') }];
  });
}

function copiedIn(texts: readonly FileText[], entries: readonly Allowed[]): readonly string[] {
  const finder = createCopyFinder(
    paperText(),
    entries.map(({ text }) => text),
  );
  return texts.flatMap(({ name, text }) => {
    const run = finder.find(text);
    return run === undefined ? [] : [`${name}: ${run}`];
  });
}
