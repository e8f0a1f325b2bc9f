/** What `gongfu check --source` proves where the passages of a text say how they open. */
import { describe, expect, it } from 'vitest';
import { readSeed } from '../../src/ingest/seed.ts';
import { EXACT_FILE, EXACT_SOURCE } from './exact-fixture.ts';
import { changed as changedIn, check as checkIn, keys, lineOf as lineIn, ontology } from './seed-fixture.ts';

const check = (text: string, source = EXACT_SOURCE) => checkIn(text, [{ text: source }]);
const changed = (from: string, to: string, text = EXACT_FILE) => changedIn(from, to, text);

/** Code and line of the faults of the file after one change; the line is that of the words in it. */
function expectFault(code: string, words: string, text: string): void {
  expect(check(text).summary).toEqual([`${code} ${lineIn(words, text)}`]);
}

it('a text of which all is accounted for has no faults', () => {
  expect(check(EXACT_FILE).faults).toEqual([]);
});

it('without the source nothing of this is asked', () => {
  expect(checkIn(changed('value: 12', 'value: 13'), []).faults).toEqual([]);
});

describe('where a passage stands:', () => {
  it('an opening that the source does not have is a fault', () => {
    const text = changed('opens: 该县打出', 'opens: 该县又打出');
    expect(check(text).summary).toContain(`OPENS_NOT_IN_SOURCE ${lineIn('该县又打出', text)}`);
  });

  it('an opening that stands before that of the passage before is a fault', () => {
    const text = changed('        opens: 该县打出', '        opens: 东乡县从');
    expect(check(text).summary).toContain(`OPENS_NOT_IN_SOURCE ${lineIn('        opens: 东乡县从', text)}`);
  });

  it('an opening under another heading is a fault', () => {
    const text = changed('opens: 西乡镇养蜂', 'opens: 该县打出');
    expect(check(text).summary).toContain(`OPENS_NOT_IN_SOURCE ${lineIn('蜂-1, number', text)}`);
  });

  it('a passage without its opening is a fault where another has one', () => {
    const text = changed('opens: 东乡县从, ', '');
    expect(check(text).summary).toContain(`MISSING_KEY ${lineIn('茶-1, number', text)}`);
  });

  it('an opening is short', () => {
    const text = changed('opens: 该县打出', 'opens: 该县打出“1+3”品牌，围绕采、制');
    expect(check(text).summary).toContain(`QUOTE_TOO_LONG ${lineIn('opens: 该县打出', text)}`);
  });

  it('a quote from another passage of the same section is a fault', () => {
    expectFault('QUOTE_NOT_IN_SOURCE', 'quote: 三大环节', changed('quote: 推行联户经营', 'quote: 三大环节'));
  });

  it('a quote may be of the headings and of the notes whose marks stand there', () => {
    expect(check(changed('quote: 推行联户经营', 'quote: 山里的茶')).faults).toEqual([]);
    expectFault('QUOTE_NOT_IN_SOURCE', 'quote: 数据来源', changed('quote: 林下', 'quote: 数据来源'));
  });
});

describe('a number is accounted for', () => {
  const CASES: readonly (readonly [string, string, string, string])[] = [
    ['by a figure with its value', 'value: 12', 'value: 13', '茶-1'],
    ['by a Chinese numeral’s value', 'value: 2\n', 'value: 3\n', '蜂-1'],
    ['by the period of a statement', 'period: 2019-03/..', 'period: 2019/..', '茶-1'],
    ['by a mark that is cited', ', cited: [{mark: ［1］}]', '', '茶-1'],
    ['by the page that is cited', ', locator: "7"', '', '蜂-1'],
    ['by a name that holds it', 'mechanism: “1+3”品牌', 'mechanism: 该县品牌', '茶-2'],
    ['by an entry of its passage', '        numbers: [{text: 三大环节, is: COUNTS}]\n', '', '茶-2'],
  ];
  for (const [title, from, to, key] of CASES) {
    it(title, () => {
      const text = changed(from, to);
      const line = lineIn(`key: ${key}`, text);
      expect(check(text).summary).toContain(`NUMBER_UNACCOUNTED ${line}`);
    });
  }

  it('by the wording of a figure without a value', () => {
    expect(check(changed('value: 12, unit: 家', 'wording: 办起12家')).faults).toEqual([]);
    expect(check(changed('value: 12, unit: 家', 'value: 13, unit: 家, wording: 办起12家')).faults).not.toEqual([]);
  });

  it('in its own passage only', () => {
    const text = changed('at: 茶-2, quote: 茶农收入超过8000元', 'at: 茶-1, quote: 推行联户经营');
    expect(check(text).summary).toContain(`NUMBER_UNACCOUNTED ${lineIn('key: 茶-2', text)}`);
  });

  it('and the fault shows it among its words', () => {
    const [fault] = check(changed('value: 12', 'value: 13')).faults;
    expect(fault?.message).toContain('办起‹12›家茶厂');
  });

  it('and an entry that is not needed is a fault', () => {
    const entry = (text: string) =>
      changed('text: 三大环节, is: COUNTS', `text: ${text}, is: COUNTS}, {text: 三大环节, is: COUNTS`);
    expectFault('NEEDLESS', 'numbers:', entry('超过8000元'));
    expectFault('NEEDLESS', 'numbers:', entry('四大环节'));
  });

  it('and what it is comes from a short list', () => {
    const text = changed('is: COUNTS', 'is: SOMETHING');
    expect(check(text).summary).toContain(`UNKNOWN_VALUE ${lineIn('is: SOMETHING', text)}`);
  });
});

