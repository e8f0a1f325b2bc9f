/** The judged inputs. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

export interface FoundCase {
  readonly ref: string;
  readonly is: string;
  readonly by: string;
}

export interface NothingCase {
  readonly ref: string;
  readonly reason: string;
}

export function foundCases(): readonly FoundCase[] {
  return read('found.yaml') as readonly FoundCase[];
}

export function nothingCases(): readonly NothingCase[] {
  const byReason = read('nothing.yaml') as Readonly<Record<string, readonly (string | number)[]>>;
  return Object.entries(byReason).flatMap(([reason, refs]) => refs.map((ref) => ({ reason, ref: String(ref) })));
}

function read(file: string): unknown {
  return load(readFileSync(new URL(file, import.meta.url), 'utf8'));
}
