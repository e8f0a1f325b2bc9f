/**
 * The whole paper as it was entered and read a second time, on its way into seed/: it takes the place of the files there when what issue 6
 * asks of it (questions, numbers, vocabulary) is tested, too. Until then it keeps every rule that the shipped texts keep.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkSeed } from '../../src/ingest/check.ts';
import { faultLine } from '../../src/ingest/fault.ts';
import { keys, ontology } from '../ingest/seed-fixture.ts';

const FOLDER = new URL('whole-paper/', import.meta.url);
const PAPER = process.env.GONGFU_PAPER ?? fileURLToPath(new URL('../../../shared/source/paper.txt', import.meta.url));

const texts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }));

it('the whole paper has no faults, whatever the order of its files', () => {
  const parts = { ontology, keys };
  expect([checkSeed(texts, parts), checkSeed(texts.toReversed(), parts)].flat().map(faultLine)).toEqual([]);
});

it.skipIf(!existsSync(PAPER))('the whole paper quotes as printed and copies no more of it (needs GONGFU_PAPER)', () => {
  const sources = [{ text: readFileSync(PAPER, 'utf8') }];
  expect(checkSeed(texts, { ontology, keys, sources }).map(faultLine)).toEqual([]);
});
