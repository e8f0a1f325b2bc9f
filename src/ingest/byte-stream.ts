/** Bytes that come and go in pieces. */
import type { Writable } from 'node:stream';

/** The pieces that were read ahead, then the others. */
export async function* resumed(
  read: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  yield* read;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** When a stream that was full takes more, or is closed. Leaves nothing behind on it: it is waited for many times. */
export function drained(stream: Writable): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = () => {
    stream.off('drain', done).off('close', done);
    resolve();
  };
  stream.on('drain', done).on('close', done);
  if (stream.closed) done();
  return promise;
}
