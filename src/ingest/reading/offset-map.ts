/** Where each unit of the cleaned text stands in the raw one: runs, so that a long text takes little memory. */
import type { Range } from './document.ts';

/**
 * Run i is the cleaned text from `starts[i]` to the next run's start. It comes from `lengths[i]` units of the raw text at `raws[i]`: unit
 * by unit where both are as long, else as a whole (ﬁ → fi, or a space that only the cleaned text has, of length 0).
 */
export interface OffsetMap {
  readonly starts: Uint32Array;
  readonly raws: Uint32Array;
  readonly lengths: Uint32Array;
}

export interface CleanedText {
  readonly text: string;
  readonly toRaw: OffsetMap;
}

/** Collects cleaned text in its order. */
export function createCleanedText() {
  const pieces: string[] = [];
  let [starts, raws, lengths] = [new Uint32Array(16), new Uint32Array(16), new Uint32Array(16)];
  let [count, length] = [0, 0];
  /** Where the last run ends in the raw text; -1 where it is none that could go on. */
  let rawEnd = -1;

  /** `text` stands for [raw, raw + rawLength). */
  function add(text: string, raw: number, rawLength: number): void {
    if (text === '') return;
    const isSame = text.length === rawLength;
    if (isSame && rawEnd === raw) lengths[count - 1] = (lengths[count - 1] ?? 0) + rawLength;
    else addRun(raw, rawLength);
    rawEnd = isSame ? raw + rawLength : -1;
    pieces.push(text);
    length += text.length;
  }

  function addRun(raw: number, rawLength: number): void {
    if (count === starts.length) [starts, raws, lengths] = [doubled(starts), doubled(raws), doubled(lengths)];
    starts[count] = length;
    raws[count] = raw;
    lengths[count] = rawLength;
    count += 1;
  }

  return {
    add,
    /** Another text that was cleaned by itself. */
    append({ text, toRaw }: CleanedText): void {
      for (let run = 0; run < toRaw.starts.length; run++)
        add(
          text.slice(toRaw.starts[run], toRaw.starts[run + 1] ?? text.length),
          toRaw.raws[run] ?? 0,
          toRaw.lengths[run] ?? 0,
        );
    },
    length: () => length,
    all: (): CleanedText => ({
      text: pieces.join(''),
      toRaw: { starts: starts.slice(0, count), raws: raws.slice(0, count), lengths: lengths.slice(0, count) },
    }),
  };
}

/** Of a stretch of the raw text that is cleaned already. */
export function asItIs(text: string, raw: number): CleanedText {
  return {
    text,
    toRaw: { starts: Uint32Array.of(0), raws: Uint32Array.of(raw), lengths: Uint32Array.of(text.length) },
  };
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * array.length);
  larger.set(array);
  return larger;
}

export type CleanedTextWriter = ReturnType<typeof createCleanedText>;

/** The stretches of the raw text that [start, end) of the cleaned one comes from, in the order of the cleaned text. */
export function rawPieces({ text, toRaw }: CleanedText, { start, end }: Range): readonly Range[] {
  const pieces: { start: number; end: number }[] = [];
  for (let run = runAt(toRaw.starts, start); run < toRaw.starts.length && (toRaw.starts[run] ?? 0) < end; run++) {
    const piece = rawPart(toRaw, run, { start, end, runEnd: toRaw.starts[run + 1] ?? text.length });
    const last = pieces.at(-1);
    if (piece.start === piece.end) continue;
    if (last?.end === piece.start) last.end = piece.end;
    else pieces.push(piece);
  }
  return pieces;
}

/** From the first to the last raw unit of [start, end): what interrupts it in print is in between. */
export function rawRange(cleaned: CleanedText, range: Range): Range {
  const pieces = rawPieces(cleaned, range);
  if (pieces.length === 0) {
    const at = cleaned.toRaw.raws[runAt(cleaned.toRaw.starts, range.start)] ?? 0;
    return { start: at, end: at };
  }
  return pieces.reduce((all, piece) => ({
    start: Math.min(all.start, piece.start),
    end: Math.max(all.end, piece.end),
  }));
}

function rawPart(
  { starts, raws, lengths }: OffsetMap,
  run: number,
  { start, end, runEnd }: Range & { readonly runEnd: number },
): { start: number; end: number } {
  const [runStart, raw, length] = [starts[run] ?? 0, raws[run] ?? 0, lengths[run] ?? 0];
  if (length !== runEnd - runStart) return { start: raw, end: raw + length };
  const [from, to] = [Math.max(start, runStart), Math.min(end, runEnd)];
  return { start: raw + from - runStart, end: raw + to - runStart };
}

/** The run that has the place in it. */
function runAt(starts: Uint32Array, at: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
