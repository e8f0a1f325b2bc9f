/** One line of an export (docs/records.md): a record or a merged id, and the revision that last changed it. */
import type { RevisionStamp } from '../domain/change.ts';
import { badInput } from '../domain/errors.ts';
import { parseRecord, recordJson } from '../domain/record-json.ts';
import type { GraphRecord } from '../domain/records.ts';
import type { ExportedRecord, MergedId } from '../store/port.ts';

export function exportLine(line: ExportedRecord): string {
  const { number, at, actor, reason } = line.revision;
  return `{${contents(line)},"revision":${JSON.stringify({ number, at, actor, reason })}}\n`;
}

function contents(line: ExportedRecord): string {
  if ('record' in line) return `"record":${recordJson(line.record)}`;
  const { id, into } = line.merged;
  return `"merged":${JSON.stringify({ id, into })}`;
}

/** `revision` is undefined where the line has none, or its number alone (the form of gongfu 0.1). */
export type ParsedLine = ({ readonly record: GraphRecord } | { readonly merged: MergedId }) & {
  readonly revision?: RevisionStamp;
};

/** Also of a record alone. Throws SyntaxError, and BAD_USER_INPUT for what is JSON but no such line. */
export function parseLine(text: string): ParsedLine {
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) throw badInput('a line is a JSON object with `record` or `merged`, and `revision`.');
  if (typeof value.record === 'string') return { record: parseRecord(value) };
  requireKeys('the line', value, ['record', 'merged', 'revision']);
  if ('record' in value && 'merged' in value)
    throw badInput('the line has `record` and `merged`; it takes one of them.');
  const revision = isObject(value.revision) ? parseStamp(value.revision) : requireNumber(value.revision);
  const about = 'merged' in value ? { merged: parseMerged(value.merged) } : { record: parseRecord(value.record) };
  return revision ? { ...about, revision } : about;
}

function parseMerged(value: unknown): MergedId {
  if (!isObject(value)) throw badInput('merged is an object with `id` and `into`.');
  requireKeys('merged', value, ['id', 'into']);
  return { id: requireText('merged.id', value.id), into: requireText('merged.into', value.into) };
}

function parseStamp(value: Readonly<Record<string, unknown>>): RevisionStamp {
  requireKeys('revision', value, ['number', 'at', 'actor', 'reason']);
  const { number, at, actor, reason } = value;
  if (typeof number !== 'number')
    throw badInput(`revision.number is ${JSON.stringify(number)}; it takes a whole number.`);
  return {
    number,
    at: requireText('revision.at', at),
    actor: requireText('revision.actor', actor),
    reason: requireText('revision.reason', reason),
  };
}

function requireNumber(value: unknown): undefined {
  if (value === undefined || Number.isSafeInteger(value)) return;
  throw badInput('revision is an object with `number`, `at`, `actor` and `reason`.');
}

function requireText(path: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw badInput(`${path} is ${JSON.stringify(value) ?? 'absent'}; it takes a text.`);
}

function requireKeys(what: string, value: object, keys: readonly string[]): void {
  const other = Object.keys(value).find((key) => !keys.includes(key));
  if (other !== undefined) throw badInput(`${what} has no \`${other}\`; it has ${keys.join(', ')}.`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
