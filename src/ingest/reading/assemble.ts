/** An extract made into a document: cleaned text, blocks with their heading paths, and the way back to the raw text. */
import { type CleaningContext, cleaned } from './cleaning.ts';
import { type Block, pageAt, type Range, type ReadDocument } from './document.ts';
import { type CleanedText, createCleanedText, rawRange } from './offset-map.ts';
import { proposalsOf } from './proposals.ts';
import type { Extract, RawParagraph } from './raw-paragraph.ts';
import { createSections } from './sections.ts';
import { type Structured, structured } from './structure.ts';

interface Ready {
  readonly from: RawParagraph;
  readonly clean: CleanedText;
  readonly text: string;
  /** Of a table, in `clean`. */
  readonly rows?: readonly (readonly Range[])[];
}

/** Paragraphs that nothing is left of are no blocks. */
export function assembled(extract: Extract, file: { readonly name: string; readonly hash: string }): ReadDocument {
  const context: CleaningContext = { raw: extract.raw, isWord: wordsOf(extract.raw) };
  const ready = extract.paragraphs.map((from) => made(from, context)).filter(({ text }) => text !== '');
  const kinds = structured(ready);
  const writer = createCleanedText();
  const sections = createSections();
  const blocks = ready.map((one, at): Block => {
    if (at > 0) writer.add('\n', placeOf(one), 0);
    const start = writer.length();
    writer.append(one.clean);
    return blockOf({ one, start, kind: kinds[at] ?? { kind: 'PARAGRAPH', isTitle: false } }, extract, sections);
  });
  const whole = writer.all();
  const { media, raw, pages, dropped, proposed } = extract;
  const document: ReadDocument = { media, ...file, raw, ...whole, blocks, pages, dropped, proposed };
  return { ...withMarks(document, ready), proposed: proposalsOf(document) };
}

function made(from: RawParagraph, context: CleaningContext): Ready {
  if (!from.rows) {
    const clean = cleaned(from.pieces, context);
    return { from, clean, text: clean.text };
  }
  const writer = createCleanedText();
  const rows = from.rows.map((row, rowAt) =>
    row.map((cell, at): Range => {
      if (at > 0 || rowAt > 0) writer.add(at > 0 ? '\t' : '\n', cell.start, 0);
      const start = writer.length();
      writer.append(cleaned([cell], context));
      return { start, end: writer.length() };
    }),
  );
  const clean = writer.all();
  return { from, clean, text: clean.text.trim() === '' ? '' : clean.text, rows };
}

interface Placed {
  readonly one: Ready;
  readonly start: number;
  readonly kind: Structured;
}

function blockOf({ one, start, kind }: Placed, { pages }: Extract, sections: ReturnType<typeof createSections>): Block {
  const { section, level } = sections.enter(kind);
  const page = pageAt(pages, placeOf(one))?.label;
  const { marker } = kind;
  return {
    kind: kind.kind,
    start,
    end: start + one.text.length,
    section,
    ...(level === undefined ? {} : { level }),
    ...(marker === undefined ? {} : { marker }),
    ...(page === undefined ? {} : { page }),
    ...(one.rows ? { rows: shifted(one.rows, start) } : {}),
  };
}

function shifted(rows: readonly (readonly Range[])[], by: number): readonly (readonly Range[])[] {
  return rows.map((row) => row.map(({ start, end }) => ({ start: start + by, end: end + by })));
}

/** Footnotes told where their marks stand in the cleaned text. */
function withMarks(document: ReadDocument, ready: readonly Ready[]): ReadDocument {
  const marks = ready.flatMap(({ from }, at) => (from.at === undefined ? [] : [{ at, raw: from.at }]));
  if (marks.length === 0) return document;
  const blocks = [...document.blocks];
  const places = cleanPlaces(document, new Set(marks.map(({ raw }) => raw)));
  for (const { at, raw } of marks) {
    const [block, place] = [blocks[at], places.get(raw)];
    if (block && place !== undefined) blocks[at] = { ...block, at: place };
  }
  return { ...document, blocks };
}

/** Of units of the raw text; those that cleaning left out are missing. Footnotes come last: the first place is in the text. */
function cleanPlaces({ toRaw, text }: ReadDocument, raws: ReadonlySet<number>): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (let run = 0; run < toRaw.starts.length && places.size < raws.size; run++) {
    const [start, from, length] = [toRaw.starts[run] ?? 0, toRaw.raws[run] ?? 0, toRaw.lengths[run] ?? 0];
    const end = toRaw.starts[run + 1] ?? text.length;
    for (let raw = from; raw < from + length; raw++)
      if (raws.has(raw) && !places.has(raw)) places.set(raw, Math.min(start + raw - from, end - 1));
  }
  return places;
}

function placeOf({ from, clean }: Ready): number {
  return from.pieces[0]?.start ?? rawRange(clean, { start: 0, end: clean.text.length }).start;
}

/** Latin words and compounds of the text; read when the first is asked for. */
function wordsOf(raw: string): (word: string) => boolean {
  let words: Set<string> | undefined;
  return (word) => {
    words ??= new Set(raw.toLowerCase().match(/(?<![a-z-])[a-z]+(?:-[a-z]+)*(?![a-z-])/gu) ?? []);
    return words.has(word.toLowerCase());
  };
}
