/** Statements put together from parts, each with its own parameters in place. Values never become part of the text. */
import type { Param, Query } from './connection.ts';

export type Part = Query;

/** A parameter becomes `?`, a part its text with its parameters; columns and keywords stand in the template itself or in `raw`. */
export function sql(strings: TemplateStringsArray, ...values: readonly (Param | Part)[]): Part {
  let text = strings[0] ?? '';
  const params: Param[] = [];
  values.forEach((value, index) => {
    if (typeof value === 'object' && value !== null) {
      text += value.text;
      params.push(...value.params);
    } else {
      text += '?';
      params.push(value);
    }
    text += strings[index + 1] ?? '';
  });
  return { text, params };
}

/** Text that is the program's own: a column, a keyword. */
export function raw(text: string): Part {
  return { text, params: [] };
}

export const NOTHING: Part = raw('');

export function joined(parts: readonly Part[], separator: string): Part {
  return { text: parts.map((part) => part.text).join(separator), params: parts.flatMap((part) => part.params) };
}

/** All that hold together; `1` where there is none. */
export function all(conditions: readonly (Part | undefined)[]): Part {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length === 0 ? raw('1') : joined(given, ' AND ');
}

/** One parameter for a list of any length, so that the text stays the same. */
export function inList(column: string, values: readonly (string | number)[]): Part {
  if (values.length === 1) return sql`${raw(column)} = ${values[0] ?? null}`;
  return sql`${raw(column)} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
}
