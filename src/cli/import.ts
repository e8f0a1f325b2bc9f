/** `gongfu import`: files become the graph, where there is none, or one change of it. */
import type { ChangedRecord } from '../ingest/change-report.ts';
import type { Command } from './command.ts';
import { byteFile, filesOf } from './files.ts';
import { userName } from './user-name.ts';

export const importCommand: Command = {
  name: 'import',
  usage: 'FILE|FOLDER…|- [--reason TEXT] [--actor NAME] [--verbose]',
  summary: 'Enters an export as it is, or YAML and JSONL files as one change.',
  details: `
All files together (of a FOLDER the .yaml and .jsonl files; - is standard input) go in whole or not at all: a fault is named with file and
line. YAML is the seed format (docs/seed-format.md), JSONL what \`gongfu export\` writes (docs/exchange.md).
An export into an empty graph becomes that graph, with its revisions and without the texts that come with gongfu. All else is one change.
While a server runs on the data folder, it does the writing; otherwise this command does.
  --reason TEXT   why, for the history of a change
  --actor NAME    who, for the history of a change; by default the user of this computer
  --verbose       of a change, a line for each record that was created or updated, with its label and the parts that differ`,
  options: { reason: { type: 'string' }, actor: { type: 'string' }, verbose: { type: 'boolean' } },
  takes: { atLeast: 1, atMost: Number.POSITIVE_INFINITY },
  async run({ config, positionals, values }, io) {
    const files = (await filesOf(positionals, ['.yaml', '.yml', '.jsonl'])).map(byteFile);
    const actor = typeof values.actor === 'string' ? values.actor : userName('import');
    const reason = typeof values.reason === 'string' ? values.reason : '';
    const { performImport } = await import('../operations.ts');
    const request = { by: { actor, reason }, isVerbose: values.verbose === true };
    const done = await performImport(config, files, request, io.progress);
    if (done.kind === 'change') {
      const { changed, unchanged, revision } = done.outcome;
      if (done.records && done.records.length > 0) await io.out(`${done.records.map(recordLine).join('\n')}\n`);
      await io.out(`${changed.length} changed, ${unchanged} unchanged, revision ${revision}\n`);
      return 0;
    }
    const { records, merged, revision } = done.outcome;
    await io.out(`${records} records and ${merged} merged ids loaded, revision ${revision}\n`);
    if (values.actor !== undefined || values.reason !== undefined)
      io.err('The revisions are those of the export: --actor and --reason stand nowhere.\n');
    return 0;
  },
};

/** `updated model:pinghu 平湖模式: summary, level`. */
function recordLine({ what, id, label, parts }: ChangedRecord): string {
  const named = label === '' ? '' : ` ${label.replaceAll(/\s+/g, ' ')}`;
  return `${what} ${id}${named}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}
