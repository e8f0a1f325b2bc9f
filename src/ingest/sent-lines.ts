/** The lines of a load on their way between two processes: a batch a line of JSON, and one at the end that says so. */
import { GongfuError } from '../domain/errors.ts';
import type { LoadedLine } from '../store/port.ts';
import { textLines } from './text-lines.ts';

const END = '{"end":true}';

export async function* sentLines(batches: AsyncIterable<readonly LoadedLine[]>): AsyncGenerator<string, void, void> {
  for await (const batch of batches) yield `${JSON.stringify(batch)}\n`;
  yield `${END}\n`;
}

/** Errors: UNAVAILABLE where they end before their end, as when the sender was killed. */
export async function* receivedLines(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly LoadedLine[], void, void> {
  for await (const lines of textLines('the lines sent', bytes)) {
    for (const { text } of lines) {
      if (text === END) return;
      // Only the owner of the folder reaches the socket, with the command of this version: `sentLines` made it.
      yield JSON.parse(text) as readonly LoadedLine[];
    }
  }
  throw new GongfuError('UNAVAILABLE', 'The lines broke off before their end; nothing was kept of them.');
}
