/** Who writes. */
import { GongfuError } from '../../domain/errors.ts';
import type { GraphContext } from '../context.ts';

/** `doing` opens the message: `Writing`. Errors: UNAUTHENTICATED. */
export function requireActor({ actor }: Pick<GraphContext, 'actor'>, doing: string): string {
  if (actor) return actor.name;
  const message = `${doing} needs an editor token: send it as \`Authorization: Bearer TOKEN\`; \`gongfu token create NAME\` makes one.`;
  throw new GongfuError('UNAUTHENTICATED', message);
}
