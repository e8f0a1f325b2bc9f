/** Every request has an id that its answer, its log lines and a masked error share. */
import { randomUUID } from 'node:crypto';

/** Long enough for every tracing scheme, and nothing that could break a log line or a header. */
const SANE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** The `X-Request-Id` that a client or a proxy sent, where it is sane; otherwise a new one. */
export function requestIdOf(sent: string | readonly string[] | undefined): string {
  return typeof sent === 'string' && SANE.test(sent) ? sent : randomUUID();
}
