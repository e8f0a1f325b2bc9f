/** What is wrong with a text that a person wrote by hand, and where: file, line and column. */

import { badInput, GongfuError } from '../domain/errors.ts';
import type { LintCode } from './lint.ts';

/** Tests read the code, people read the message. */
export type FaultCode =
  | 'SYNTAX'
  | 'UNKNOWN_KEY'
  | 'UNKNOWN_VALUE'
  | 'MISSING_KEY'
  | 'UNKNOWN_NAME'
  | 'AMBIGUOUS_NAME'
  | 'UNKNOWN_PASSAGE'
  | 'UNKNOWN_STATEMENT'
  | 'WRONG_END'
  | 'MISSING_EVIDENCE'
  | 'MISSING_ENGLISH'
  | 'QUOTE_TOO_LONG'
  | 'QUOTE_NOT_IN_SOURCE'
  | 'HEADING_NOT_IN_SOURCE'
  | 'OPENS_NOT_IN_SOURCE'
  | 'NUMBER_UNACCOUNTED'
  | 'END_UNNAMED'
  | 'PASSAGE_UNUSED'
  | 'NEEDLESS'
  | 'COPIED'
  | 'LABEL_TWICE'
  | 'ID_TWICE'
  | 'KEY_TWICE'
  | 'STATEMENT_TWICE'
  | 'REFUSED'
  | LintCode;

/** Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Fault extends Place {
  readonly code: FaultCode;
  readonly message: string;
}

/** Where faults are put while a text is read: reading goes on, so that one run names them all. */
export interface Faults {
  add(at: Place, code: FaultCode, message: string): void;
  readonly list: readonly Fault[];
}

export function createFaults(): Faults {
  const list: Fault[] = [];
  return {
    list,
    add(at, code, message) {
      list.push({ file: at.file, line: at.line, column: at.column, code, message });
    },
  };
}

/** By file, then line, then column. */
export function sortFaults(faults: readonly Fault[]): readonly Fault[] {
  return faults.toSorted(comparePlaces);
}

export function comparePlaces(a: Place, b: Place): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column;
}

/** What a fault of any file has; of schema/ only the lines are known. */
export type LineFault = Pick<Fault, 'file' | 'line' | 'message'> & { readonly column?: number };

/** As editors and terminals open it: `seed/pinghu.yaml:12:5: message`. */
export function faultLine({ file, line, column, message }: LineFault): string {
  return `${file}:${line}:${column === undefined ? '' : `${column}:`} ${message}`;
}

/** BAD_USER_INPUT with `details.faults`, sorted; the message names the first. */
export function faulty(faults: readonly Fault[], cause?: unknown): GongfuError {
  const sorted = sortFaults(faults);
  const [first] = sorted;
  const more = sorted.length > 1 ? ` (and ${sorted.length - 1} more)` : '';
  const message = first ? `${faultLine(first)}${more}` : 'The files are at fault.';
  return cause === undefined
    ? badInput(message, { faults: sorted })
    : new GongfuError('BAD_USER_INPUT', message, { details: { faults: sorted }, cause });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether the details of an error are faults: of texts or of schema/, and they may have come over the control socket. */
export function isFaults(value: unknown): value is readonly LineFault[] {
  return (
    Array.isArray(value) &&
    value.every(
      (item) => typeof item === 'object' && item !== null && 'file' in item && 'line' in item && 'message' in item,
    )
  );
}
