/** A comparison as Markdown tables with the places as footnotes: for printing, and for a paper's draft. */
import type { PrintedComparison, PrintedItem, PrintedRow, PrintedSection } from './printed.ts';
import { type ComparisonWords, type Lang, WORDS } from './words.ts';

export function comparisonMarkdown({ title, legend, names, sections, notes }: PrintedComparison, lang: Lang): string {
  const words = WORDS[lang];
  const parts = [
    `# ${plain(title)}`,
    legend,
    ...sections.map((section) => sectionText(section, names, words)),
    notes.map((note, i) => `[^${i + 1}]: ${plain(note)}`).join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function sectionText({ title, rows, otherwise }: PrintedSection, names: readonly string[], words: ComparisonWords) {
  if (rows.length === 0) return `## ${title}\n\n${otherwise ?? ''}`;
  const head = ['', ...names.map(plain)];
  const lines = rows.map((row) => line(cellsOf(row, words)));
  return [`## ${title}`, '', line(head), line(head.map(() => '---')), ...lines].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cellsOf({ heading, isShared, cells }: PrintedRow, words: ComparisonWords): readonly string[] {
  const head = plain(heading);
  return [isShared ? `**${head}**` : head, ...cells.map((items) => items.map(itemText).join(words.between))];
}

function itemText({ text, isShared, aside, notes }: PrintedItem): string {
  const what = plain(text);
  return `${isShared ? `**${what}**` : what}${plain(aside)}${notes.map((note) => `[^${note}]`).join('')}`;
}

/** What Markdown or HTML would take for its own. */
function plain(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/[\\`*_[\]<>|#~]/g, (mark) => `\\${mark}`);
}
