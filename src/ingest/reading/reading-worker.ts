/** The reading thread: one file at a time, with its documents and its progress as messages. */
import { parentPort } from 'node:worker_threads';
import { GongfuError } from '../../domain/errors.ts';
import { readBytes } from './file-reader.ts';
import type { FromReading, ToReading } from './reading-messages.ts';
import { refused } from './refusals.ts';

const port = parentPort;
if (!port) throw new Error('the reading worker runs in a worker thread only');
const send = (message: FromReading) => port.postMessage(message);

port.on('message', ({ bytes, name, limits }: ToReading) => {
  const done = readBytes(
    bytes,
    { name, limits },
    {
      onDocument: (document) => send({ document }),
      onRefused: (error) => send({ refused: carried(error, name) }),
      onProgress: (progress) => send({ progress }),
      onStep: () => send({ step: true }),
    },
  );
  done.then(
    () => send({ end: true }),
    (error: unknown) => send({ failed: carried(error, name) }),
  );
});
send({ ready: true });

/** What a reader throws on a file that is broken in ways nobody foresaw is the file's fault. */
function carried(error: unknown, name: string) {
  const ours = error instanceof GongfuError ? error : unforeseen(error, name);
  const cause = ours.cause instanceof Error ? ours.cause.stack : undefined;
  return { code: ours.code, message: ours.message, details: ours.details, ...(cause === undefined ? {} : { cause }) };
}

function unforeseen(error: unknown, name: string): GongfuError {
  if (error instanceof RangeError)
    return refused(name, 'TOO_DEEP', 'the file nests its parts too deep to be read: save it again.', error);
  return refused(
    name,
    'BROKEN',
    'the file cannot be read: open it in the program that made it and save it again.',
    error,
  );
}
