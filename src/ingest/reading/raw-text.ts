/** The raw text of files that are made of paragraphs, written one after the other. */
import type { Range } from './document.ts';
import type { RawParagraph } from './raw-paragraph.ts';

export function createRawText() {
  const texts: string[] = [];
  const paragraphs: RawParagraph[] = [];
  /** Where the mark of each note stands. */
  const marks = new Map<string, number>();
  let length = 0;

  /** Behind all that is written, in a line of its own. */
  function put(text: string): Range {
    texts.push(text, '\n');
    const range = { start: length, end: length + text.length };
    length = range.end + 1;
    return range;
  }

  return {
    /** `noteMarks` are places inside the text. */
    paragraph(
      text: string,
      is: Omit<RawParagraph, 'pieces'> = {},
      noteMarks: readonly { readonly note: string; readonly at: number }[] = [],
    ): void {
      if (text.trim() === '') return;
      const range = put(text);
      for (const { note, at } of noteMarks) if (!marks.has(note)) marks.set(note, range.start + at);
      for (const { 0: mark, 1: note = '', index } of text.matchAll(/\[\^([^\]\s]{1,40})\]/gu))
        if (!marks.has(note) && mark !== '') marks.set(note, range.start + index);
      paragraphs.push({ ...is, pieces: [range] });
    },
    table(rows: readonly (readonly string[])[]): void {
      const ranges = rows.map((row) => row.map((cell) => put(cell)));
      const cells = ranges.flat();
      const [first, last] = [cells[0], cells.at(-1)];
      if (first && last)
        paragraphs.push({ kind: 'TABLE', pieces: [{ start: first.start, end: last.end }], rows: ranges });
    },
    note(text: string, name: string, marker = `[${name}]`): void {
      if (text.trim() !== '') paragraphs.push({ kind: 'FOOTNOTE', marker, note: name, pieces: [put(text)] });
    },
    /** Notes behind all other paragraphs. */
    all(): { readonly raw: string; readonly paragraphs: readonly RawParagraph[] } {
      const notes = paragraphs.filter(({ kind }) => kind === 'FOOTNOTE');
      const others = paragraphs.filter(({ kind }) => kind !== 'FOOTNOTE');
      return { raw: texts.join(''), paragraphs: [...others, ...notes.map((note) => withMark(note))] };
    },
  };

  function withMark(note: RawParagraph): RawParagraph {
    const at = note.note === undefined ? undefined : marks.get(note.note);
    return at === undefined ? note : { ...note, at };
  }
}

export type RawTextWriter = ReturnType<typeof createRawText>;
