/** A parameter of an address that may stand there once. */
import { badParameter } from './bad-parameter.ts';

/** Undefined where it is not there; an empty value counts as none. Errors: BAD_USER_INPUT where it is there twice. */
export function oneParameter(query: URLSearchParams, name: string): string | undefined {
  const values = query.getAll(name).filter((value) => value !== '');
  if (values.length > 1) throw badParameter('twice', name, values[1] ?? '');
  return values[0];
}
