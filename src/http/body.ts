/** Reading a request body within its limit, or refusing it before it is read. */
import type { IncomingMessage } from 'node:http';
import type { Exchange, Refusal } from './exchange.ts';

export interface BodyKind {
  readonly mediaType: string;
  /** As errors name it. */
  readonly name: string;
  /** A parameter that it has beside the charset. */
  readonly parameter?: RegExp;
}

const JSON_KIND: BodyKind = { mediaType: 'application/json', name: 'JSON' };

/** With files in it. */
export const MULTIPART_KIND: BodyKind = {
  mediaType: 'multipart/form-data',
  name: 'a form with files',
  parameter: /^boundary\s*=/i,
};

const CHARSET = /^charset\s*=\s*"?utf-?8"?$/i;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a JSON body of at most `maxBytes`, or why it is refused. What is refused is not kept. */
export function readJsonText(exchange: Exchange, maxBytes: number): Promise<{ readonly text: string } | Refusal> {
  return readBodyText(exchange, maxBytes, JSON_KIND);
}

/** The same of a body of any one kind. */
export async function readBodyText(
  exchange: Exchange,
  maxBytes: number,
  kind: BodyKind,
): Promise<{ readonly text: string } | Refusal> {
  const read = await readBodyBytes(exchange, maxBytes, kind);
  if (!('bytes' in read)) return read;
  try {
    return { text: UTF8.decode(read.bytes) };
  } catch {
    return { status: 400, code: 'BAD_USER_INPUT', message: 'The request body is not UTF-8.' };
  }
}

/** The bytes of a body of any one kind, whatever they are. */
export async function readBodyBytes(
  exchange: Exchange,
  maxBytes: number,
  kind: BodyKind,
): Promise<{ readonly bytes: Buffer } | Refusal> {
  const refused = refusedByHeaders(exchange, maxBytes, kind);
  if (refused) return refused;
  exchange.askForBody();
  const bytes = await readBytes(exchange.body, maxBytes);
  if (bytes === 'TOO_LARGE') return tooLarge(maxBytes);
  if (bytes === 'CUT_OFF')
    return { status: 400, code: 'BAD_USER_INPUT', message: 'The request body ended before it was whole.' };
  return { bytes };
}

function refusedByHeaders({ headers }: Exchange, maxBytes: number, kind: BodyKind): Refusal | undefined {
  if (!isOf(kind, headers['content-type'])) {
    return {
      status: 415,
      code: 'BAD_USER_INPUT',
      message: `The request body must be ${kind.name}: send \`Content-Type: ${kind.mediaType}\` (UTF-8).`,
      headers: { 'accept-post': kind.mediaType },
    };
  }
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity') {
    return {
      status: 415,
      code: 'BAD_USER_INPUT',
      message: 'The request body must not be compressed: send it without `Content-Encoding`.',
      headers: { 'accept-encoding': 'identity' },
    };
  }
  return Number(headers['content-length'] ?? 0) > maxBytes ? tooLarge(maxBytes) : undefined;
}

function isOf({ mediaType, parameter }: BodyKind, contentType = ''): boolean {
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim());
  const isTaken = (one: string) => one === '' || CHARSET.test(one) || parameter?.test(one) === true;
  return type.toLowerCase() === mediaType && parameters.every(isTaken);
}

/** What is larger is read to its end and dropped by node, within the time a request may take. */
async function readBytes(body: IncomingMessage, maxBytes: number): Promise<Buffer | 'TOO_LARGE' | 'CUT_OFF'> {
  const { promise, resolve } = Promise.withResolvers<Buffer | 'TOO_LARGE' | 'CUT_OFF'>();
  const chunks: Buffer[] = [];
  let size = 0;
  body.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else {
      chunks.length = 0;
      resolve('TOO_LARGE');
    }
  });
  body.once('end', () => resolve(Buffer.concat(chunks)));
  body.once('error', () => resolve('CUT_OFF'));
  return promise;
}

function tooLarge(maxBytes: number): Refusal {
  const allowed = `${maxBytes.toLocaleString('en')} bytes`;
  return {
    status: 413,
    code: 'LIMIT_EXCEEDED',
    message: `The request body is larger than ${allowed}: send less at once, or import a file with \`gongfu import\`.`,
    details: { limit: 'body', allowed: maxBytes },
  };
}
