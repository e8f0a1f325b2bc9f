/** The texts that come with gongfu keep every rule, and the paper proves what it can. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkSeed, checkWhole } from '../../src/ingest/check.ts';
import { faultLine } from '../../src/ingest/fault.ts';
import { hasPaper, paperText } from '../corpus/paper.ts';
import { keys, ontology } from './seed-fixture.ts';

const SEED = new URL('../../seed/', import.meta.url);

const texts = readdirSync(SEED)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name: `seed/${name}`, text: readFileSync(new URL(name, SEED), 'utf8') }));

it('the shipped seed has no faults', () => {
  expect(checkSeed(texts, { ontology, keys }).map(faultLine)).toEqual([]);
});

describe.skipIf(!hasPaper)('against the paper (needs GONGFU_PAPER)', () => {
  const check = (files: typeof texts) =>
    checkSeed(files, { ontology, keys, sources: [{ text: paperText() }] }).map(faultLine);

  it('the shipped seed has no faults: quotes, numbers, ends and passages are all accounted for', () => {
    expect(check(texts)).toEqual([]);
  });

  it('the order of the files does not matter', () => {
    expect(check(texts.toReversed())).toEqual([]);
  });

  it('each passage has its own part of the paper: one that does not say how it opens is a fault', () => {
    const opening = /^ +opens: .*\n/m;
    const [first, ...others] = texts.toSorted((one) => (opening.test(one.text) ? -1 : 1));
    if (!first) throw new Error('there is no seed');
    expect(check([{ ...first, text: first.text.replace(opening, '') }, ...others])).not.toEqual([]);
  });
});

it('the vocabulary of the shipped seed has nothing that is neither mended nor excused with a reason', () => {
  expect(checkWhole(texts, { ontology, keys }).vocabulary.remarks.map(faultLine)).toEqual([]);
});
