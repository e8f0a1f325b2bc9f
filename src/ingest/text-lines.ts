/** Lines of UTF-8 text as they come in, so that a file of any size takes little memory. */
import { isUtf8 } from 'node:buffer';
import { faulty } from './fault.ts';

export interface TextLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** Far above the largest record that is allowed. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;
const LINE_FEED = 0x0a;

/**
 * The lines of each piece of the text, in order, without line feeds; a last line without one counts, an empty one after the last does
 * not. Errors: BAD_USER_INPUT with `details.faults`, where a line is no UTF-8 or too long; those of `bytes`.
 */
export async function* textLines(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly TextLine[], void, void> {
  let rest: readonly Uint8Array[] = [];
  let restBytes = 0;
  let number = 0;
  const read = (pieces: readonly Uint8Array[]): readonly TextLine[] =>
    decoded(Buffer.concat(pieces), file, number + 1).map((text) => {
      number += 1;
      return { number, text };
    });
  for await (const chunk of bytes) {
    const end = chunk.lastIndexOf(LINE_FEED);
    if (end >= 0) yield read([...rest, chunk.subarray(0, end)]);
    rest = end >= 0 ? [chunk.subarray(end + 1)] : [...rest, chunk];
    restBytes = end >= 0 ? chunk.length - end - 1 : restBytes + chunk.length;
    if (restBytes > MAX_LINE_BYTES) throw fault(file, number + 1, `This line has more than ${MAX_LINE_BYTES} bytes.`);
  }
  if (restBytes > 0) yield read(rest);
}

/** Whole lines at once are decoded as one; where that fails, which line it is. */
function decoded(bytes: Buffer, file: string, firstNumber: number): readonly string[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: firstNumber > 1 });
  try {
    return decoder.decode(bytes).split('\n');
  } catch {
    throw fault(file, firstNumber + linesBeforeFault(bytes), 'This line is not UTF-8 text: save the file as UTF-8.');
  }
}

/** No character of UTF-8 has the byte of a line feed in it. */
function linesBeforeFault(bytes: Buffer): number {
  let line = 0;
  for (let start = 0; ; line += 1) {
    const end = bytes.indexOf(LINE_FEED, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}

function fault(file: string, line: number, message: string): Error {
  return faulty([{ file, line, column: 1, code: 'SYNTAX', message }]);
}
