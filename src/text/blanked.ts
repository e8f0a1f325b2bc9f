/** A text with stretches of it left out, each place where it was: what is said around names, times and amounts. */
import type { TextRange } from './normalise.ts';

/** Ranges may lie over one another. Linear but for their sorting. */
export function blanked(text: string, ranges: readonly TextRange[]): string {
  const pieces: string[] = [];
  let last = 0;
  for (const { start, end } of ranges.toSorted((one, other) => one.start - other.start)) {
    if (end <= last) continue;
    pieces.push(text.slice(last, Math.max(last, start)), ' '.repeat(end - Math.max(last, start)));
    last = end;
  }
  return pieces.join('') + text.slice(last);
}
