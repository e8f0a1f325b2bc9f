/**
 * A document's passages: a paragraph or an article each, a list together with the sentence that leads to it. No sentence is cut; what is
 * long is parted between sentences, and its parts are named.
 */
import { type Block, pageAt, type Range, type ReadDocument } from './document.ts';
import { rawPieces, rawRange } from './offset-map.ts';
import { sentenceEnds } from './sentences.ts';

export interface PassageNote extends Range {
  readonly marker: string;
  readonly text: string;
}

export interface ReadPassage extends Range {
  /** The cleaned text of [start, end). */
  readonly text: string;
  readonly kind: 'PARAGRAPH' | 'TABLE' | 'CAPTION';
  readonly section: readonly string[];
  /** From 1 within its section; the parts of one paragraph share it. */
  readonly paragraph: number;
  /** Of a paragraph in several parts: which it is, from 1. */
  readonly part?: { readonly number: number; readonly of: number };
  /** Printed pages, in order; empty where the file has none. */
  readonly pages: readonly string[];
  /** From its first to its last unit in the raw text, with what interrupts it there. */
  readonly rawRange: Range;
  /** Without what interrupts it; line breaks and dropped characters part them. */
  readonly rawPieces: readonly Range[];
  /** The footnotes whose marks stand in it. */
  readonly notes: readonly PassageNote[];
}

/** In UTF-16 code units. A paragraph is parted where it is longer than the most, in parts of about the usual length. */
const USUAL = 800;
const MOST = 1_000;

/** In the order of the text. Headings are in the section paths, footnotes with the passages that they belong to. */
export function passagesOf(document: ReadDocument): readonly ReadPassage[] {
  return [...eachPassage(document)];
}

/** The same one by one, for who lets others work in between: fifty thousand take half a second. */
export function* eachPassage(document: ReadDocument): Generator<ReadPassage, void, void> {
  const notes = document.blocks.filter(({ kind }) => kind === 'FOOTNOTE');
  const counts = new Map<string, number>();
  for (const unit of unitsOf(document)) {
    const key = JSON.stringify(unit.section);
    const paragraph = (counts.get(key) ?? 0) + 1;
    counts.set(key, paragraph);
    const parts = partsOf(unit, document);
    for (const [at, range] of parts.entries()) {
      const pieces = rawPieces(document, range);
      yield {
        ...range,
        text: document.text.slice(range.start, range.end),
        kind: unit.kind,
        section: unit.section,
        paragraph,
        ...(parts.length > 1 ? { part: { number: at + 1, of: parts.length } } : {}),
        pages: pagesOf(document, pieces),
        rawRange: rawRange(document, range),
        rawPieces: pieces,
        notes: notes.filter((note) => belongsTo(note, range)).map((note) => noteOf(note, document)),
      };
    }
  }
}

interface Unit extends Range {
  readonly kind: ReadPassage['kind'];
  readonly section: readonly string[];
  readonly blocks: readonly Block[];
}

/** Blocks that are one sentence or one article. */
function unitsOf({ blocks, text }: ReadDocument): readonly Unit[] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    if (block.kind === 'HEADING' || block.kind === 'FOOTNOTE') {
      groups.push([]);
      continue;
    }
    const last = groups.at(-1)?.at(-1);
    if (last && goesOn(last, block, text)) groups.at(-1)?.push(block);
    else groups.push([block]);
  }
  return groups.flatMap((group) => unitOf(group));
}

function unitOf(blocks: readonly Block[]): readonly Unit[] {
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (!first || !last) return [];
  const kind = first.kind === 'TABLE' || first.kind === 'CAPTION' ? first.kind : 'PARAGRAPH';
  return [{ kind, section: first.section, start: first.start, end: last.end, blocks }];
}

/** An article's own paragraphs, the items that a sentence leads to, and items of one list. */
function goesOn(last: Block, block: Block, text: string): boolean {
  if (isApart(last) || isApart(block) || !isSameSection(last, block)) return false;
  if (/^第.{1,9}条/u.test(block.section.at(-1) ?? '')) return true;
  const end = text.slice(last.start, last.end).trimEnd().slice(-1);
  if (block.kind === 'ITEM' && last.kind === 'ITEM') return !/[。！？.!?]/u.test(end) || end === '';
  return block.kind === 'ITEM' && /[：:；;，,]/u.test(end);
}

function isApart({ kind }: Block): boolean {
  return kind === 'TABLE' || kind === 'CAPTION';
}

function isSameSection({ section }: Block, { section: other }: Block): boolean {
  return section.length === other.length && section.every((name, at) => name === other[at]);
}

/** Parts begin where a sentence does; of a table where a row does. A single long sentence stays whole. */
function partsOf(unit: Unit, { text }: ReadDocument): readonly Range[] {
  const { start, end } = unit;
  if (end - start <= MOST) return [{ start, end }];
  const ends = unit.kind === 'TABLE' ? rowEnds(unit) : unit.blocks.flatMap((block) => endsIn(block, text));
  const parts: Range[] = [];
  const usual = (end - start) / Math.ceil((end - start) / USUAL);
  let from = start;
  ends.forEach((place, at) => {
    const next = ends[at + 1] ?? end;
    const isFull = place - from >= usual || next - from > MOST;
    if (place < end && isFull && end - place >= USUAL / 4) {
      parts.push(trimmed({ start: from, end: place }, text));
      from = place;
    }
  });
  return [...parts, trimmed({ start: from, end }, text)];
}

/** A block may end in the middle of a sentence: 下列情形：, or an item that a semicolon ends. */
function endsIn({ start, end }: Block, text: string): readonly number[] {
  const words = text.slice(start, end);
  return sentenceEnds(words).flatMap((place) => (ENDED.test(words.slice(0, place)) ? [start + place] : []));
}

const ENDED = /[。！？!?.…][”’"'」』）)】]{0,3}\s*$/u;

function rowEnds({ blocks }: Unit): readonly number[] {
  return blocks.flatMap(({ rows = [] }) => rows.map((row) => row.at(-1)?.end ?? 0));
}

function trimmed({ start, end }: Range, text: string): Range {
  const words = text.slice(start, end);
  return { start: start + words.length - words.trimStart().length, end: start + words.trimEnd().length };
}

function pagesOf({ pages }: ReadDocument, pieces: readonly Range[]): readonly string[] {
  const labels = pieces.flatMap(({ start, end }) =>
    [pageAt(pages, start), pageAt(pages, end - 1)].flatMap((page) => page?.label ?? []),
  );
  return [...new Set(labels)];
}

function belongsTo({ at }: Block, { start, end }: Range): boolean {
  return at !== undefined && at >= start && at < end;
}

function noteOf({ start, end, marker = '' }: Block, { text }: ReadDocument): PassageNote {
  const words = text.slice(start, end);
  return { start, end, marker, text: words.startsWith(marker) ? words.slice(marker.length).trimStart() : words };
}
