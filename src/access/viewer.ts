/** Who asks: anonymous sees what is public, an editor (a valid token) sees all and may write. */
import { GongfuError } from '../domain/errors.ts';
import type { Viewer } from '../domain/scope.ts';
import type { Tokens } from './tokens.ts';

export interface Access {
  readonly viewer: Viewer;
  /** The editor; undefined means anonymous, who never writes. */
  readonly actor?: { readonly name: string };
}

export const ANONYMOUS: Access = { viewer: 'PUBLIC' };

/**
 * The access that an `Authorization` header gives. A token that is wrong or revoked is refused rather than taken as none:
 * otherwise an editor would silently see less than the whole.
 * Errors: UNAUTHENTICATED.
 */
export function accessOf(authorization: string | undefined, tokens: Pick<Tokens, 'verify'>): Access {
  if (authorization === undefined || authorization.trim() === '') return ANONYMOUS;
  const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (token === undefined)
    throw new GongfuError('UNAUTHENTICATED', 'The Authorization header must read `Bearer` and a token.');
  const actor = tokens.verify(token);
  if (!actor)
    throw new GongfuError(
      'UNAUTHENTICATED',
      'The token is unknown or was revoked; `gongfu token create NAME` makes a new one.',
    );
  return { viewer: 'EDITORS', actor };
}
