/** `gongfu import`: files become one change of the graph. */
import { userInfo } from 'node:os';
import type { Command } from './command.ts';
import { filesOf, readTextFile } from './files.ts';

export const importCommand: Command = {
  name: 'import',
  usage: 'FILE|FOLDER… [--reason TEXT] [--actor NAME]',
  summary: 'Enters YAML and JSONL files as one change.',
  details: `
All files together (of a FOLDER the .yaml and .jsonl files) are one change: a fault in one refuses all, and is named with file and line.
YAML is the seed format (docs/seed-format.md), JSONL what \`gongfu export\` writes (docs/records.md).
While a server runs on the data folder, it does the writing; otherwise this command does.
  --reason TEXT   why, for the history
  --actor NAME    who, for the history; by default the user of this computer`,
  options: { reason: { type: 'string' }, actor: { type: 'string' } },
  takes: { atLeast: 1, atMost: Number.POSITIVE_INFINITY },
  async run({ config, positionals, values }, io) {
    const files = await Promise.all((await filesOf(positionals, ['.yaml', '.yml', '.jsonl'])).map(readTextFile));
    const actor = typeof values.actor === 'string' ? values.actor : userName();
    const reason = typeof values.reason === 'string' ? values.reason : '';
    const { performImport } = await import('../operations.ts');
    const { changed, unchanged, revision } = await performImport(config, files, { actor, reason }, io.progress);
    await io.out(`${changed.length} changed, ${unchanged} unchanged, revision ${revision}\n`);
    return 0;
  },
};

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the system's list, as in some containers.
    return 'import';
  }
}
