/** Footnotes and captions that interrupt the lines of a text: taken out, each with the place of its mark. */
import type { Range } from './document.ts';
import type { Line } from './lines.ts';
import type { RawParagraph } from './raw-paragraph.ts';
import { endsClause } from './sentences.ts';

export interface WithoutAsides {
  readonly body: readonly Line[];
  readonly notes: readonly RawParagraph[];
  /** Each with the index in `body` of the line that follows it. */
  readonly captions: readonly { readonly before: number; readonly caption: RawParagraph }[];
}

const NOTE_LINE = /^[①-⑳]/u;
const MARK = /[①-⑳]/gu;
const CAPTION_LINE = /^(?:[图表]|Figure|Fig\.|Table)\s*\d{1,3}(?:[-.．—–]\d{1,3})?(?:[\s：:．]\s*|\.\s+)(?=\S)/iu;
/** 图1显示……: a sentence that begins so is no caption. */
const TELLS = /^(?:所示|显示|表明|可知|可见|为|是|中|给出|报告|列出|shows?\b|presents?\b|reports?\b)/iu;
const LONGEST_CAPTION = 80;
const LARGER_THAN_NOTES = 1.05;

/** A note goes to the end of its page, or, where there are no pages, to its own line's end. */
export function withoutAsides(lines: readonly Line[], hasPages: boolean): WithoutAsides {
  const body: Line[] = [];
  const notes: { readonly lines: Line[]; readonly mark: number | undefined }[] = [];
  const captions: { before: number; caption: RawParagraph }[] = [];
  const marks = createMarks(hasPages);
  let notePage = -1;
  for (const line of lines) {
    const mark = NOTE_LINE.test(line.text) ? marks.before(line) : undefined;
    if (mark !== undefined || (notePage === line.page && NOTE_LINE.test(line.text))) {
      notes.push({ lines: [line], mark });
      if (hasPages) notePage = line.page;
    } else if (notePage === line.page && goesOnInNote(line, notes.at(-1)?.lines[0])) notes.at(-1)?.lines.push(line);
    else if (isCaption(line.text))
      captions.push({ before: body.length, caption: { pieces: [rangeOf(line)], kind: 'CAPTION' } });
    else {
      body.push(line);
      marks.read(line);
      notePage = -1;
    }
  }
  return { body, notes: notes.map((note) => noteOf(note.lines, note.mark)), captions };
}

/** Where type has sizes a note goes on in its own: the next column's text is larger. */
function goesOnInNote(line: Line, note: Line | undefined): boolean {
  return line.size === undefined || note?.size === undefined || line.size <= LARGER_THAN_NOTES * note.size;
}

export function isCaption(text: string): boolean {
  if (text.length > LONGEST_CAPTION) return false;
  const label = CAPTION_LINE.exec(text)?.[0];
  return label !== undefined && !endsClause(text) && !TELLS.test(text.slice(label.length));
}

function noteOf(lines: readonly Line[], mark: number | undefined): RawParagraph {
  const marker = lines[0]?.text.slice(0, 1) ?? '';
  return { pieces: lines.map(rangeOf), kind: 'FOOTNOTE', marker, ...(mark === undefined ? {} : { at: mark }) };
}

/** Numbers start anew on each page: the mark is the last of its sign before the note, inside a line. */
function createMarks(hasPages: boolean) {
  const last = new Map<string, { readonly at: number; readonly page: number }>();
  return {
    read({ text, start, page }: Line): void {
      for (const { 0: sign, index } of text.matchAll(MARK)) if (index > 0) last.set(sign, { at: start + index, page });
    },
    before({ text, page }: Line): number | undefined {
      const mark = last.get(text.slice(0, 1));
      return mark && (!hasPages || mark.page === page) ? mark.at : undefined;
    },
  };
}

function rangeOf({ start, end }: Line): Range {
  return { start, end };
}
