/** Elements of HTML to paragraphs: headings, items, tables, captions, footnotes. */
import type { RawParagraph } from './raw-paragraph.ts';
import type { RawTextWriter } from './raw-text.ts';

type Is = Omit<RawParagraph, 'pieces'>;

/** The words that are collected for the next paragraph. */
interface Collected {
  text: string;
  noteMarks: { note: string; at: number }[];
}

interface Walk {
  readonly writer: RawTextWriter;
  readonly collected: Collected;
  is: Is;
}

const ELEMENT = 1;
const TEXT = 3;
/** Deeper ones are read as the words that they have: no article nests so, and the walk goes one call deeper for each. */
const DEEPEST = 200;
const INLINE = new Set(
  'A ABBR B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK O:P Q RUBY RB S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
);
/** Of ruby characters the reading is no text. */
const SKIPPED = new Set(['RT', 'RP', 'IMG', 'HR', 'INPUT', 'LINK', 'META', 'TITLE', 'HEAD']);
const NOTE_ID = /^_?(?:footnote|endnote|fn|ftn|edn|cite_note)[-_:]?(?!ref)[\w.-]{0,30}?(\d{1,4})$/iu;
const NOTE_MARK = /^\s*(?:[[［(（]?\d{1,3}[\]］)）]?|[①-⑳]|[*†‡])\s*$/u;
const BACK = /[↑↩^]\s*$/u;

export function writeElement(root: Element, writer: RawTextWriter): void {
  const walk: Walk = { writer, collected: { text: '', noteMarks: [] }, is: {} };
  walkChildren(root, walk, 0);
  flush(walk);
}

function walkChildren(element: Element, walk: Walk, depth: number): void {
  if (depth > DEEPEST) {
    walk.collected.text += element.textContent ?? '';
    return;
  }
  for (const node of element.childNodes) {
    if (node.nodeType === TEXT) walk.collected.text += node.textContent ?? '';
    else if (node.nodeType === ELEMENT) walkElement(node as Element, walk, depth + 1);
  }
}

function walkElement(element: Element, walk: Walk, depth: number): void {
  const tag = element.tagName.toUpperCase();
  if (SKIPPED.has(tag)) return;
  if (tag === 'BR') {
    breakLine(walk);
    return;
  }
  const note = noteOf(element);
  if (note !== undefined) {
    flush(walk);
    walk.writer.note((element.textContent ?? '').replace(BACK, ''), note, `[${NOTE_ID.exec(note)?.[1] ?? ''}]`);
  } else if (tag === 'TABLE') writeTable(element, walk, depth);
  else if (INLINE.has(tag)) walkInline(element, walk, depth);
  else walkBlock(element, tag, { walk, depth });
}

/** One break is a line's end of a paragraph, as older pages set their paragraphs. */
function breakLine(walk: Walk): void {
  if (walk.is.kind === 'HEADING') walk.collected.text += '\n';
  else flush(walk);
}

/** A reference to a note is told to the writer, which finds the note. */
function walkInline(element: Element, walk: Walk, depth: number): void {
  const target = element.tagName.toUpperCase() === 'A' ? (element.getAttribute('href') ?? '').replace(/^#/u, '') : '';
  if (NOTE_ID.test(target) && NOTE_MARK.test(element.textContent ?? ''))
    walk.collected.noteMarks.push({ note: target, at: walk.collected.text.length });
  walkChildren(element, walk, depth);
}

function walkBlock(
  element: Element,
  tag: string,
  { walk, depth }: { readonly walk: Walk; readonly depth: number },
): void {
  flush(walk);
  const outer = walk.is;
  walk.is = isOf(element, tag) ?? outer;
  walkChildren(element, walk, depth);
  flush(walk);
  walk.is = outer;
}

function isOf(element: Element, tag: string): Is | undefined {
  const level = /^H([1-6])$/u.exec(tag)?.[1];
  if (level !== undefined)
    return { kind: 'HEADING', level: element.classList.contains('gongfu-title') ? 0 : Number(level) };
  if (tag === 'LI') return { kind: 'ITEM', marker: markerOfItem(element) };
  if (tag === 'FIGCAPTION' || tag === 'CAPTION') return { kind: 'CAPTION' };
  return undefined;
}

function markerOfItem(item: Element): string {
  const list = item.parentElement;
  if (list?.tagName.toUpperCase() !== 'OL') return '•';
  const before = [...list.children].filter(({ tagName }) => tagName.toUpperCase() === 'LI').indexOf(item);
  return `${Number(list.getAttribute('start') ?? 1) + before}.`;
}

function noteOf(element: Element): string | undefined {
  const id = element.getAttribute('id') ?? '';
  if (element.tagName.toUpperCase() === 'A') return undefined;
  return NOTE_ID.test(id) ? id : undefined;
}

/** A table that lays out a page has blocks or tables in its cells: its words are read as they come. */
function writeTable(table: Element, walk: Walk, depth: number): void {
  flush(walk);
  const rows = [...table.querySelectorAll('tr')].map((row) =>
    [...row.children].filter(({ tagName }) => /^T[DH]$/iu.test(tagName)),
  );
  const isLayout = table.querySelector('table,h1,h2,h3,h4') !== null || rows.every((row) => row.length < 2);
  if (isLayout) {
    walkChildren(table, walk, depth);
    flush(walk);
    return;
  }
  const caption = table.querySelector('caption')?.textContent ?? '';
  walk.writer.paragraph(caption, { kind: 'CAPTION' });
  walk.writer.table(rows.filter((row) => row.length > 0).map((row) => row.map((cell) => cell.textContent ?? '')));
}

/** What is collected becomes a paragraph; of an item only its first one is the item. */
function flush(walk: Walk): void {
  const { text, noteMarks } = walk.collected;
  walk.collected.text = '';
  walk.collected.noteMarks = [];
  if (text.trim() === '') return;
  walk.writer.paragraph(text, walk.is, noteMarks);
  if (walk.is.kind === 'ITEM') walk.is = {};
}
