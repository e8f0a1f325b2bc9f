/** One row of the table of settings. */
import type { Parse } from './values.ts';

export interface Setting<T> {
  readonly name: string;
  /** The environment variable: GONGFU_*, and NEO4J_* and MEILI_* where they belong to an engine. */
  readonly env: string;
  /** The command line flag, with its dashes. */
  readonly flag: string;
  /** As text; `parse` makes the value of it like of any other. */
  readonly default: string;
  /** What the number counts (ms, bytes); empty where there is none. */
  readonly unit: string;
  readonly help: string;
  readonly parse: Parse<T>;
}

export function setting<T>(name: string, fallback: string, unit: string, help: string, parse: Parse<T>): Setting<T> {
  const words = wordsOf(name);
  return { name, env: `GONGFU_${upper(words)}`, flag: flagOf(words), default: fallback, unit, help, parse };
}

/** A setting under the name that the engine's own tools know. */
export function engineSetting<T>(name: string, fallback: string, help: string, parse: Parse<T>): Setting<T> {
  const words = wordsOf(name);
  return { name, env: upper(words), flag: flagOf(words), default: fallback, unit: '', help, parse };
}

/** neo4jUri → neo4j_uri */
function wordsOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function upper(words: string): string {
  return words.toUpperCase();
}

function flagOf(words: string): string {
  return `--${words.replaceAll('_', '-')}`;
}
