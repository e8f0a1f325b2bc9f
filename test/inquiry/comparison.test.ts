/** What `gongfu compare` prints, from a small invented corpus. */
import { beforeAll, describe, expect, it } from 'vitest';
import { CSV_MARK } from '../../src/domain/csv.ts';
import type { Comparison } from '../../src/inquiry/compare.ts';
import { chosenRows, type RowChoice } from '../../src/inquiry/comparison/choice.ts';
import { comparisonCsv, comparisonJson } from '../../src/inquiry/comparison/data.ts';
import { comparisonLatex } from '../../src/inquiry/comparison/latex.ts';
import { comparisonMarkdown } from '../../src/inquiry/comparison/markdown.ts';
import { printedComparison } from '../../src/inquiry/comparison/printed.ts';
import { type ComparedStatement, comparedStatements } from '../../src/inquiry/comparison/statements.ts';
import type { Lang } from '../../src/inquiry/comparison/words.ts';
import { createInquiries } from '../../src/inquiry/inquiries.ts';
import { shippedOntology, withoutIndex } from '../graphql/asking.ts';
import { cellsOf } from '../ingest/csv-reading.ts';
import { at, change, entity, observation, relation } from '../store/items.ts';
import { createReferenceStore } from '../store/reference.ts';
import { smallWorld } from '../store/world.ts';

const SCOPE = { viewer: 'EDITORS', deadlineAt: Number.POSITIVE_INFINITY } as const;
const evidence = [at('passage:jia-1', { quote: '“甲|乙”' })];

let comparison: Comparison;
const said = new Map<Lang, readonly ComparedStatement[]>();

beforeAll(async () => {
  const ontology = await shippedOntology();
  const store = createReferenceStore(ontology);
  const more = [
    entity('CONCEPT', '*星*|条', { id: 'concept:xing' }),
    relation('AIMS_AT', 'model:xixian', 'concept:xing', { status: 'INTENDED', period: '../2025', evidence }),
    observation('indicator:beicha', 'model:xixian', {
      value: 1.7,
      comparator: 'UNDER',
      period: '2020',
      comparedWith: 'region:nan',
      basis: 'INFERRED',
      evidence,
    }),
  ];
  await store.apply(change(...smallWorld(), ...more));
  const inquiries = createInquiries({ ontology, store, index: withoutIndex() });
  comparison = await inquiries.compare(['model:dongxian', 'model:xixian'], SCOPE);
  for (const lang of ['zh', 'en'] as const)
    said.set(lang, await comparedStatements(comparison, inquiries, { lang, scope: SCOPE }));
});

function markdown(lang: Lang = 'zh'): string {
  return comparisonMarkdown(printedComparison(comparison, said.get(lang) ?? [], lang), lang);
}

/** The line of a table with the heading, its footnotes left out. */
function line(heading: string, text = markdown()): string | undefined {
  const found = text.split('\n').find((one) => one.startsWith(`| ${heading} |`));
  return found?.replaceAll(/\[\^\d+\]/g, '');
}

describe('as Markdown', () => {
  it('what is shared stands first, with who has it and how far', () => {
    expect(line('**运用：联营抱团**')).toBe('| **运用：联营抱团** | ✓ | ✓ |');
    expect(markdown().indexOf('## 共有')).toBeLessThan(markdown().indexOf('## 各自'));
  });

  it('of each stands what is shared in bold, and what is not said to hold is marked', () => {
    expect(line('运用')).toBe('| 运用 | **联营抱团**；三类分置〔拟达成〕 | **联营抱团**；暗渠工程〔背景知识〕 |');
  });

  it('of whom it is and its qualifiers stand in brackets', () => {
    const provided = '西县（联营抱团；内容：土地指标；据某意见）';
    expect(line('要素提供方')).toBe(
      `| 要素提供方 | **${provided.slice(0, 2)}**${provided.slice(2)} | **西县**${provided.slice(2)} |`,
    );
  });

  it('figures stand side by side with comparator, unit, period and what they are against', () => {
    expect(line('收入倍差')).toBe('| 收入倍差 |  | 低于1.7（与南省相比；2020年）〔由文推知〕 |');
    expect(line('村均收入')).toContain('380万元（东县；2020年）');
  });

  it('the place of each is a footnote, with the words of the source', () => {
    const [, number = ''] = /低于1\.7[^|]*\[\^(\d+)\]/.exec(markdown()) ?? [];
    expect(markdown()).toContain(`[^${number}]: 《论文甲》一，第 1 段：“‘甲\\|乙’”`);
  });

  it('every footnote that is used is there once, and none else', () => {
    const text = markdown();
    const defined = [...text.matchAll(/^\[\^(\d+)\]: /gm)].map(([, number]) => number);
    const used = new Set([...text.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, number]) => number));
    expect(defined.toSorted()).toEqual([...used].toSorted());
    expect(new Set(defined).size).toBe(defined.length);
  });

  it('what Markdown would read as its own is text', () => {
    expect(line('目标是')).toBe('| 目标是 |  | \\*星\\*\\|条（到2025年）〔拟达成〕 |');
  });

  it('every row has a cell for each', () => {
    const rows = markdown()
      .split('\n')
      .filter((one) => one.startsWith('|'));
    for (const one of rows) expect(one.replaceAll('\\|', '').split('|'), one).toHaveLength(5);
  });

  it('in English', () => {
    expect(line('aims at', markdown('en'))).toBe('| aims at |  | \\*星\\*\\|条 (by 2025) \\[Intended\\] |');
    expect(markdown('en')).toContain('## Shared');
  });
});

