/** What can be said against the author of a change, and against a revision that comes with an export. */
import type { RevisionStamp } from '../change.ts';
import { PROSE_RULE, textFault } from './text-rules.ts';

/** GraphQL's Int ends there. */
const MAX_NUMBER = 2 ** 31 - 1;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/** A reason may be empty. */
export function authorFault({ actor, reason }: Pick<RevisionStamp, 'actor' | 'reason'>): string | undefined {
  return textFault(actor, PROSE_RULE) ?? (reason === '' ? undefined : textFault(reason, PROSE_RULE));
}

/** The field at fault with what is wrong with it. */
export function stampFault(stamp: RevisionStamp): { readonly field: string; readonly message: string } | undefined {
  const { number, at } = stamp;
  if (!(Number.isSafeInteger(number) && number >= 1 && number < MAX_NUMBER))
    return { field: 'revision.number', message: `is ${number}; it takes a whole number from 1` };
  if (!INSTANT.test(at) || Number.isNaN(Date.parse(at)))
    return {
      field: 'revision.at',
      message: `is ${JSON.stringify(at)}; it takes a time such as 2025-01-31T08:00:00.000Z`,
    };
  const fault = authorFault(stamp);
  return fault === undefined ? undefined : { field: 'revision', message: `has an actor or a reason that ${fault}` };
}
