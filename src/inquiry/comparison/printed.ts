/** A comparison as tables in words, with its places as numbered notes: what each printed form is made from. Pure. */
import type { Comparison } from '../compare.ts';
import type { ComparisonRow } from '../comparison-rows.ts';
import type { ComparedStatement } from './statements.ts';
import { type ComparisonWords, type Lang, WORDS } from './words.ts';

export interface PrintedComparison {
  readonly title: string;
  readonly legend: string;
  /** Of the compared, in their order. */
  readonly names: readonly string[];
  readonly sections: readonly PrintedSection[];
  /** What each note says: the first is number 1. */
  readonly notes: readonly string[];
}

export interface PrintedSection {
  readonly title: string;
  readonly rows: readonly PrintedRow[];
  /** What is said where there are no rows. */
  readonly otherwise?: string;
}

export interface PrintedRow {
  readonly heading: string;
  /** The whole row is something that several have. */
  readonly isShared: boolean;
  /** Aligned with the names; empty where nothing is stated. */
  readonly cells: readonly (readonly PrintedItem[])[];
}

export interface PrintedItem {
  readonly text: string;
  readonly isShared: boolean;
  /** With its brackets: whose it is, qualifiers, period, status. */
  readonly aside: string;
  readonly notes: readonly number[];
}

/** Sections that say nothing are left out. */
export function printedComparison(
  comparison: Comparison,
  statements: readonly ComparedStatement[],
  lang: Lang,
): PrintedComparison {
  const words = WORDS[lang];
  const noteNumbers = new Map<string, number>();
  const table: Table = { comparison, statements, words, lang, noteNumbers };
  const sections: readonly PrintedSection[] = [
    { title: words.shared, rows: sharedRows(table), otherwise: words.nothingShared },
    { title: words.stated, rows: [summaryRow(table), ...rowsWhere(table, ({ relationType }) => !!relationType)] },
    { title: words.figures, rows: rowsWhere(table, ({ indicator }) => !!indicator) },
    { title: words.claims, rows: rowsWhere(table, ({ claimKind }) => !!claimKind) },
  ];
  const names = comparison.entities.map(({ record: { label, labelEn } }) =>
    lang === 'zh' ? label : (labelEn ?? label),
  );
  return {
    title: words.title(names),
    legend: words.legend,
    names,
    sections: sections.filter(({ rows, otherwise }) => rows.length > 0 || otherwise !== undefined),
    notes: [...noteNumbers.keys()],
  };
}

interface Table {
  readonly comparison: Comparison;
  readonly statements: readonly ComparedStatement[];
  readonly words: ComparisonWords;
  readonly lang: Lang;
  /** By place, in the order in which they are named. */
  readonly noteNumbers: Map<string, number>;
}

/** Each thing that several have, a row of its own; what was written of them apart, which is shared by all. */
function sharedRows(table: Table): readonly PrintedRow[] {
  return table.comparison.rows
    .filter(({ relationType }) => relationType && relationType !== 'DESCRIBES' && relationType !== 'CITES')
    .flatMap((row) => row.shared.map(({ entity }) => sharedRow(row, entity, table)));
}

function sharedRow(row: ComparisonRow, entity: string, table: Table): PrintedRow {
  const own = table.statements.filter((one) => one.row === row.key && one.whatId === entity);
  const cells = table.comparison.entities.map(({ record }) =>
    grouped(own.filter((one) => one.compared === record.id)).map((group) => ({
      ...itemOf(group, table),
      text: '✓',
      isShared: false,
    })),
  );
  return { heading: row.label[table.lang] + table.words.colon + (own[0]?.what ?? entity), isShared: true, cells };
}

function summaryRow({ comparison, words, lang }: Table): PrintedRow {
  const cells = comparison.entities.map(({ record: { summary, summaryEn } }) => {
    const text = lang === 'zh' ? summary : (summaryEn ?? summary);
    return text ? [{ text, isShared: false, aside: '', notes: [] }] : [];
  });
  return { heading: words.summary, isShared: false, cells };
}

function rowsWhere(table: Table, is: (row: ComparisonRow) => boolean): readonly PrintedRow[] {
  return table.comparison.rows.filter(is).map((row) => {
    const cells = table.comparison.entities.map(({ record }) => {
      const own = table.statements.filter((one) => one.row === row.key && one.compared === record.id);
      const groups = grouped(own).toSorted((one, other) => Number(other[0].isShared) - Number(one[0].isShared));
      return groups.map((group) => itemOf(group, table));
    });
    return { heading: row.label[table.lang], isShared: false, cells };
  });
}

/** Of the same thing, as much said to hold, of the same time. */
type Group = readonly [ComparedStatement, ...ComparedStatement[]];

function grouped(statements: readonly ComparedStatement[]): readonly Group[] {
  const groups = new Map<string, [ComparedStatement, ...ComparedStatement[]]>();
  for (const one of statements) {
    const key = JSON.stringify([one.whatId ?? one.record.id, one.marks, one.period]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function itemOf(group: Group, table: Table): PrintedItem {
  const [{ what, isShared }] = group;
  const places = [...new Set(group.flatMap(({ places: own }) => own))];
  return {
    text: what.replace(/[。.]$/, ''),
    isShared,
    aside: asideOf(group, table),
    notes: places.map((place) => noteOf(place, table)),
  };
}

function noteOf(place: string, { noteNumbers }: Table): number {
  const number = noteNumbers.get(place) ?? noteNumbers.size + 1;
  noteNumbers.set(place, number);
  return number;
}

function asideOf(group: Group, { words, lang }: Table): string {
  const [{ marks, period }] = group;
  const holders = [...new Set(group.flatMap(({ of }) => of ?? []))];
  const inside = [
    ...(holders.length > 0 ? [holders.join(words.and)] : []),
    ...detailTexts(group, words),
    ...(period ? [period] : []),
  ];
  return words.aside(inside) + marks.map((mark) => (lang === 'zh' ? `〔${mark}〕` : ` [${mark}]`)).join('');
}

/** What has the same role is said together. */
function detailTexts(group: Group, words: ComparisonWords): readonly string[] {
  const byRole = Map.groupBy(
    group.flatMap(({ details }) => details),
    ({ role }) => role ?? '',
  );
  return [...byRole].flatMap(([role, details]) => {
    const texts = [...new Set(details.map(({ text }) => text))];
    return role === '' ? texts : [role + words.colon + texts.join(words.and)];
  });
}