describe('as data', () => {
  it('CSV has a statement a row, with number, comparator and place', () => {
    const text = comparisonCsv(said.get('zh') ?? []);
    expect(text.startsWith(CSV_MARK)).toBe(true);
    const [head = [], ...rows] = cellsOf(text.slice(CSV_MARK.length));
    const column = (row: readonly string[], name: string) => row[head.indexOf(name)];
    const figure = rows.find((row) => column(row, 'value') === '1.7') ?? [];
    expect(['unit', 'comparator', 'period', 'basis'].map((name) => column(figure, name))).toEqual([
      '',
      'UNDER',
      '2020',
      'INFERRED',
    ]);
    expect(rows).toHaveLength(said.get('zh')?.length ?? 0);
  });

  it('JSON has the compared and the same statements', () => {
    const { compared, statements } = JSON.parse(comparisonJson(comparison, said.get('zh') ?? []));
    expect(compared.map(({ id }: { id: string }) => id)).toEqual(['model:dongxian', 'model:xixian']);
    expect(statements).toHaveLength(said.get('zh')?.length ?? 0);
    expect(statements.filter(({ shared }: { shared: boolean }) => shared).length).toBeGreaterThan(3);
  });
});

describe('as LaTeX', () => {
  const latex = () =>
    comparisonLatex(printedComparison(comparison, said.get('zh') ?? [], 'zh'), 'zh', ['http://gongfu.test/compare']);
  const rows = () =>
    latex()
      .split('\n')
      .filter((one) => one.endsWith(' \\\\'));

  it('says where it is from, and is a document of its own', () => {
    expect(latex().split('\n')[0]).toBe('% http://gongfu.test/compare');
    expect(latex()).toContain('\\begin{document}');
    expect(latex().trimEnd().endsWith('\\end{document}')).toBe(true);
  });

  it('every line of a table has a cell for each of the compared', () => {
    expect(rows().length).toBeGreaterThan(10);
    for (const row of rows()) expect(row.match(/(?<!\\)&/g), row).toHaveLength(2);
  });

  it('braces and environments close', () => {
    const open = latex().replaceAll(/\\[{}]/g, '');
    expect(open.match(/\{/g)?.length).toBe(open.match(/\}/g)?.length);
    const begun = [...latex().matchAll(/\\begin\{(\w+)\}/g)].map(([, name]) => name);
    const ended = [...latex().matchAll(/\\end\{(\w+)\}/g)].map(([, name]) => name);
    expect(ended.toSorted()).toEqual(begun.toSorted());
  });

  it('a place is a number in the table and a line of the list behind it', () => {
    const [, number = ''] = /低于1\.7[^&]*\\note\{(\d+)\}/.exec(latex()) ?? [];
    const items = latex()
      .split('\n')
      .filter((one) => one.startsWith('\\item '));
    expect(items[Number(number) - 1]).toBe('\\item 《论文甲》一，第 1 段：“‘甲|乙’”');
  });

  it('what TeX would read as its own is text', () => {
    const row = { heading: '[a] 50% & #_^~\\{}$', isShared: false, cells: [[item('\u0007x\ny')], []] };
    const printed = { title: '', legend: '', names: ['甲', '乙'], sections: [{ title: '', rows: [row] }], notes: [] };
    expect(comparisonLatex(printed, 'zh')).toContain(
      '{}[a] 50\\% \\& \\#\\_\\textasciicircum{}\\textasciitilde{}\\textbackslash{}\\{\\}\\$ &  x y &  \\\\',
    );
  });
});

function item(text: string) {
  return { text, isShared: false, aside: '', notes: [] };
}

describe('which rows are chosen', () => {
  const ends = (choice: RowChoice, key: string) =>
    chosenRows(comparison, choice)
      .rows.find((row) => row.key === key)
      ?.cells.map(({ relations }) => relations.map(({ other }) => other));

  it('only what two have: their common ends, and no row without one', () => {
    expect(ends('shared', 'relation:USES:OUT')).toEqual([['mechanism:lianying'], ['mechanism:lianying']]);
    expect(ends('shared', 'relation:AIMS_AT:OUT')).toBeUndefined();
    expect(
      chosenRows(comparison, 'shared').rows.every(({ claimKind, shared }) => !claimKind || shared.length > 0),
    ).toBe(true);
  });

  it('only where they differ: without what all have alike', () => {
    expect(ends('differ', 'relation:USES:OUT')?.flat()).not.toContain('mechanism:lianying');
    expect(ends('differ', 'relation:USES:OUT')?.map(({ length }) => length)).toEqual([1, 1]);
    expect(ends('differ', 'relation:AIMS_AT:OUT')).toEqual([[], ['concept:xing']]);
  });

  it('what stays is what is left out by the other choice, and nothing is lost between the two', () => {
    const count = (choice: RowChoice) =>
      chosenRows(comparison, choice).rows.flatMap(({ cells }) =>
        cells.flatMap(({ relations, observations, claims }) => [...relations, ...observations, ...claims]),
      ).length;
    expect(count('differ') + count('shared')).toBe(count('all'));
  });
});
