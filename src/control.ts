/**
 * The local way into a running server, for command line writes: a socket that only its owner may use. One request a connection, as a
 * line of JSON, which more lines may follow that are read as they are worked on; the answer is any number of progress lines and one
 * result or error.
 */
import { chmodSync, lstatSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { type ErrorCode, type ErrorDetails, GongfuError } from './domain/errors.ts';
import { drained, resumed } from './ingest/byte-stream.ts';

/** Texts of all files of an import together. */
const MAX_REQUEST_BYTES = 512 * 1024 * 1024;

export interface Progress {
  /** What is being done: "indexing". */
  readonly what: string;
  readonly done: number;
  /** Undefined where it is not known yet. */
  readonly of?: number;
}

export type OnProgress = (progress: Progress) => void;
/** `more` are the bytes of the lines that follow the request; where they end is for the lines to say. */
export type ControlHandler = (
  input: unknown,
  onProgress: OnProgress,
  more: AsyncIterable<Uint8Array>,
) => Promise<unknown>;
export type ControlHandlers = Readonly<Record<string, ControlHandler>>;

type Reply =
  | { readonly progress: Progress }
  | { readonly result: unknown }
  | { readonly error: { readonly code: ErrorCode; readonly message: string; readonly details: ErrorDetails } };

export interface ControlServer {
  /** Takes no new requests and lets those under way finish. */
  close(): Promise<void>;
}

/** To be called by the owner of the data folder only: what is left of a crashed server is cleared away. */
export async function listenForControl(address: string, handlers: ControlHandlers): Promise<ControlServer> {
  if (process.platform !== 'win32') rmSync(address, { force: true });
  const reading = new Set<Socket>();
  const underWay = new Set<Promise<void>>();
  const server = createServer((socket) => {
    reading.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => reading.delete(socket));
    const work = serve(socket, handlers, () => reading.delete(socket)).finally(() => underWay.delete(work));
    underWay.add(work);
  });
  await bind(server, address);
  return {
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Whose request is not whole yet gets nothing; what is being worked on gets its answer.
      for (const socket of reading) socket.destroy();
      await Promise.allSettled(underWay);
      await closed;
    },
  };
}

/** The socket is made with mode 0600 from the first moment on: binding happens inside `listen`, under the narrow umask. */
async function bind(server: Server, address: string): Promise<void> {
  const listening = new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const isPipe = process.platform === 'win32';
  const before = isPipe ? 0 : process.umask(0o177);
  try {
    server.listen(address);
  } finally {
    if (!isPipe) process.umask(before);
  }
  await listening;
  if (!isPipe) chmodSync(address, 0o600);
}

async function serve(socket: Socket, handlers: ControlHandlers, onRequest: () => void): Promise<void> {
  const send = (reply: Reply) => socket.writable && socket.write(`${JSON.stringify(reply)}\n`);
  try {
    const chunks: AsyncIterator<Buffer> = socket.iterator({ destroyOnReturn: false });
    const { line, rest } = await readLine(chunks);
    const { op, input } = parseRequest(line);
    onRequest();
    const handler = Object.hasOwn(handlers, op) ? handlers[op] : undefined;
    if (!handler)
      throw new GongfuError('BAD_USER_INPUT', `The server has no operation ${op}: it may be of another version.`);
    const more = resumed([rest], chunks);
    send({ result: (await handler(input, (progress) => send({ progress }), more)) ?? null });
  } catch (error) {
    const known = error instanceof GongfuError;
    const { code, message, details } = known
      ? error
      : new GongfuError('INTERNAL', error instanceof Error ? error.message : String(error));
    send({ error: { code, message, details } });
  }
  socket.end();
  // Closed with something unread in it, the socket would lose the answer that is on its way.
  socket.resume();
}