describe('something stands on each passage', () => {
  const source = `${EXACT_SOURCE}\n末段只是过渡。`;
  const last = '      - {key: 尾-1, number: 3, opens: 末段只是, zh: 没有内容。, en: Nothing.}\n';
  const unused = changed('entities:\n', `${last}entities:\n`);

  it('or it is a fault', () => {
    expect(check(unused, source).summary).toEqual([`PASSAGE_UNUSED ${lineIn('key: 尾-1', unused)}`]);
  });

  it('or the passage says why not', () => {
    const text = changed('key: 尾-1, ', 'key: 尾-1, supportsNothing: 只是过渡。, ', unused);
    expect(check(text, source).faults).toEqual([]);
  });

  it('and a reason that is not needed is a fault', () => {
    expectFault('NEEDLESS', 'supportsNothing', changed('key: 蜂-1, ', 'key: 蜂-1, supportsNothing: 只是过渡。, '));
  });
});

describe('the ends of a statement are named where it stands', () => {
  const unnamed = '        unnamed: PRONOUN\n';

  it('or it is a fault', () => {
    const text = changed(unnamed, '');
    expectFault('END_UNNAMED', '- practisedIn: 东乡县', text);
    expect(check(text).faults[0]?.message).toContain('“东乡县”');
  });

  it('by another name as well', () => {
    expect(
      check(
        changed(
          '    en: Dongxiang County\n',
          '    en: Dongxiang County\n    names: [该县]\n',
          changed(unnamed, '', changed(', unnamed: PRONOUN', '')),
        ),
      ).faults,
    ).toEqual([]);
  });

  it('by no name that goes on over the end of a sentence', () => {
    const text = changed('mechanism: 养蜂', 'mechanism: 养蜂两家', changed('describes: 养蜂', 'describes: 养蜂两家'));
    expect(check(text).summary).toEqual([
      `END_UNNAMED ${lineIn('describes: 养蜂两家', text)}`,
      `END_UNNAMED ${lineIn('practisedIn: 西乡镇', text)}`,
    ]);
  });

  it('in one of several places', () => {
    const text = changed(
      unnamed,
      '',
      changed(
        '        at: 茶-2\n        quote: 该县打出“1+3”品牌\n',
        '        at: [{at: 茶-2, quote: 该县打出“1+3”品牌}, 茶-1]\n',
      ),
    );
    expect(check(text).faults).toEqual([]);
  });

  it('but for what is known from elsewhere', () => {
    const text = changed(unnamed, '        basis: BACKGROUND\n');
    expect(check(text).faults).toEqual([]);
  });

  it('and a reason that is not needed is a fault', () => {
    expectFault('NEEDLESS', '西乡镇养蜂, unnamed', changed('quote: 西乡镇养蜂}', 'quote: 西乡镇养蜂, unnamed: LIST}'));
  });

  it('and the reason is one of a short list', () => {
    const text = changed('        unnamed: PRONOUN', '        unnamed: WHATEVER');
    expect(check(text).summary).toContain(`UNKNOWN_VALUE ${lineIn('WHATEVER', text)}`);
  });

  it('and a reader finds the reason in the note, after what the author wrote', () => {
    const { inputs } = readSeed([{ name: 'tea.yaml', text: EXACT_FILE }], { ontology, keys });
    const notes = inputs.relations.flatMap(({ input }) => (input.note ? [[input.note, input.noteEn]] : []));
    expect(notes).toEqual([['没有说年份。原文此处用代词。', 'No year is given. The source uses a pronoun here.']]);
  });
});
