/** Texts of settings → their values. */
import { isIP } from 'node:net';
import { badInput } from '../domain/errors.ts';

/** Throws BAD_USER_INPUT that says what would be right; `called` is the flag or variable that the text came from. */
export type Parse<T> = (text: string, called: string) => T;

export function text(value: string): string {
  return value;
}

export function integer(from: number, to: number): Parse<number> {
  return (value, called) => {
    const number = Number(value);
    if (/^\d{1,12}$/.test(value) && number >= from && number <= to) return number;
    throw badInput(`${called} is '${value}'; it must be a whole number from ${from} to ${to}.`);
  };
}

export function choice<const C extends string>(choices: readonly C[]): Parse<C> {
  return (value, called) => {
    const chosen = choices.find((one) => one === value.toLowerCase());
    if (chosen !== undefined) return chosen;
    throw badInput(`${called} is '${value}'; it takes ${choices.join(', ')}.`);
  };
}

export function yesOrNo(value: string, called: string): boolean {
  if (/^(true|yes|on|1)$/i.test(value)) return true;
  if (/^(false|no|off|0)$/i.test(value)) return false;
  throw badInput(`${called} is '${value}'; it must be true or false.`);
}

export function host(value: string, called: string): string {
  const bare = value.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) !== 0 || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(bare)) return bare;
  throw badInput(
    `${called} is '${value}'; it must be an address or a host name without a port, such as 127.0.0.1 or 0.0.0.0.`,
  );
}

export function publicUrl(value: string, called: string): string {
  if (value === '') return '';
  const url = httpUrl(value);
  if (url && url.search === '' && url.hash === '' && url.username === '') return value.replace(/\/+$/, '');
  throw badInput(
    `${called} is '${value}'; it must be an http or https address without a query, such as https://gongfu.example.org.`,
  );
}

export function serviceUrl(value: string, called: string): string {
  if (value === '' || httpUrl(value)?.username === '') return value;
  // Not the value: a password may stand in it.
  throw badInput(
    `${called} must be an http or https address without a user or password in it, such as http://127.0.0.1:11434.`,
  );
}

/** Without a name or password in it: they have settings of their own, and an address stands in logs. */
export function neo4jUri(value: string, called: string): string {
  if (value === '') return '';
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPlain = url !== undefined && url.username === '' && url.password === '' && url.hostname !== '';
  if (isPlain && /^(neo4j|bolt)(\+s|\+ssc)?:$/.test(url.protocol)) return value.replace(/\/+$/, '');
  // Not the value: a password may stand in it.
  throw badInput(
    `${called} must be a bolt:// or neo4j:// address (+s with TLS) without a user or password in it, such as neo4j://127.0.0.1:7687.`,
  );
}

export function origins(value: string, called: string): readonly string[] {
  const list = value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const wrong = list.find((one) => httpUrl(one)?.origin !== one);
  if (wrong === undefined) return list;
  throw badInput(
    `${called} has '${wrong}'; an origin is scheme, host and port without a path, such as https://example.org.`,
  );
}

function httpUrl(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}
