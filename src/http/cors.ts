/** Cross-origin requests: closed, but for the origins that the settings name. */
import type { Exchange, Reply } from './exchange.ts';
import { refusalReply, reply } from './exchange.ts';

const MAX_AGE_S = 600;

/** Headers for the answer to an allowed origin. `vary` is needed as soon as any origin is allowed, so that caches tell them apart. */
export function corsHeaders(origin: string | undefined, allowed: readonly string[]): Readonly<Record<string, string>> {
  if (allowed.length === 0) return {};
  if (origin === undefined || !allowed.includes(origin)) return { vary: 'origin' };
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'x-request-id',
    'cross-origin-resource-policy': 'cross-origin',
  };
}

/** The answer to OPTIONS: with CORS closed, a browser reads from it that it may not ask. */
export function preflight(exchange: Exchange, methods: readonly string[], allowed: readonly string[]): Reply {
  const { origin } = exchange.headers;
  if (origin !== undefined && !allowed.includes(origin)) {
    return refusalReply({
      status: 403,
      code: 'FORBIDDEN',
      message: 'Pages of this origin may not ask here; GONGFU_CORS_ORIGINS lists those that may.',
    });
  }
  const allow = [...methods, 'OPTIONS'].join(', ');
  if (origin === undefined) return reply(204, 'text/plain', '', { allow });
  return reply(204, 'text/plain', '', {
    allow,
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers': 'authorization, content-type, x-gongfu-seq, x-request-id',
    'access-control-max-age': String(MAX_AGE_S),
  });
}
