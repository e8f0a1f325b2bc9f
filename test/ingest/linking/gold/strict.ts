/** Judged data read strictly: what is missing, misspelt or of another type is an error that names the file and the case. */

export type Fields = Readonly<Record<string, unknown>>;

/** The value as a record with no other keys than these, and with all of `required`. */
export function fieldsOf(
  value: unknown,
  where: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${where}: is no record`);
  const known = [...required, ...optional];
  const strange = Object.keys(value).find((key) => !known.includes(key));
  if (strange !== undefined) throw new Error(`${where}: ${strange} is none of ${known.join(', ')}`);
  const missing = required.find((key) => !(key in value));
  if (missing !== undefined) throw new Error(`${where}: ${missing} is missing`);
  return value as Fields;
}

export function listOf(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${where}: is no list`);
  return value;
}

export function textOf(value: unknown, where: string): string {
  if (typeof value !== 'string' || value.trim() !== value || value === '') throw new Error(`${where}: is no text`);
  return value;
}

/** Undefined where it is not given, which is not the same as empty. */
export function optionalText(value: unknown, where: string): string | undefined {
  return value === undefined ? undefined : textOf(value, where);
}

/** One text or a list of them; none given is an empty list. */
export function textsOf(value: unknown, where: string): readonly string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.map((one) => textOf(one, where)) : [textOf(value, where)];
}

export function optionalNumber(value: unknown, where: string): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`${where}: is no number`);
  return value;
}

export function oneOf<T extends string>(value: unknown, where: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Error(`${where}: ${String(value)} is none of ${allowed.join(', ')}`);
  return found;
}
