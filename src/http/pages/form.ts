/** What a form of ours sends. Forms of other sites are refused, so that no page elsewhere can act for who reads it. */
import { GongfuError } from '../../domain/errors.ts';
import { type BodyKind, MULTIPART_KIND, readBodyBytes, readBodyText } from '../body.ts';
import type { Exchange, Refusal } from '../exchange.ts';

const FORM_KIND: BodyKind = { mediaType: 'application/x-www-form-urlencoded', name: 'a form' };

/** Errors: FORBIDDEN for a form of another site; BAD_USER_INPUT, LIMIT_EXCEEDED for a body that is none or too large. */
export async function readForm(exchange: Exchange, maxBytes: number): Promise<URLSearchParams> {
  requireOurOwn(exchange);
  const read = await readBodyText(exchange, maxBytes, FORM_KIND);
  if ('text' in read) return new URLSearchParams(read.text);
  throw refusalError(read);
}

/** What a form with files sends. Errors: the same. Cost: the body is in memory, and its files once more. */
export async function readFileForm(exchange: Exchange, maxBytes: number): Promise<FormData> {
  requireOurOwn(exchange);
  const read = await readBodyBytes(exchange, maxBytes, MULTIPART_KIND);
  if (!('bytes' in read)) throw refusalError(read);
  try {
    // Its type was looked at before it was read.
    const headers = { 'content-type': exchange.headers['content-type'] ?? '' };
    return await new Response(new Uint8Array(read.bytes), { headers }).formData();
  } catch (cause) {
    throw new GongfuError('BAD_USER_INPUT', 'The body is no form with files (multipart/form-data).', { cause });
  }
}

function requireOurOwn(exchange: Exchange): void {
  if (isOurOwn(exchange)) return;
  throw new GongfuError('FORBIDDEN', 'The form was sent from another site: open the page here and send it from there.');
}

function refusalError({ code, message, details }: Refusal): GongfuError {
  const known = code === 'LIMIT_EXCEEDED' ? 'LIMIT_EXCEEDED' : 'BAD_USER_INPUT';
  return new GongfuError(known, message, { ...(details ? { details } : {}) });
}

/** Browsers say where a form was sent from; a program that says nothing acts for itself. */
function isOurOwn({ headers }: Exchange): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
