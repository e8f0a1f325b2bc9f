/** Faults of schema/, gathered so that its author sees all of them at once, each with file and line. */
import type { ASTNode, GraphQLError } from 'graphql';
import { badInput, type GongfuError } from '../errors.ts';

const MAX_SHOWN = 20;

/** `line` counts from 1. */
export interface SchemaFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface Faults {
  /** `message` says what is wrong and what would be right. */
  at(node: ASTNode, message: string): void;
  atStartOf(file: string, message: string): void;
  syntax(error: GraphQLError, file: string): void;
  readonly found: boolean;
  /** Throws BAD_USER_INPUT with all faults, in the order of files and lines, where there are any. */
  throwIfAny(): void;
}

export function createFaults(): Faults {
  const faults: SchemaFault[] = [];
  return {
    at: (node, message) => faults.push({ ...placeOf(node), message }),
    atStartOf: (file, message) => faults.push({ file, line: 1, message }),
    syntax: (error, file) => faults.push({ file, line: error.locations?.[0]?.line ?? 1, message: error.message }),
    get found() {
      return faults.length > 0;
    },
    throwIfAny() {
      if (faults.length > 0) throw faultError(faults);
    },
  };
}

/** The file and line where a node of the parsed schema stands: of a definition its name, behind its description. */
export function placeOf(node: ASTNode): { readonly file: string; readonly line: number } {
  const loc = ('name' in node ? node.name?.loc : undefined) ?? node.loc;
  return { file: loc?.source.name ?? 'schema', line: loc?.startToken.line ?? 1 };
}

export function placeText(node: ASTNode): string {
  const { file, line } = placeOf(node);
  return `${file}:${line}`;
}

function faultError(faults: readonly SchemaFault[]): GongfuError {
  const sorted = faults.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  const lines = sorted.slice(0, MAX_SHOWN).map(({ file, line, message }) => `${file}:${line}: ${message}`);
  if (sorted.length > MAX_SHOWN) lines.push(`… and ${sorted.length - MAX_SHOWN} more`);
  return badInput(lines.join('\n'), { faults: sorted });
}
