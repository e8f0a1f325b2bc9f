/** Files about a record: how they travel, and what is said where there is none. */
import { createHash } from 'node:crypto';
import { GongfuError } from '../../domain/errors.ts';
import type { Stored } from '../../domain/records.ts';
import { type Scope, scopeFor } from '../../domain/scope.ts';
import type { Exchange, Reply } from '../exchange.ts';
import { reply } from '../exchange.ts';
import { namesHtml } from './accept.ts';
import { errorReply } from './error-reply.ts';
import { notFound, type PageInquiries } from './page-inquiries.ts';
import type { PageParts } from './page-route.ts';
import { viewOf } from './page-view.ts';

export interface RecordFile {
  /** Without a charset, which is UTF-8. */
  readonly mediaType: string;
  readonly text: string;
  /** ASCII. */
  readonly name: string;
  /** Whether a browser should show it rather than save it. */
  readonly isShown?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What files are made of. */
export interface FileParts extends PageParts {
  readonly inquiries: PageInquiries;
}

/** 304 without the file where the client has it already. */
export function fileReply({ headers }: Exchange, file: RecordFile): Reply {
  const etag = `"${createHash('sha256').update(file.text).digest('base64url').slice(0, 27)}"`;
  const always = { etag, ...file.headers };
  if (isHeld(headers['if-none-match'], etag)) return { status: 304, headers: always, body: '' };
  return reply(200, `${file.mediaType}; charset=utf-8`, file.text, {
    ...always,
    'content-disposition': `${file.isShown ? 'inline' : 'attachment'}; filename="${file.name}"`,
  });
}

function isHeld(held: string | undefined, etag: string): boolean {
  const tags = (held ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

/** `document:x` → `document-x.bib`: a colon is none of a file's name on Windows. */
export function fileName(id: string, suffix: string): string {
  return id.replaceAll(':', '-') + suffix;
}

export interface FileAsked {
  readonly id: string;
  /** Behind the id: empty where the file was chosen by Accept. */
  readonly suffix: string;
}

/** The suffix begins at the first dot: ids have none. */
export function fileAskedIn(path: string): FileAsked {
  const dot = path.indexOf('.');
  return { id: path.slice(1, dot), suffix: path.slice(dot) };
}

/**
 * The record with the id, or where the address has moved: an id that was merged away. Suffix and parameters stay. One read.
 * Errors: NOT_FOUND.
 */
export async function recordOrMove(
  { search }: Exchange,
  { id, suffix }: FileAsked,
  { reads }: PageInquiries,
  scope: Scope,
): Promise<Stored | Reply> {
  const [stored] = await reads.records([id], scope);
  if (!stored) throw notFound(id);
  if (stored.record.id === id) return stored;
  return { status: 301, headers: { location: `/${stored.record.id}${suffix}${search}` }, body: '' };
}

export function scopeOf(exchange: Exchange, { config }: PageParts): Scope {
  return scopeFor(exchange.access().viewer, config.requestTimeoutMs);
}

/** An error of `answer` is a page to who names HTML (a reader who followed a link), else in the form of the API. */
export async function orErrorPage(exchange: Exchange, parts: PageParts, answer: () => Promise<Reply>): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof GongfuError) || !namesHtml(exchange.headers.accept)) throw error;
    return errorReply(error, exchange, viewOf(exchange, [], parts));
  }
}
