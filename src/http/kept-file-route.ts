/** /{id}/file: the file that a source came from, as it came, for who may see the source; for others nothing is there. */
import { open } from 'node:fs/promises';
import type { Documents, KeptDocument } from '../ingest/documents.ts';
import type { Exchange, Reply, Route } from './exchange.ts';
import { reply } from './exchange.ts';

export interface KeptFileParts {
  readonly documents: Documents;
  /** What is answered where nothing is. */
  readonly missing: (exchange: Exchange) => Promise<Reply>;
}

/** By what the reader found in the bytes, which named the kept file; what it was called when it was added counts for nothing. */
const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  md: 'text/markdown',
  txt: 'text/plain',
  zip: 'application/zip',
};

export function keptFileRoute({ documents, missing }: KeptFileParts): Route {
  return {
    name: 'kept-file',
    methods: ['GET'],
    readsGraph: true,
    handle: async (exchange) => {
      const [, id = ''] = exchange.path.split('/');
      const kept = await documents.fileOf(id, exchange.access().viewer);
      return (kept && (await fileReply(exchange, kept))) ?? missing(exchange);
    },
  };
}

/** Undefined where the file is gone from the disk. */
async function fileReply({ headers }: Exchange, { path, name, hash }: KeptDocument): Promise<Reply | undefined> {
  const tag = `"${hash}"`;
  if (headers['if-none-match'] === tag) return { status: 304, headers: { etag: tag }, body: '' };
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return undefined;
  try {
    const { size } = await file.stat();
    const part =
      headers['if-range'] === undefined || headers['if-range'] === tag ? rangeOf(headers.range, size) : 'ALL';
    if (part === 'NOT_THERE') return reply(416, 'text/plain', '', { 'content-range': `bytes */${size}` });
    const { start, end } = part === 'ALL' ? { start: 0, end: size } : part;
    const body = new Uint8Array(end - start);
    await file.read(body, 0, body.length, start);
    return reply(part === 'ALL' ? 200 : 206, TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream', body, {
      'content-disposition': `attachment; filename*=UTF-8''${encoded(name)}`,
      'x-content-type-options': 'nosniff',
      // Whatever is in it runs nowhere.
      'content-security-policy': "default-src 'none'; sandbox",
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
      etag: tag,
      ...(part === 'ALL' ? {} : { 'content-range': `bytes ${start}-${end - 1}/${size}` }),
    });
  } finally {
    await file.close();
  }
}

/** One range, [start, end); of several and of what is none all is given, as RFC 9110 allows. */
function rangeOf(
  range: string | undefined,
  size: number,
): { readonly start: number; readonly end: number } | 'ALL' | 'NOT_THERE' {
  const match = /^bytes=(?<first>\d{0,15})-(?<last>\d{0,15})$/.exec(range ?? '');
  const { first = '', last = '' } = match?.groups ?? {};
  if (first === '' && last === '') return 'ALL';
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  if (first !== '' && last !== '' && Number(last) < start) return 'ALL';
  return start < end ? { start, end } : 'NOT_THERE';
}

/** As RFC 8187 says: what `encodeURIComponent` leaves alone and has a meaning there is encoded, too. */
function encoded(name: string): string {
  const whole = name.toWellFormed();
  return encodeURIComponent(whole).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
