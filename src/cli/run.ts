/** Finds the command, reads its flags and settings, runs it, and turns what happens into an exit code. */
import { parseArgs } from 'node:util';
import { flagOptions, readConfig, settingsHelp } from '../config.ts';
import { GongfuError } from '../domain/errors.ts';
import { faultLine, isFaults } from '../ingest/fault.ts';
import { readVersion } from '../version.ts';
import { addCommand } from './add.ts';
import { backupCommand } from './backup.ts';
import { checkCommand } from './check.ts';
import { citeCommand } from './cite.ts';
import type { Command, CommandArgs, ExitCode, Io } from './command.ts';
import { compareCommand } from './compare.ts';
import { copyCommand } from './copy.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { linkCommand } from './link.ts';
import { linksCommand } from './links.ts';
import { lookupCommand } from './lookup.ts';
import { reindexCommand } from './reindex.ts';
import { removeCommand } from './remove.ts';
import { restoreCommand } from './restore.ts';
import { reviewCommand } from './review.ts';
import { searchCommand } from './search.ts';
import { serveCommand } from './serve.ts';
import { supportCommand } from './support.ts';
import { createTerminal } from './terminal.ts';
import { tokenCommand } from './token.ts';
import { upgradeCommand } from './upgrade.ts';
import { verifyCommand } from './verify.ts';

const COMMANDS: readonly Command[] = [
  serveCommand,
  importCommand,
  addCommand,
  removeCommand,
  linkCommand,
  reviewCommand,
  exportCommand,
  checkCommand,
  reindexCommand,
  upgradeCommand,
  backupCommand,
  restoreCommand,
  copyCommand,
  verifyCommand,
  doctorCommand,
  tokenCommand,
  searchCommand,
  lookupCommand,
  linksCommand,
  citeCommand,
  supportCommand,
  compareCommand,
];

export async function runCli(args: readonly string[], io: Io = createTerminal()): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await io.out(generalHelp());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    await io.out(`${readVersion()}\n`);
    return 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command) return runCommand(command, rest, io);
  io.err(
    `gongfu has no command '${name}'; it has: ${COMMANDS.map((known) => known.name).join(', ')}. \`gongfu --help\` says more.\n`,
  );
  return 2;
}

async function runCommand(command: Command, args: readonly string[], io: Io): Promise<ExitCode> {
  if (asksForHelp(args)) {
    await io.out(commandHelp(command));
    return 0;
  }
  const read = readArgs(command, args, io);
  if (typeof read === 'string') {
    io.err(`${read}\nUsage: gongfu ${command.name} ${command.usage}\n`);
    return 2;
  }
  try {
    return await command.run(read, io);
  } catch (error) {
    io.err(errorText(error));
    return 1;
  }
}

/** Behind `--` all is what the command is about: words to search for, names of files. */
function asksForHelp(args: readonly string[]): boolean {
  const flags = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  return flags.includes('--help') || flags.includes('-h');
}

/** The arguments, or what is wrong with them. */
function readArgs(command: Command, args: readonly string[], io: Io): CommandArgs | string {
  try {
    const options = { ...flagOptions(), ...command.options };
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const { atLeast, atMost } = command.takes;
    if (positionals.length < atLeast) return `gongfu ${command.name} needs more: ${command.usage}`;
    if (positionals.length > atMost) return `gongfu ${command.name} does not take '${positionals[atMost]}'.`;
    return { config: readConfig(io.env, values), positionals, values };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Every fault on a line of its own where files are at fault; of an unforeseen error all that helps to find it. */
function errorText(error: unknown): string {
  if (!(error instanceof GongfuError))
    return `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
  const faults = error.details.faults;
  if (isFaults(faults)) return faults.map((fault) => `${faultLine(fault)}\n`).join('');
  return `${error.message}\n`;
}

function generalHelp(): string {
  const lines = COMMANDS.map(
    (command) => `  gongfu ${`${command.name} ${command.usage}`.padEnd(46)} ${command.summary}`,
  );
  return `Policy knowledge graph and search.\n\n${lines.join('\n')}\n\n  gongfu COMMAND --help says more of each. Exit codes: 0 done, 1 a fault in the data or the work, 2 called wrongly.\n\nSettings, as a flag or in the environment (--data is GONGFU_DATA):\n${settingsHelp()}\n`;
}

function commandHelp(command: Command): string {
  return `gongfu ${command.name} ${command.usage}\n\n${command.summary}\n${command.details}\n\nSettings, as a flag or in the environment (--data is GONGFU_DATA):\n${settingsHelp()}\n`;
}
