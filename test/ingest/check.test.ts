/** What `gongfu check` says of a seed file, and at which line. */
import { describe, expect, it } from 'vitest';
import { changed, check, FILE, lineOf, SOURCE_TEXT } from './seed-fixture.ts';

describe('a whole file', () => {
  it('has no faults, with its source beside it', () => {
    expect(check(FILE).faults).toEqual([]);
  });

  it('that is empty has no faults', () => {
    expect(check('').faults).toEqual([]);
  });

  it('that is no YAML is named with its line', () => {
    const text = changed('en: Dongxiang County', 'en: "Dongxiang County');
    expect(check(text).summary[0]).toMatch(/^SYNTAX \d+$/);
  });

  it('that is nested by the thousand is a fault, not a breakdown', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect(check(deep).summary[0]).toBe('SYNTAX 1');
  });

  it('with anchors and aliases is refused: an entry says itself what it says', () => {
    const text = changed('at: 情况-1\n', 'at: *place\n', changed('key: 情况-1', 'key: &place 情况-1'));
    expect(check(text).summary).toContain(`SYNTAX ${lineOf('*place', text)}`);
  });

  it('shows all its faults in one run, by line', () => {
    const text = changed(
      'indicator: 茶厂数\n',
      'indicator: 茶场数\n',
      changed('practisedIn: 东乡', 'practisedIn: 西乡'),
    );
    expect(check(text).summary).toEqual([
      `UNKNOWN_NAME ${lineOf('indicator: 茶场数', text)}`,
      `ORPHAN ${lineOf('- indicator: 茶厂数', text)}`,
      `UNKNOWN_NAME ${lineOf('practisedIn: 西乡', text)}`,
    ]);
  });
});

it('of a passage key that nobody gave says where keys hold', () => {
  const [fault] = check(changed('at: 情况-1\n', 'at: 情况-9\n')).faults;
  expect(fault?.message).toMatch(/the files that are given together/);
});

/** what is broken → the code and the words on the line that it is named at. */
const CASES: readonly (readonly [title: string, from: string, to: string, code: string, line: string])[] = [
  ['a name that nothing has', 'practisedIn: 东乡', 'practisedIn: 南乡', 'UNKNOWN_NAME', 'practisedIn'],
  ['a key that the format lacks', 'unit: 家', 'units: 家', 'UNKNOWN_KEY', 'units'],
  ['a field that the ontology lacks', 'practisedIn: 东乡', 'practicedIn: 东乡', 'UNKNOWN_KEY', 'practicedIn'],
  ['a field of another type', 'practisedIn: 东乡', 'contains: 东乡', 'WRONG_END', 'contains'],
  ['an own field that the type lacks', '{level: COUNTY}', '{height: 3}', 'UNKNOWN_KEY', 'height'],
  ['a value that a field does not take', '{level: COUNTY}', '{level: HAMLET}', 'REFUSED', 'HAMLET'],
  ['a type that the ontology lacks', '- mechanism: 联户经营', '- machanism: 联户经营', 'UNKNOWN_KEY', 'machanism'],
  ['a kind that the type lacks', 'kind: OPERATION', 'kind: OPERATIONS', 'REFUSED', 'OPERATIONS'],
  ['a kind that is missing', '    kind: OPERATION\n', '', 'REFUSED', 'mechanism: 联户经营'],
  ['a wrong type at the other end', 'practisedIn: 东乡', 'practisedIn: 茶厂数', 'WRONG_END', 'practisedIn'],
  ['a status that is none', 'quote: 县里推行', 'status: DONE\n        quote: 县里推行', 'UNKNOWN_VALUE', 'DONE'],
  ['a period that is none', 'quote: 县里推行', 'period: 2021年\n        quote: 县里推行', 'REFUSED', '2021年'],
  ['a number that is none', 'value: 3', 'value: 三', 'UNKNOWN_VALUE', 'value: 三'],
  ['a passage that nobody wrote', 'at: 情况-1\n', 'at: 情况-9\n', 'UNKNOWN_PASSAGE', '情况-9'],
  [
    'a statement without a place',
    '        at: 做法-1\n        quote: 县里推行联户经营，一是统一采摘\n',
    '',
    'MISSING_EVIDENCE',
    'practisedIn',
  ],
  ['a quote of other words', 'quote: 办起了三家茶厂', 'quote: 建起了三家茶厂', 'QUOTE_NOT_IN_SOURCE', '建起了'],
  ['a quote from another section', 'quote: 办起了三家茶厂', 'quote: 经验值得借鉴', 'QUOTE_NOT_IN_SOURCE', '借鉴'],
  [
    'a heading that is not printed so',
    '  - section: [一、总体情况]\n',
    '  - section: [一、基本情况]\n',
    'HEADING_NOT_IN_SOURCE',
    '基本情况',
  ],
  ['a label without English', '    en: Dongxiang County\n', '', 'MISSING_ENGLISH', 'region: 东乡县'],
  ['a passage without English', ', en: Households work together.', '', 'MISSING_ENGLISH', '做法-1, number'],
  ['a passage key used twice', 'key: 做法-1, number', 'key: 情况-1, number', 'KEY_TWICE', 'key: 情况-1, number'],
];

