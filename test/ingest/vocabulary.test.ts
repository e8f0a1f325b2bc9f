/** What the vocabulary lint finds, at which lines (those that end in “# !”), what it leaves alone, and how a text excuses a finding. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSeed } from '../../src/ingest/check.ts';
import { LINT_CODES, LINTS, type LintCode, ONTOLOGY_LINTS } from '../../src/ingest/lint.ts';
import { readSeed } from '../../src/ingest/seed.ts';
import type { SeedText } from '../../src/ingest/seed-read.ts';
import { lintVocabulary, type VocabularyReport } from '../../src/ingest/vocabulary.ts';
import { keys, ontology } from './seed-fixture.ts';
import { WORD_CASES } from './vocabulary-cases.ts';
import { RELATION_CASES, SHEET_CASES } from './vocabulary-graph-cases.ts';

const CASES = [...WORD_CASES, ...RELATION_CASES, ...SHEET_CASES];

const HEAD = `source: 例文
passages: [{section: [一], paragraphs: [{key: a, number: 1, zh: 甲。, en: A.}]}]
entities:
  - {document: 例文, en: Example}
`;

function lint(...texts: readonly SeedText[]): VocabularyReport {
  return lintVocabulary(readSeed(texts, { ontology, keys }), ontology);
}

function file(entities: string, name = 'one.yaml'): SeedText {
  return { name, text: `${HEAD}${entities}` };
}

function linesOf(code: LintCode, { faults, remarks }: VocabularyReport): readonly number[] {
  return [...faults, ...remarks].filter((fault) => fault.code === code).map(({ line }) => line);
}

function markedLines(text: string): readonly number[] {
  return text.split('\n').flatMap((line, index) => (line.endsWith('# !') ? [index + 1] : []));
}

describe('the lint', () => {
  for (const { code, title, entities } of CASES) {
    const says = entities.includes('# !') ? 'finds' : 'leaves alone';
    it(`${code} ${says} ${title}`, () => {
      const text = file(entities);
      expect(linesOf(code, lint(text))).toEqual(markedLines(text.text));
    });
  }

  it('has a case that it finds and one that it leaves alone for every code', () => {
    const found = new Set(CASES.filter(({ entities }) => entities.includes('# !')).map(({ code }) => code));
    const left = new Set(CASES.filter(({ entities }) => !entities.includes('# !')).map(({ code }) => code));
    const own = LINT_CODES.filter((code) => !ONTOLOGY_LINTS.has(code));
    expect(own.filter((code) => !found.has(code) || !left.has(code))).toEqual([]);
  });

  it('gives the faults to `gongfu check` and keeps the remarks for its report', () => {
    const text = file(
      '  - {region: 东乡, en: Dong, statements: [{within: 西乡, at: a}]}\n  - {region: 西乡, en: dong}\n',
    );
    expect(checkSeed([text], { ontology, keys }).map(({ code }) => code)).toEqual(['SAME_ENGLISH']);
    expect(linesOf('NO_LEVEL', lint(text))).toEqual([5, 6]);
  });

  it('counts every lint, faults first', () => {
    const { counts } = lint(file('  - {region: 东乡, en: 东}\n'));
    expect(counts.map(({ lint: code }) => code)).toEqual(LINT_CODES);
    expect(counts).toContainEqual({ lint: 'HAN_IN_ENGLISH', found: 1, excused: 0, words: [] });
    expect(LINT_CODES.map((code) => LINTS[code]).join()).toMatch(/^(?:FAULT,)+REMARK(?:,REMARK)*$/);
  });

  it('names its lint in every message, as an exception has to', () => {
    const { faults, remarks } = lint(file('  - {region: 东乡, en: 东}\n'));
    expect([...faults, ...remarks].filter(({ code, message }) => !message.endsWith(`[${code}]`))).toEqual([]);
  });
});

describe('the words of the ontology', () => {
  const { remarks } = lint(
    file(`  - {model: 东乡模式, en: Dong, statements: [{uses: 联户, at: a}]}
  - {mechanism: 联户, en: Joint, kind: FUND}
  - {group: 茶农, en: Growers, claims: [{OUTCOME: 增收, en: More., at: a}]}
`),
  );
  const words = (code: LintCode) =>
    remarks.filter((remark) => remark.code === code).map(({ message }) => message.match(/[A-Z_.]{4,}/)?.[0]);

  it('that nothing uses are remarks, at their lines of schema/', () => {
    expect(words('UNUSED_RELATION')).toContain('WITHIN');
    expect(words('UNUSED_RELATION')).not.toContain('USES');
    expect(words('UNUSED_TYPE')).toContain('REGION');
    expect(words('UNUSED_TYPE')).not.toContain('MODEL');
    expect(words('UNUSED_KIND')).toContain('MECHANISM.BRAND');
    expect(words('UNUSED_KIND')).not.toContain('MECHANISM.FUND');
    const places = remarks.filter(({ code }) => ONTOLOGY_LINTS.has(code as LintCode));
    expect(places.filter(({ file: name, line }) => !name.endsWith('.graphql') || line < 2)).toEqual([]);
  });

  it('of a type whose entities no relation joins are named', () => {
    expect(words('UNJOINED_TYPE')).toEqual(['GROUP', 'DOCUMENT']);
  });
});

it('is told lint by lint in docs/seed-format.md', () => {
  const guide = readFileSync(new URL('../../docs/seed-format.md', import.meta.url), 'utf8');
  const section = guide.split(/^## /m).find((part) => part.startsWith('The vocabulary lint')) ?? '';
  expect(LINT_CODES.filter((code) => !section.includes(`| ${code} |`))).toEqual([]);
});

describe('an exception', () => {
  const PAIR = '  - {region: 东乡, en: Dong, statements: [{within: 西乡, at: a}]}\n  - {region: 西乡, en: dong}\n';
  const excepting = (exceptions: string, entities = PAIR) => lint(file(`${entities}exceptions:\n${exceptions}`));

  it('excuses what it names, and is counted', () => {
    const report = excepting('  - {lint: SAME_ENGLISH, of: [东乡, 西乡], because: as printed}\n');
    expect(report.faults).toEqual([]);
    expect(report.counts).toContainEqual({ lint: 'SAME_ENGLISH', found: 0, excused: 1, words: [] });
  });

  it('may name several findings of one lint, by ids, types and words of the ontology', () => {
    const report = excepting(
      '  - {lint: NO_LEVEL, of: [region:dong-xiang, {region: 西乡}], because: none given}\n  - {lint: UNUSED_RELATION, of: [AMENDS, REPEALS], because: for users}\n  - {lint: SAME_ENGLISH, of: [东乡, 西乡], because: as printed}\n',
    );
    expect(report.faults).toEqual([]);
    expect(linesOf('NO_LEVEL', report)).toEqual([]);
    expect(report.counts.find(({ lint: code }) => code === 'UNUSED_RELATION')).toMatchObject({ excused: 2 });
  });

  it('that names one of two does not excuse the pair', () => {
    const report = excepting('  - {lint: SAME_ENGLISH, of: [西乡], because: as printed}\n');
    expect(report.faults.map(({ code }) => code)).toEqual(['SAME_ENGLISH', 'NEEDLESS']);
  });

  it('that excuses nothing is a fault at what it names', () => {
    const report = excepting(
      '  - {lint: ORPHAN, of: [东乡], because: stays}\n',
      '  - {region: 东乡, en: D, statements: [{memberOf: 茶农, at: a}]}\n  - {group: 茶农, en: T}\n',
    );
    expect(report.faults.map(({ code, line, column }) => [code, line, column])).toEqual([['NEEDLESS', 8, 25]]);
  });

  it('does not count as what refers to an entity', () => {
    const report = excepting('  - {lint: ORPHAN, of: [东乡], because: stays}\n', '  - {region: 东乡, en: D}\n');
    expect(report.faults).toEqual([]);
    expect(report.counts).toContainEqual({ lint: 'ORPHAN', found: 0, excused: 1, words: [] });
  });

  const WRONG: readonly (readonly [title: string, exception: string, code: string])[] = [
    ['of a name that nothing has', '{lint: ORPHAN, of: [南乡], because: x}', 'UNKNOWN_NAME'],
    ['of a lint that there is not', '{lint: ORPHANS, of: [东乡], because: x}', 'UNKNOWN_VALUE'],
    ['without a reason', '{lint: SAME_ENGLISH, of: [东乡, 西乡]}', 'MISSING_KEY'],
    ['of nothing', '{lint: SAME_ENGLISH, because: x}', 'MISSING_KEY'],
    ['with a key that it lacks', '{lint: SAME_ENGLISH, of: [东乡, 西乡], because: x, why: y}', 'UNKNOWN_KEY'],
  ];
  for (const [title, exception, code] of WRONG) {
    it(`${title} is a fault at its line`, () => {
      const text = file(`${PAIR}exceptions:\n  - ${exception}\n`);
      const faults = checkSeed([text], { ontology, keys });
      expect(faults.map((fault) => `${fault.code} ${fault.line}`)).toContain(`${code} 8`);
    });
  }
});

it('finds the same whatever the order of the files', () => {
  const bodies = CASES.map(({ entities }, index) => ({
    name: `${index}.yaml`,
    text: `source: 例文\nentities:\n${entities}`,
  }));
  const files = [file('', 'head.yaml'), ...bodies];
  const expected = lint(...files);
  expect(expected.faults.length).toBeGreaterThan(10);
  fc.assert(
    fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (shuffled) => {
      expect(lint(...shuffled)).toEqual(expected);
    }),
    { numRuns: 5 },
  );
});