async function readLine(chunks: AsyncIterator<Buffer>): Promise<{ readonly line: string; readonly rest: Buffer }> {
  const read: Buffer[] = [];
  let bytes = 0;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    const end = next.value.indexOf(0x0a);
    read.push(end < 0 ? next.value : next.value.subarray(0, end));
    if (end >= 0) return { line: Buffer.concat(read).toString('utf8'), rest: next.value.subarray(end + 1) };
    bytes += next.value.length;
    if (bytes > MAX_REQUEST_BYTES)
      throw new GongfuError('LIMIT_EXCEEDED', 'The files are too large for one change; import them in parts.');
  }
  return { line: Buffer.concat(read).toString('utf8'), rest: Buffer.alloc(0) };
}

function parseRequest(line: string): { readonly op: string; readonly input: unknown } {
  const value: unknown = line.trim() === '' ? undefined : JSON.parse(line);
  if (typeof value === 'object' && value !== null && 'op' in value && typeof value.op === 'string') {
    return { op: value.op, input: 'input' in value ? value.input : undefined };
  }
  throw new GongfuError('BAD_USER_INPUT', 'A request is a line of JSON with `op` and `input`.');
}

export interface ControlRequest {
  readonly op: string;
  readonly input: unknown;
  readonly onProgress?: OnProgress;
  /** Whole lines, sent as the server takes them. What it throws ends the request. */
  readonly more?: AsyncIterable<string>;
}

/**
 * Asks the server that owns the folder; undefined where none answers at the address. Errors: what the server's work threw,
 * UNAVAILABLE where it went away in between (whether the change was made is then not known), FORBIDDEN where the socket is not ours.
 */
export async function askServer(
  address: string,
  request: ControlRequest,
): Promise<{ readonly result: unknown } | undefined> {
  const socket = await connect(address);
  if (!socket) return undefined;
  socket.write(`${JSON.stringify({ op: request.op, input: request.input })}\n`);
  const sending = createSending(socket, request.more);
  try {
    for await (const line of linesOf(socket)) {
      const reply: Reply = JSON.parse(line);
      if ('result' in reply) return { result: reply.result };
      if ('error' in reply)
        throw new GongfuError(reply.error.code, reply.error.message, { details: reply.error.details });
      request.onProgress?.(reply.progress);
    }
  } catch (error) {
    // Answers are told apart from a socket that breaks because the server has answered and stopped reading.
    throw sending.failure() ?? error;
  } finally {
    socket.destroy();
  }
  throw (
    sending.failure() ??
    new GongfuError(
      'UNAVAILABLE',
      'The server went away before it answered; look with `gongfu export` whether the change was made.',
    )
  );
}

/** Until the socket is closed, from whichever end: readline by itself waits for ever where it was from this one. */
function linesOf(socket: Socket): AsyncIterable<string> {
  const lines = createInterface({ input: socket });
  socket.once('close', () => lines.close());
  return lines;
}

/** Sends beside the reading of the answer; stops where the server has answered. */
function createSending(socket: Socket, more: AsyncIterable<string> | undefined): { failure(): unknown } {
  let failure: unknown;
  const send = async () => {
    for await (const text of more ?? []) {
      if (socket.destroyed || !socket.writable) return;
      if (!socket.write(text)) await drained(socket);
    }
  };
  send().catch((error: unknown) => {
    failure = error;
    socket.destroy();
  });
  return { failure: () => failure };
}

async function connect(address: string): Promise<Socket | undefined> {
  if (!isOurs(address)) return undefined;
  return new Promise((resolve, reject) => {
    const socket = createConnection(address, () => resolve(socket));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined);
      else
        reject(
          new GongfuError('UNAVAILABLE', `The running server cannot be reached at ${address}: ${error.message}.`, {
            cause: error,
          }),
        );
    });
  });
}

/** In a shared temp folder another user could have put a socket under the name. */
function isOurs(address: string): boolean {
  if (process.platform === 'win32') return true;
  const stat = lstatSync(address, { throwIfNoEntry: false });
  if (!stat) return false;
  if (stat.isSocket() && stat.uid === process.getuid?.()) return true;
  throw new GongfuError(
    'FORBIDDEN',
    `${address} is not this user's socket: run the command as the user that runs the server.`,
  );
}
