/** An author's whole name as a document prints it → the parts that the field `contributors` has for a person. */
import { personNameOf } from '../cite/person-name.ts';
import type { Parts } from '../domain/records.ts';

export function contributorOf(name: string): Parts {
  const { family, given, particle, suffix } = personNameOf(name);
  const parts = { family, given, particle, suffix };
  // What is undefined is filtered out.
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Parts;
}
