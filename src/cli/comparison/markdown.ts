/** A comparison as Markdown tables with the places as footnotes: for printing, and for a paper's draft. */
import type { Comparison } from '../../inquiry/compare.ts';
import type { ComparisonRow } from '../../inquiry/comparison-rows.ts';
import type { ComparedStatement } from './statements.ts';
import { type ComparisonWords, type Lang, WORDS } from './words.ts';

export function comparisonMarkdown(
  comparison: Comparison,
  statements: readonly ComparedStatement[],
  lang: Lang,
): string {
  const words = WORDS[lang];
  const notes = createNotes();
  const table: Table = { comparison, statements, words, lang, notes };
  const parts = [
    `# ${plain(words.title(namesOf(comparison, lang)))}`,
    words.legend,
    section(words.shared, sharedRows(table), table, words.nothingShared),
    section(words.stated, [summaryRow(table), ...rowsWhere(table, ({ relationType }) => !!relationType)], table),
    section(
      words.figures,
      rowsWhere(table, ({ indicator }) => !!indicator),
      table,
    ),
    section(
      words.claims,
      rowsWhere(table, ({ claimKind }) => !!claimKind),
      table,
    ),
    notes.list().join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

interface Table {
  readonly comparison: Comparison;
  readonly statements: readonly ComparedStatement[];
  readonly words: ComparisonWords;
  readonly lang: Lang;
  readonly notes: Notes;
}

/** First the heading, then a cell for each of the compared. */
type Line = readonly string[];

function section(title: string, rows: readonly Line[], { comparison, lang }: Table, otherwise = ''): string {
  if (rows.length === 0) return otherwise === '' ? '' : `## ${title}\n\n${otherwise}`;
  const head = ['', ...namesOf(comparison, lang).map(plain)];
  return [`## ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function line(cells: Line): string {
  return `| ${cells.join(' | ')} |`;
}

/** Each thing that several have, a row of its own; what was written of them apart, which is shared by all. */
function sharedRows(table: Table): readonly Line[] {
  return table.comparison.rows
    .filter(({ relationType }) => relationType && relationType !== 'DESCRIBES' && relationType !== 'CITES')
    .flatMap((row) =>
      row.shared.map(({ entity }) => {
        const own = table.statements.filter((one) => one.row === row.key && one.whatId === entity);
        const heading = `**${plain(row.label[table.lang] + table.words.colon + (own[0]?.what ?? entity))}**`;
        const cells = table.comparison.entities.map(({ record }) =>
          grouped(own.filter((one) => one.compared === record.id))
            .map((group) => `✓${asideOf(group, table)}`)
            .join(table.words.between),
        );
        return [heading, ...cells];
      }),
    );
}

function summaryRow({ comparison, words, lang }: Table): Line {
  const summaries = comparison.entities.map(({ record: { summary, summaryEn } }) =>
    lang === 'zh' ? summary : (summaryEn ?? summary),
  );
  return [words.summary, ...summaries.map((summary) => plain(summary ?? ''))];
}

function rowsWhere(table: Table, is: (row: ComparisonRow) => boolean): readonly Line[] {
  return table.comparison.rows.filter(is).map((row) => {
    const cells = table.comparison.entities.map(({ record }) => {
      const own = table.statements.filter((one) => one.row === row.key && one.compared === record.id);
      const groups = grouped(own).toSorted((one, other) => Number(other[0].isShared) - Number(one[0].isShared));
      return groups.map((group) => itemOf(group, table)).join(table.words.between);
    });
    return [plain(row.label[table.lang]), ...cells];
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

function itemOf(group: Group, table: Table): string {
  const what = plain(group[0].what.replace(/[。.]$/, ''));
  return `${group[0].isShared ? `**${what}**` : what}${asideOf(group, table)}`;
}

function asideOf(group: Group, { words, lang, notes }: Table): string {
  const [{ marks, period }] = group;
  const holders = [...new Set(group.flatMap(({ of }) => of ?? []))];
  const inside = [
    ...(holders.length > 0 ? [holders.join(words.and)] : []),
    ...detailTexts(group, words),
    ...(period ? [period] : []),
  ];
  const state = marks.map((mark) => (lang === 'zh' ? `〔${mark}〕` : ` [${mark}]`)).join('');
  const places = [...new Set(group.flatMap(({ places: own }) => own))].map((place) => notes.mark(place));
  return `${plain(words.aside(inside) + state)}${places.join('')}`;
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

function namesOf({ entities }: Comparison, lang: Lang): readonly string[] {
  return entities.map(({ record: { label, labelEn } }) => (lang === 'zh' ? label : (labelEn ?? label)));
}

/** What Markdown or HTML would take for its own. */
function plain(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/[\\`*_[\]<>|#~]/g, (mark) => `\\${mark}`);
}

interface Notes {
  mark(place: string): string;
  list(): readonly string[];
}

function createNotes(): Notes {
  const numbers = new Map<string, number>();
  return {
    mark(place) {
      const number = numbers.get(place) ?? numbers.size + 1;
      numbers.set(place, number);
      return `[^${number}]`;
    },
    list: () => [...numbers].map(([place, number]) => `[^${number}]: ${plain(place)}`),
  };
}
