/** The words of a printed comparison, in the language that was asked for. */
import type { Ontology, Words } from '../../domain/ontology.ts';
import { insideQuotes } from '../../domain/quote.ts';
import type { ObservationRecord } from '../../domain/records.ts';

export type Lang = keyof Words;

export interface ComparisonWords {
  readonly title: (names: readonly string[]) => string;
  readonly legend: string;
  readonly shared: string;
  readonly nothingShared: string;
  readonly stated: string;
  readonly figures: string;
  readonly claims: string;
  readonly summary: string;
  readonly against: (name: string) => string;
  readonly about: (name: string) => string;
  readonly scope: (name: string) => string;
  readonly saidBy: (name: string) => string;
  readonly aside: (parts: readonly string[]) => string;
  readonly and: string;
  readonly between: string;
  readonly colon: string;
  readonly place: (source: string, locator: string, quote: string | undefined) => string;
}

export const WORDS: Readonly<Record<Lang, ComparisonWords>> = {
  zh: {
    title: (names) => `比较：${names.join('、')}`,
    legend:
      '粗体是两个以上比较对象共有的。〔推进中〕〔拟达成〕是文中没有说已成立的，〔由文推知〕〔背景知识〕是文中没有明言的。括号里先写这一条说的是谁（不是比较对象自身时）。空格只表示没有录入这样的陈述。',
    shared: '共有',
    nothingShared: '没有两个比较对象共有的。',
    stated: '各自',
    figures: '数据',
    claims: '首创、荣誉、定义与成效',
    summary: '简述',
    against: (name) => `与${name}相比`,
    about: (name) => `涉及${name}`,
    scope: (name) => `范围：${name}`,
    saidBy: (name) => `据${name}`,
    aside: (parts) => (parts.length === 0 ? '' : `（${parts.join('；')}）`),
    and: '、',
    between: '；',
    colon: '：',
    place: (source, locator, quote) => `《${source}》${locator}${quote ? `：“${insideQuotes(quote)}”` : ''}`,
  },
  en: {
    title: (names) => `Comparison: ${names.join(', ')}`,
    legend:
      'Bold is what two or more of the compared share. [Under way] and [Intended] is not said to hold, [Inferred] and [Background] is not stated in words. Brackets first name whom the statement is of, where that is not the compared itself. An empty cell only says that no such statement was entered.',
    shared: 'Shared',
    nothingShared: 'No two of the compared share anything.',
    stated: 'Of each',
    figures: 'Figures',
    claims: 'Firsts, honours, definitions and outcomes',
    summary: 'Summary',
    against: (name) => `against ${name}`,
    about: (name) => `about ${name}`,
    scope: (name) => `scope: ${name}`,
    saidBy: (name) => `according to ${name}`,
    aside: (parts) => (parts.length === 0 ? '' : ` (${parts.join('; ')})`),
    and: ', ',
    between: '; ',
    colon: ': ',
    place: (source, locator, quote) => `${source}, ${locator}${quote ? `: “${insideQuotes(quote)}”` : ''}`,
  },
};

/** The label of a value of one of the ontology's enums. */
export function labelOf(ontology: Ontology, name: string, value: string, lang: Lang): string {
  return ontology.enums.get(name)?.find((one) => one.value === value)?.[lang] ?? value;
}

/** 超过86亿元, or the source's wording where it gives no number. */
export function amountOf(figure: ObservationRecord, ontology: Ontology, lang: Lang): string {
  const { value, low, high, unit = '', comparator, wording = '' } = figure;
  const bounds = [value, low, high].filter((bound) => bound !== undefined);
  if (bounds.length === 0) return wording;
  const exact = comparator === 'EQUAL' ? '' : labelOf(ontology, 'Comparator', comparator, lang);
  if (lang === 'zh') return `${exact}${bounds.join('—')}${unit}`;
  const number = `${bounds.join('–')}${unit === '' || /^[%‰]/.test(unit) ? '' : ' '}${unit}`;
  return exact === '' ? number : `${exact.toLowerCase()} ${number}`;
}
