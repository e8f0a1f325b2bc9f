/** Reading a request body within its limit, or refusing it before it is read. */
import type { IncomingMessage } from 'node:http';
import type { Exchange, Refusal } from './exchange.ts';

const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?;?\s*$/i;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a JSON body of at most `maxBytes`, or why it is refused. What is refused is not kept. */
export async function readJsonText(exchange: Exchange, maxBytes: number): Promise<{ readonly text: string } | Refusal> {
  const refused = refusedByHeaders(exchange, maxBytes);
  if (refused) return refused;
  exchange.askForBody();
  const bytes = await readBytes(exchange.body, maxBytes);
  if (bytes === 'TOO_LARGE') return tooLarge(maxBytes);
  if (bytes === 'CUT_OFF')
    return { status: 400, code: 'BAD_USER_INPUT', message: 'The request body ended before it was whole.' };
  try {
    return { text: UTF8.decode(bytes) };
  } catch {
    return { status: 400, code: 'BAD_USER_INPUT', message: 'The request body is not UTF-8.' };
  }
}

function refusedByHeaders({ headers }: Exchange, maxBytes: number): Refusal | undefined {
  const type = headers['content-type'];
  if (type === undefined || !JSON_TYPE.test(type)) {
    return {
      status: 415,
      code: 'BAD_USER_INPUT',
      message: 'The request body must be JSON: send `Content-Type: application/json` (UTF-8).',
      headers: { 'accept-post': 'application/json' },
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
