/** The texts that come with gongfu keep every rule, and every quote stands in the paper. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkSeed } from '../../src/ingest/check.ts';
import { faultLine } from '../../src/ingest/fault.ts';
import { keys, ontology } from './seed-fixture.ts';

const SEED = new URL('../../seed/', import.meta.url);
const PAPER = process.env.GONGFU_PAPER ?? fileURLToPath(new URL('../../../shared/source/paper.txt', import.meta.url));

const texts = readdirSync(SEED)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name: `seed/${name}`, text: readFileSync(new URL(name, SEED), 'utf8') }));

it('the shipped seed has no faults', () => {
  expect(checkSeed(texts, { ontology, keys }).map(faultLine)).toEqual([]);
});

it.skipIf(!existsSync(PAPER))(
  'the shipped seed quotes the paper as printed and copies no more of it (needs GONGFU_PAPER)',
  () => {
    const sources = [{ text: readFileSync(PAPER, 'utf8') }];
    expect(checkSeed(texts, { ontology, keys, sources }).map(faultLine)).toEqual([]);
  },
);
