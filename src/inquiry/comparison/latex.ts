/** A comparison as a LaTeX document (XeLaTeX or LuaLaTeX with ctex, as TeX Live has them): its tables can go into a paper as they are. */
import type { PrintedComparison, PrintedItem, PrintedRow, PrintedSection } from './printed.ts';
import type { Lang } from './words.ts';

/** `about` says where the comparison is from: a line each, as comments. */
export function comparisonLatex(printed: PrintedComparison, lang: Lang, about: readonly string[] = []): string {
  const { title, legend, names, sections, notes } = printed;
  const parts = [
    ...about.map((line) => `% ${line.replaceAll(/\s+/g, ' ')}`),
    ...PREAMBLE,
    `\\section*{${plain(title)}}`,
    `\\noindent ${plain(legend)}`,
    ...sections.map((section) => sectionText(section, names)),
    ...(notes.length > 0 ? [noteList(notes, lang)] : []),
    '\\end{document}',
  ];
  return `${parts.join('\n')}\n`;
}

const PREAMBLE: readonly string[] = [
  '% XeLaTeX, LuaLaTeX',
  '\\documentclass[a4paper,landscape]{ctexart}',
  '\\usepackage[margin=2cm]{geometry}',
  '\\usepackage{amssymb,array,booktabs,longtable}',
  '\\newcolumntype{C}[1]{>{\\raggedright\\arraybackslash}p{#1}}',
  '\\newcommand{\\note}[1]{\\textsuperscript{#1}}',
  '\\begin{document}',
];

/** Of the width of a line, for the headings of rows. */
const HEADING_WIDTH = 0.13;
/** What stands between columns, about. */
const GAP = 0.025;

function sectionText({ title, rows, otherwise }: PrintedSection, names: readonly string[]): string {
  const heading = `\\subsection*{${plain(title)}}`;
  if (rows.length === 0) return `${heading}\n${plain(otherwise ?? '')}`;
  const width = ((1 - HEADING_WIDTH) / names.length - GAP).toFixed(3);
  const head = ['', ...names.map((name) => `\\textbf{${plain(name)}}`)].join(' & ');
  return [
    heading,
    `\\begin{longtable}{@{}C{${HEADING_WIDTH}\\linewidth}*{${names.length}}{C{${width}\\linewidth}}@{}}`,
    `\\toprule\n${head} \\\\\n\\midrule\n\\endhead`,
    '\\bottomrule\n\\endfoot',
    rows.map(rowText).join('\n\\addlinespace\n'),
    '\\end{longtable}',
  ].join('\n');
}

/** A line for each item, so that a long cell goes on on the next page. */
function rowText({ heading, isShared, cells }: PrintedRow): string {
  const head = isShared ? `\\textbf{${plain(heading)}}` : guarded(plain(heading));
  const lines = Math.max(1, ...cells.map((items) => items.length));
  return Array.from({ length: lines }, (_, i) => {
    const items = cells.map((ofCell) => (ofCell[i] ? itemText(ofCell[i]) : ''));
    return `${[i === 0 ? head : '', ...items].join(' & ')} \\\\`;
  }).join('\n');
}

function itemText({ text, isShared, aside, notes }: PrintedItem): string {
  const what = text === '✓' ? '$\\checkmark$' : plain(text);
  const marks = notes.length > 0 ? `\\note{${notes.join(',')}}` : '';
  return `${isShared ? `\\textbf{${what}}` : what}${plain(aside)}${marks}`;
}

function noteList(notes: readonly string[], lang: Lang): string {
  const items = notes.map((note) => `\\item ${guarded(plain(note))}`);
  return [
    `\\subsection*{${lang === 'zh' ? '出处' : 'Places'}}`,
    '\\begin{enumerate}\\small',
    ...items,
    '\\end{enumerate}',
  ].join('\n');
}

/** What begins with a bracket would be an option of what stands before it. */
function guarded(text: string): string {
  return text.startsWith('[') ? `{}${text}` : text;
}

const OWN: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

/** What TeX would take for its own; control characters and line ends are spaces. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\s]+/gu, ' ').replaceAll(/[\\{}$&#_%^~]/g, (mark) => OWN[mark] ?? mark);
}
