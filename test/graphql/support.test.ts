import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShippedCorpus, type ShippedCorpus } from './shipped-corpus.ts';

const HANG_MS = 300_000;
const QUERY = `query ($text: String!, $first: Int! = 5, $style: CitationStyle) {
  findSupport(text: $text, first: $first, style: $style) {
    statements {
      range { start end } text negated checkable unsupported
      mentions { entity { label } range { start end } }
      matches { passage { id textKind } score relation quote locator differs rounded sharedEntities { label }
        statement { ... on Observation { value unit } } }
    }
    markedText bibliography { style text entries { document { id } inText } } degraded
  }
}`;

interface Match {
  readonly passage: { readonly id: string; readonly textKind: string };
  readonly score: number;
  readonly relation: string;
  readonly quote: string | null;
  readonly differs: readonly string[];
  readonly rounded: boolean;
  readonly statement: { readonly value?: number } | null;
}
interface Answer {
  readonly statements: readonly {
    readonly range: { readonly start: number; readonly end: number };
    readonly text: string;
    readonly checkable: boolean;
    readonly unsupported: boolean;
    readonly mentions: readonly {
      readonly entity: { readonly label: string };
      readonly range: { readonly start: number; readonly end: number };
    }[];
    readonly matches: readonly Match[];
  }[];
  readonly markedText: string;
  readonly bibliography: { readonly text: string; readonly entries: readonly object[] };
  readonly degraded: readonly string[];
}

// By words alone: the index of these engines has no vectors (test/support asks with them).
let corpus: ShippedCorpus;
beforeAll(async () => {
  corpus = await openShippedCorpus();
}, HANG_MS);
afterAll(() => corpus.close());

async function ask(text: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
  const { findSupport } = await corpus.asking.data<{ findSupport: Answer }>(QUERY, { text, ...variables });
  return findSupport;
}

describe('a sentence with a figure', () => {
  test('agrees with the observation, in the words of the source', async () => {
    const { statements } = await ask('2021年，浙江的城乡居民收入之比已降到1.94。');
    expect(statements[0]?.matches[0]).toMatchObject({
      relation: 'NUMBER_AGREES',
      differs: [],
      statement: { value: 1.94 },
      quote: expect.stringContaining('1.94'),
    });
  });

  test.each([
    ['another amount', '2021年，浙江的城乡居民收入之比为2.94。', 'VALUE'],
    ['another year', '湖州市2019年的城乡收入差距为1.65。', 'PERIOD'],
    ['another place', '桐乡市2021年的城乡收入差距为1.65。', 'SUBJECT'],
    ['another currency', '2019—2021年间，鹿城区共募得善款3.2亿美元。', 'UNIT'],
    ['a bound that does not hold', '2021年，浙江的经济总量还不足7万亿元。', 'COMPARATOR'],
    ['the way it went', '2021年，浙江的城乡居民收入之比扩大到1.94。', 'DIRECTION'],
    ['a target told as done', '丽水市已带动1200个村实现增收致富。', 'STATUS'],
  ])('differs by %s, and is not cited', async (_, text, difference) => {
    const { statements, markedText, bibliography } = await ask(text);
    expect(statements[0]?.matches[0]).toMatchObject({ relation: 'NUMBER_DIFFERS', differs: [difference] });
    expect(markedText).toBe(text);
    expect(bibliography.entries).toEqual([]);
  });

  test('agrees where it is the rounded amount of the source, and says so', async () => {
    const { statements, bibliography } = await ask('到2020年底，义乌的农房抵押贷款有138亿元。');
    expect(statements[0]?.matches[0]).toMatchObject({
      relation: 'NUMBER_AGREES',
      rounded: true,
      statement: { value: 138.09 },
    });
    expect(bibliography.entries).toHaveLength(1);
  });

  test('in the row of a table is read with the head; what the head names stands at no place of the row', async () => {
    const table = '| 地区 | 城乡收入之比 |\n|---|---|\n| 浙江 | 1.94 |';
    const [head, row] = (await ask(table)).statements;
    expect(head?.checkable).toBe(false);
    expect(row?.matches[0]).toMatchObject({ relation: 'NUMBER_AGREES', rounded: false });
    expect(row?.mentions.map(({ range }) => table.slice(range.start, range.end))).toEqual(['浙江']);
  });

  test('that it denies agrees with nothing', async () => {
    const { statements } = await ask('2021年浙江的城乡居民收入之比并非1.94。');
    expect(statements[0]?.matches.map(({ relation }) => relation)).not.toContain('NUMBER_AGREES');
    expect(statements[0]?.matches.length).toBeGreaterThan(0);
  });

  test('takes its place over from the sentence before, unless it names one that is not known', async () => {
    const { statements } = await ask('浙江的海域广阔。乡村人口约占总人口的27.8%。江苏的乡村人口约占总人口的27.8%。');
    const relations = statements.map(({ matches }) => matches.map(({ relation }) => relation));
    expect(relations[1]).toContain('NUMBER_AGREES');
    expect(relations[2]).not.toContain('NUMBER_AGREES');
  });
});

