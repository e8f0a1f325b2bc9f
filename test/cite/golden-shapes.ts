/** Small parsers for hand-written test data: each takes a value and where it stands, and refuses what it does not know. */
export type Parser<T> = (value: unknown, at: string) => T;

type Parsed<P> = { readonly [K in keyof P]: P[K] extends Parser<infer T> ? T : never };
type Parsers = Readonly<Record<string, Parser<unknown>>>;

/** A mapping with these keys and no others. */
export function objectOf<Must extends Parsers, May extends Parsers>(
  must: Must,
  may: May,
): Parser<Parsed<Must> & Partial<Parsed<May>>> {
  const parsers = new Map(Object.entries({ ...must, ...may }));
  return (value, at) => {
    const entries = entriesOf(value, at).map(([key, field]) => {
      const parse = parsers.get(key);
      if (parse === undefined)
        throw new Error(`${at}: unknown key ${key}; known are ${[...parsers.keys()].join(', ')}`);
      return [key, parse(field, `${at}.${key}`)];
    });
    const parsed = Object.fromEntries(entries);
    const missing = Object.keys(must).filter((key) => !(key in parsed));
    if (missing.length > 0) throw new Error(`${at}: ${missing.join(', ')} is missing`);
    return parsed;
  };
}

/** A mapping with any keys. */
export function mapOf<T>(parse: Parser<T>): Parser<Readonly<Record<string, T>>> {
  return (value, at) =>
    Object.fromEntries(entriesOf(value, at).map(([key, field]) => [key, parse(field, `${at}.${key}`)]));
}

export function listOf<T>(parse: Parser<T>): Parser<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new Error(`${at}: a list is wanted`);
    return value.map((item, index) => parse(item, `${at}[${idOf(item) ?? index}]`));
  };
}

export function oneOf<const T extends string>(values: readonly T[]): Parser<T> {
  return (value, at) => {
    const found = values.find((known) => known === value);
    if (found === undefined) throw new Error(`${at}: ${String(value)} is none of ${values.join(', ')}`);
    return found;
  };
}

/** Text; a number in the file is a forgotten pair of quotes. */
export function textOf(value: unknown, at: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${at}: text is wanted, got ${JSON.stringify(value)}`);
  return value;
}

export function switchOf(value: unknown, at: string): boolean {
  if (typeof value !== 'boolean') throw new Error(`${at}: true or false is wanted`);
  return value;
}

function entriesOf(value: unknown, at: string): readonly [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${at}: a mapping is wanted`);
  return Object.entries(value);
}

function idOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
}
