/** How much a file may ask of the reader. */

export interface ReadLimits {
  /** Of the file itself. */
  readonly fileBytes: number;
  /** Of the text that comes out of it, in UTF-16 code units. */
  readonly textUnits: number;
  /** Paragraphs and lines of it. */
  readonly paragraphs: number;
  readonly lines: number;
  /** Of a PDF. */
  readonly pages: number;
  /** Of the thread's own time without a sign of progress (a page, a file of an archive, the end of a step); four times that on the clock. */
  readonly stallMs: number;
  /** From first to last, archives included. */
  readonly totalMs: number;
  /** Of the reading thread: its objects, and what it holds beside them and the file. */
  readonly heapMb: number;
  readonly buffersMb: number;
  /** Of an archive and of a DOCX: unpacked bytes in all, files in it, and how many archives may stand in one another. */
  readonly unpackedBytes: number;
  readonly entries: number;
  readonly nesting: number;
  /** Unpacked bytes for one packed byte, above the first megabyte. */
  readonly ratio: number;
}

/** A yearbook of 1,200 pages has two million characters; the hostile files of bench:reading stay within 256 MB with these. */
export const READ_LIMITS: ReadLimits = {
  fileBytes: 64 * 1024 * 1024,
  textUnits: 4_000_000,
  paragraphs: 60_000,
  lines: 250_000,
  pages: 2_000,
  stallMs: 3_000,
  totalMs: 600_000,
  heapMb: 112,
  buffersMb: 64,
  unpackedBytes: 64 * 1024 * 1024,
  entries: 2_000,
  nesting: 1,
  ratio: 200,
};
