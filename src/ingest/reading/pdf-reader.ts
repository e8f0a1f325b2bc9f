/** PDF files by pdf.js, with the tables of its folder that fonts need which are not embedded: older Chinese journals have no others. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.js';
import type { Page, Proposal } from './document.ts';
import { pagesOf } from './furniture.ts';
import type { ReadLimits } from './limits.ts';
import { loaded } from './packages.ts';
import { type FragmentPage, fragmentPage } from './pdf-fragments.ts';
import { pdfLines } from './pdf-lines.ts';
import { pdfParagraphs } from './pdf-paragraphs.ts';
import type { Extract } from './raw-paragraph.ts';
import { reasonOf, refused } from './refusals.ts';

export interface PdfReading {
  readonly file: string;
  readonly limits: ReadLimits;
  readonly onPage: (page: number, of: number) => void;
}

/** Fewer characters a page are no text but what a scanner or a stamp put there. */
const FEWEST_CHARACTERS_A_PAGE = 20;

/** A newspaper's page set letter by letter has 20,000. */
const MOST_PIECES_A_PAGE = 60_000;
/** A whole PDF has its end's mark in them. */
const TAIL_BYTES = 2_048;

/** Takes the bytes. Errors: BAD_USER_INPUT with ENCRYPTED, BROKEN, TRUNCATED, TOO_MANY_PAGES, NEEDS_OCR; UNAVAILABLE where the package is missing. */
export async function readPdf(bytes: Uint8Array, reading: PdfReading): Promise<Extract> {
  const isCut = !Buffer.from(bytes.subarray(-TAIL_BYTES)).toString('latin1').includes('%%EOF');
  const broken = (cause: unknown) => brokenPdf(reading.file, isCut, cause);
  const pdf = await opened(bytes, reading.file, broken);
  try {
    const pages = await fragmentPages(pdf, reading);
    checkScan(pages, reading.file);
    const { raw, lines, pageStarts, dropped, printed } = pdfLines(pages);
    const labels = await labelsOf(pdf);
    const known: readonly Page[] = labels
      ? pageStarts.map((start, at) => ({ start, label: labels[at] ?? String(at + 1), from: 'LABEL' }))
      : pagesOf(pageStarts, printed);
    return {
      media: 'PDF',
      raw,
      paragraphs: pdfParagraphs(lines),
      pages: known,
      dropped,
      proposed: await propertiesOf(pdf),
    };
  } catch (cause) {
    throw reasonOf(cause) ? cause : broken(cause);
  } finally {
    await pdf.loadingTask.destroy().catch(() => undefined);
  }
}

/** The bytes are pdf.js's from here on. */
async function opened(bytes: Uint8Array, file: string, broken: (cause: unknown) => Error): Promise<PDFDocumentProxy> {
  const { getDocument, VerbosityLevel } = await loaded('pdfjs-dist', () => import('pdfjs-dist/legacy/build/pdf.mjs'));
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    data: bytes,
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    useWasm: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  return task.promise.catch((cause: unknown) => {
    if (cause instanceof Error && cause.name === 'PasswordException')
      throw refused(file, 'ENCRYPTED', 'this PDF is protected by a password: save it without one.', cause);
    throw broken(cause);
  });
}

async function fragmentPages(
  pdf: PDFDocumentProxy,
  { file, limits, onPage }: PdfReading,
): Promise<readonly FragmentPage[]> {
  if (pdf.numPages > limits.pages)
    throw refused(
      file,
      'TOO_MANY_PAGES',
      `this PDF has ${pdf.numPages} pages, more than ${limits.pages}: part it into volumes.`,
    );
  const pages: FragmentPage[] = [];
  const room = { units: limits.textUnits };
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const words = await wordsOf(page, room);
    if (!words)
      throw refused(
        file,
        'TOO_LARGE',
        `page ${number} of this PDF brings more text than is read: part it into volumes.`,
      );
    pages.push(fragmentPage(words, page.getViewport({ scale: 1 })));
    page.cleanup();
    onPage(number, pdf.numPages);
  }
  return pages;
}

/** As they come, so that a page without end is given up; undefined for one. */
async function wordsOf(page: PDFPageProxy, room: { units: number }): Promise<readonly TextItem[] | undefined> {
  const words: TextItem[] = [];
  const reader = page.streamTextContent({ disableNormalization: true }).getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    // pdf.js gives pieces of what getTextContent gives as a whole.
    const { items } = chunk.value as TextContent;
    for (const item of items) if ('str' in item) words.push(item);
    room.units -= items.reduce((sum, item) => sum + ('str' in item ? item.str.length : 0), 0);
    if (room.units > 0 && words.length <= MOST_PIECES_A_PAGE) continue;
    await reader.cancel();
    return undefined;
  }
  return words;
}

function checkScan(pages: readonly FragmentPage[], file: string): void {
  const characters = pages.reduce(
    (sum, { rows }) => sum + rows.flat().reduce((all, { text }) => all + text.replace(/\s/gu, '').length, 0),
    0,
  );
  if (characters < FEWEST_CHARACTERS_A_PAGE * pages.length)
    throw refused(
      file,
      'NEEDS_OCR',
      'this PDF has pictures of pages and hardly any text: read it with an OCR program and add what that gives.',
    );
}

async function labelsOf(pdf: PDFDocumentProxy): Promise<readonly string[] | undefined> {
  const labels = await pdf.getPageLabels().catch(() => null);
  return labels &&
    labels.length === pdf.numPages &&
    labels.every((label) => label !== '') &&
    labels.some((label, at) => label !== String(at + 1))
    ? labels
    : undefined;
}

async function propertiesOf(pdf: PDFDocumentProxy): Promise<readonly Proposal[]> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const fields = info as Readonly<Record<string, unknown>>;
  const proposal = (field: 'title' | 'authors', value: unknown): readonly Proposal[] =>
    typeof value === 'string' && /\S/u.test(value) && value.length < 300
      ? [{ field, value: value.trim(), how: 'FILE_PROPERTY' }]
      : [];
  return [...proposal('title', fields.Title), ...proposal('authors', fields.Author)];
}

function brokenPdf(file: string, isCut: boolean, cause: unknown): Error {
  if (isCut) return refused(file, 'TRUNCATED', 'the end of this PDF is missing: copy or download it again.', cause);
  return refused(file, 'BROKEN', 'this PDF cannot be read: print it to a new PDF and add that.', cause);
}
