/**
 * What a command is: a name, its help, its options, and what it does. Its module is loaded for every command's sake, so what is
 * large (the store, the index, the server) is imported inside `run`.
 */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Config } from '../config.ts';
import type { Progress } from '../control.ts';

/** 0: done. 1: a fault in the data or in the work. 2: the command was called wrongly. */
export type ExitCode = 0 | 1 | 2;

export interface CommandArgs {
  readonly config: Config;
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** The terminal, so that commands can be tried without one. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves when the text is on its way; a reader that has gone away ends the process quietly. */
  out(text: string): Promise<void>;
  err(text: string): void;
  /** Shown in place on a terminal, nowhere else. */
  progress(progress: Progress): void;
}

export interface Command {
  readonly name: string;
  /** After the name: `FILE… [--reason TEXT]`. */
  readonly usage: string;
  readonly summary: string;
  /** Further lines of its `--help`. */
  readonly details: string;
  readonly options: ParseArgsOptionsConfig;
  /** How many arguments without a flag it takes. */
  readonly takes: { readonly atLeast: number; readonly atMost: number };
  /** Errors end with exit code 1 and their message. */
  run(args: CommandArgs, io: Io): Promise<ExitCode>;
}
