/** The client, in a process of its own: keep-alive connections, each with one request under way, over bare sockets to cost little. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { NUMBER_PLACE } from './shapes.ts';

export interface DriveRequest {
  readonly url: string;
  /** JSON bodies, asked in turn. */
  readonly bodies: readonly string[];
  readonly token?: string;
  readonly connections: number;
  readonly ms: number;
  /** So many requests at least, however long they take. */
  readonly atLeast: number;
  /** The number that the first request has in the place of NUMBER_PLACE; each further one has the next. */
  readonly numbersFrom: number;
}

export interface Driven {
  readonly requests: number;
  readonly ms: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

process.on('message', (request: DriveRequest) => {
  drive(request).then(
    (driven) => process.send?.(driven),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});

async function drive(request: DriveRequest): Promise<Driven> {
  const messages = createMessages(request);
  const latencies: number[] = [];
  const startedAt = performance.now();
  let asked = 0;
  const isOver = () => asked >= request.atLeast && performance.now() - startedAt >= request.ms;
  const next = () => (isOver() ? undefined : messages(asked++));
  await Promise.all(Array.from({ length: request.connections }, () => connection(request.url, next, latencies)));
  const ms = performance.now() - startedAt;
  latencies.sort((one, other) => one - other);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
  return { requests: latencies.length, ms, p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** The bytes of the i-th request; without numbers in them they are made once. */
function createMessages(request: DriveRequest): (i: number) => Buffer {
  const { bodies, numbersFrom } = request;
  if (!bodies.some((body) => body.includes(NUMBER_PLACE))) {
    const made = bodies.map((body) => message(request, body));
    return (i) => made[i % made.length] as Buffer;
  }
  return (i) => message(request, bodies[i % bodies.length]?.replaceAll(NUMBER_PLACE, String(numbersFrom + i)) ?? '');
}

function message({ url, token }: DriveRequest, body: string): Buffer {
  const bytes = Buffer.from(body);
  const lines = [
    'POST /graphql HTTP/1.1',
    `host: ${new URL(url).host}`,
    'accept: application/json',
    'content-type: application/json',
    ...(token === undefined ? [] : [`authorization: Bearer ${token}`]),
    `content-length: ${bytes.length}`,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), bytes]);
}

/** Connections stay open from round to round: to open one costs a server as much as a request. */
const idle = new Map<string, IdleSocket[]>();

interface IdleSocket {
  readonly socket: Socket;
  readonly since: number;
}

/** A server that closes what is idle for five seconds, as Node's does, may do so just when it is asked. */
const MAX_IDLE_MS = 3_000;

async function connection(url: string, next: () => Buffer | undefined, latencies: number[]): Promise<void> {
  const socket = await openSocket(url);
  for (let request = next(); request; request = next()) {
    const sentAt = performance.now();
    socket.write(request);
    const answer = await response(socket);
    latencies.push(performance.now() - sentAt);
    if (!answer.startsWith('HTTP/1.1 200') || answer.includes('"errors":'))
      throw new Error(`a request failed: ${answer.slice(0, 1_000)}`);
  }
  idle.set(url, [...(idle.get(url) ?? []), { socket, since: performance.now() }]);
}

async function openSocket(url: string): Promise<Socket> {
  const [first, ...others] = (idle.get(url) ?? []).filter(isFresh);
  idle.set(url, others);
  if (first) return first.socket;
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  // A server may close what it has not heard of for long; a request that meets this fails by `close`.
  return socket.on('error', () => {}).on('end', () => socket.destroy());
}

function isFresh({ socket, since }: IdleSocket): boolean {
  if (socket.destroyed) return false;
  if (performance.now() - since < MAX_IDLE_MS) return true;
  socket.destroy();
  return false;
}

/** One whole answer; its headers say how long it is. */
function response(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  let whole: number | undefined;
  let size = 0;
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      socket.off('data', take).off('close', cut);
      end();
    };
    const take = (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      whole ??= wholeSize(chunks);
      if (whole !== undefined && size >= whole) settle(() => resolve(Buffer.concat(chunks).toString('utf8')));
    };
    const cut = () => settle(() => reject(new Error('the server closed a connection')));
    socket.on('data', take).once('close', cut);
  });
}

/** Of headers and body; undefined while the headers are not all there. */
function wholeSize(chunks: readonly Buffer[]): number | undefined {
  const text = Buffer.concat(chunks).toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, end + 2))?.[1];
  if (length === undefined) throw new Error('an answer does not say how long it is');
  return end + 4 + Number(length);
}