test('a verbatim run is quoted, a run of our paraphrase is not, and a long name alone is none', async () => {
  const { statements } = await ask(
    '湖州的要义，在于“把城市和乡村视为一个整体”来谋划。平湖古来便是“养桑缫丝的农耕之地，仓廪丰实”。浙江的农村居民人均可支配收入很重要。',
  );
  const quoted = statements.map(({ matches }) => matches.filter(({ relation }) => relation === 'QUOTES'));
  expect(quoted[0]?.[0]?.quote).toContain('把城市和乡村视为一个整体');
  expect(quoted[1]).toEqual([]);
  expect(quoted[2]).toEqual([]);
});

test('a paragraph gets its citations before the stops, its list behind, and says where nothing bears on it', async () => {
  const text = '本文的安排如下。\n2021年，湖州市的城乡收入差距为1.65。詹姆斯·韦布空间望远镜公布了首批深空图像。';
  const { statements, markedText, bibliography, degraded } = await ask(text);
  expect(statements.map(({ checkable, unsupported }) => [checkable, unsupported])).toEqual([
    [false, false],
    [true, false],
    [true, true],
  ]);
  expect(markedText).toMatch(/^本文的安排如下。\n2021年，湖州市的城乡收入差距为1\.65\[1\][^。]*。詹姆斯/u);
  expect(bibliography.text).toMatch(/^\[1\] .+\.$/u);
  expect(degraded).toEqual(['SEMANTIC_UNAVAILABLE']);
});

test('ranges and mentions are stretches of what was pasted', async () => {
  const text = '  蓮花未來鄉村在2020年的各類經營主體為150家。';
  const { statements } = await ask(text);
  const [own] = statements;
  expect(text.slice(own?.range.start, own?.range.end)).toBe(own?.text);
  const named = own?.mentions.map(({ entity, range }) => [entity.label, text.slice(range.start, range.end)]);
  expect(named).toContainEqual(['莲花未来乡村', '蓮花未來鄉村']);
});

test.each([
  ['APA_7', /\(.+, 2022.*\)。$/u],
  ['BIBTEX', /\\cite\{.+\}。$/u],
  ['RIS', /1\.65。$/u],
])('in %s the text is marked as the style has it', async (style, mark) => {
  const { markedText, bibliography } = await ask('2021年，湖州市的城乡收入差距为1.65。', { style });
  expect(markedText).toMatch(mark);
  expect(bibliography.entries).toHaveLength(1);
});

test('`first` is how many passages a sentence gets', async () => {
  const { statements } = await ask('浙江推进共同富裕示范区建设，缩小城乡差距。', { first: 1 });
  expect(statements[0]?.matches).toHaveLength(1);
});

describe('bad input', () => {
  test.each([
    ['nothing', ''],
    ['punctuation alone', '。。。！？——'],
    ['one megabyte', '浙江的城乡居民收入之比。'.repeat(90_000)],
    ['one character too many', '浙'.repeat(20_001)],
  ])('%s is refused', async (_, text) => {
    expect(await corpus.asking.code(QUERY, { text })).toBe('BAD_USER_INPUT');
  });

  test('thousands of numbers in one sentence are answered like others', async () => {
    const start = performance.now();
    await corpus.asking.ask(QUERY, { text: '1 '.repeat(9_000) });
    // A hang guard: it takes one to two seconds.
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 120_000);

  test('one character again and again costs no more than other texts of its length', async () => {
    const before = process.cpuUsage();
    await corpus.asking.ask(QUERY, { text: '浙'.repeat(20_000) });
    const { user, system } = process.cpuUsage(before);
    // 0.7 s; it was 6 s where each place of a piece was copied.
    expect(user + system).toBeLessThan(3_000_000);
  }, 120_000);

  test('an unknown style is refused', async () => {
    const answer = await corpus.asking.ask(QUERY, { text: '浙江。', style: 'CHICAGO' });
    expect(answer.errors).toHaveLength(1);
  });

  test.each([
    ['control characters', '2021年，湖州市的\u0000城乡收入差距\u0007为1.65。'],
    ['HTML', '<p>2021年，<b>湖州市</b>的城乡收入差距为<i>1.65</i>。</p>'],
    ['LaTeX', '2021年，\\textbf{湖州市}的城乡收入差距为$1.65$\\cite{a}。'],
    ['a table', '| 地区 | 指标 |\n|---|---|\n| 湖州市 | 2021年城乡收入差距为1.65 |'],
    ['citations of its own', '2021年，湖州市的城乡收入差距为1.65[3-5]（王某等，2022）。'],
    ['a footnote of its own', '2021年，湖州市的城乡收入差距为1.65③。'],
    ['a mixture of languages', 'In 2021 湖州市的城乡收入差距 was 1.65。'],
    ['a lone surrogate', '2021年，湖州市的城乡收入差距为1.65\ud800。'],
  ])('%s stand beside what can be read', async (_, text) => {
    const { statements } = await ask(text);
    const relations = statements.flatMap(({ matches }) => matches.map(({ relation }) => relation));
    expect(relations).toContain('NUMBER_AGREES');
  });
});
