/** The cookie of a session: out of reach of scripts, sent to this host alone and by our own pages alone. */
import { cookieValues } from './cookies.ts';

/** With TLS in front, the prefix makes browsers refuse one that another host or a plain connection set. */
function nameOf(publicUrl: string): string {
  return isSecure(publicUrl) ? '__Host-gongfu' : 'gongfu';
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}

const ID = /^[A-Za-z0-9_-]{43}$/;

export function sessionIdIn(header: string | undefined, publicUrl: string): string | undefined {
  return cookieValues(header, nameOf(publicUrl)).find((value) => ID.test(value));
}

/** Without an end of its own: the session says when it is over, the browser when it is closed. */
export function sessionCookie(id: string, publicUrl: string): string {
  return cookie(id, publicUrl);
}

/** Takes it out of the browser. */
export function noSessionCookie(publicUrl: string): string {
  return `${cookie('', publicUrl)}; Max-Age=0`;
}

function cookie(value: string, publicUrl: string): string {
  const flags = ['Path=/', 'HttpOnly', 'SameSite=Strict', ...(isSecure(publicUrl) ? ['Secure'] : [])];
  return [`${nameOf(publicUrl)}=${value}`, ...flags].join('; ');
}