describe('a fault is named at its line:', () => {
  for (const [title, from, to, code, line] of CASES) {
    it(title, () => {
      const text = changed(from, to);
      expect(check(text).summary).toContain(`${code} ${lineOf(line, text)}`);
    });
  }

  it('a quote that is too long', () => {
    const long = '茶'.repeat(41);
    const text = changed('quote: 办起了三家茶厂', `quote: ${long}`);
    expect(check(text, []).summary).toEqual([`QUOTE_TOO_LONG ${lineOf(long, text)}`]);
  });

  it('a required qualifier that is missing', () => {
    const text = changed('practisedIn: 东乡', 'providers: 东乡');
    const [fault] = check(text).faults;
    expect(fault).toMatchObject({ code: 'REFUSED', line: lineOf('providers', text) });
    expect(fault?.message).toContain('OBJECT');
  });

  it('an ordinal that is missing where the relation is ordered', () => {
    const text = `${changed('practisedIn: 东乡', 'versions: 联户经营 1.0')}  - {version: 联户经营 1.0, en: Version 1}\n`;
    const [fault] = check(text).faults;
    expect(fault).toMatchObject({ code: 'REFUSED', line: lineOf('versions:', text) });
    expect(fault?.message).toContain('ordinal');
  });

  it('a label used twice, with the line of the first', () => {
    const text = `${FILE}  - {region: 东乡县, en: Another, statements: [{siteOf: 联户经营}]}\n`;
    const fault = check(text).faults.find(({ code }) => code === 'LABEL_TWICE');
    expect(fault?.line).toBe(lineOf('en: Another', text));
    expect(fault?.message).toContain(`tea.yaml:${lineOf('- region: 东乡县')}`);
  });

  it('an id used twice', () => {
    const text = `${FILE}  - {region: 冬香县, en: A homophone, statements: []}\n`;
    expect(check(text).summary).toContain(`ID_TWICE ${lineOf('冬香县', text)}`);
  });

  it('an entity that nothing refers to and that states nothing', () => {
    const text = `${FILE}  - {region: 北乡县, en: Beixiang}\n`;
    expect(check(text).summary).toEqual([`ORPHAN ${lineOf('北乡县', text)}`]);
  });

  it('a name that two entities have, until its type is said', () => {
    const other = '  - {group: 东乡茶农, en: Tea growers, names: [东乡], statements: [{facedBy: 东乡县}]}\n';
    const text = changed('[{facedBy: 东乡县}]', '[{memberOf: 东乡茶农}]', `${FILE}${other}`);
    expect(check(text).summary).toContain(`AMBIGUOUS_NAME ${lineOf('practisedIn', text)}`);
    const said = changed('practisedIn: 东乡', 'practisedIn: {region: 东乡}', text);
    expect(check(said).summary).not.toContain(`AMBIGUOUS_NAME ${lineOf('practisedIn', said)}`);
  });

  it('a cycle in a relation that has none', () => {
    const ring = ['甲', '乙', '丙'].map(
      (name, index, all) =>
        `  - {version: ${name}, en: V${index}, statements: [{follows: ${all[(index + 1) % 3]}, at: 做法-1, quote: 统一销售}]}\n`,
    );
    const faults = check(`${FILE}${ring.join('')}`).faults;
    expect(faults.map(({ code }) => code)).toContain('REFUSED');
    expect(faults[0]?.line).toBeGreaterThanOrEqual(FILE.split('\n').length);
  });

  it('the same statement on the pages of both ends', () => {
    const text = changed(
      '    figures:\n',
      '    statements:\n      - {localPractices: 联户经营, at: 做法-1, quote: 统一销售}\n    figures:\n',
    );
    expect(check(text).summary).toEqual([`STATEMENT_TWICE ${lineOf('practisedIn', text)}`]);
  });

  it('a run of the source’s words in a text of ours', () => {
    const words = SOURCE_TEXT.replaceAll(/\s/g, '').slice(6, 60);
    const text = changed('zh: 东乡在山里，这几年有了茶厂。', `zh: ${words}`);
    expect(check(text).summary).toEqual([`COPIED ${lineOf(words, text)}`]);
  });
});

describe('quotes are compared with the source as it is printed:', () => {
  const quotes: readonly (readonly [string, string])[] = [
    ['white space and line breaks do not count', '三家茶厂，产量连年增长'],
    ['spaces inside numbers do not count', '茶农收入达到8000元'],
    ['marks of notes may be given or left out', '三家茶厂①，产量'],
    ['footnotes count wherever they print', '仅供示例使用'],
  ];
  for (const [title, quote] of quotes) {
    it(title, () => {
      expect(check(changed('quote: 办起了三家茶厂', `quote: ${quote}`)).faults).toEqual([]);
    });
  }

  it('a sentence that a footnote interrupts reads on after it', () => {
    const text = changed(
      'quote: 县里推行联户经营，一是统一采摘',
      'quote: 推行联户经营［2］12，一是统一采摘，二是统一销售',
    );
    expect(check(text).faults).toEqual([]);
  });

  it('without a source they are not compared', () => {
    expect(check(changed('quote: 办起了三家茶厂', 'quote: 随便什么'), []).faults).toEqual([]);
  });
});
