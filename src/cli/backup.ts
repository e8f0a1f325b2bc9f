/** `gongfu backup`: a checked copy of the graph in one file. */
import type { Backup } from '../backups.ts';
import type { Command } from './command.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: 'FILE [--files FOLDER] [--overwrite] | --check FILE',
  summary: 'Copies the graph into one file, while it is served or not.',
  details: `
The copy is the graph at one revision, with all its history. It is read in whole, and only then gets its name.
In it: records, histories, merged ids. Not in it: added files and proposals (--files), editor tokens (tokens.sqlite), settings, and the search index, which is made anew.
  --files FOLDER  copies the added files, documents.jsonl and proposals to FOLDER; files that it has are not copied again
  --overwrite     puts it in the place of a FILE that exists
  --check         reads a backup in whole and says what is in it; copies nothing`,
  options: { files: { type: 'string' }, overwrite: { type: 'boolean' }, check: { type: 'boolean' } },
  takes: { atLeast: 1, atMost: 1 },
  async run({ config, positionals: [file = ''], values }, io) {
    const { checkBackup, performBackup } = await import('../backups.ts');
    const backup = values.check
      ? await checkBackup(config, file)
      : await performBackup(config, file, {
          overwrite: values.overwrite === true,
          ...(typeof values.files === 'string' ? { files: values.files } : {}),
        });
    await io.out(`${backup.file}: ${factsOf(backup)}\n${addedText(backup)}`);
    return 0;
  },
};

/** What restore says, too. */
export function factsOf({ revision, records, merged, bytes, sha256, tookMs }: Backup): string {
  const ids = merged > 0 ? `, ${merged} merged ids` : '';
  const seconds = (tookMs / 1000).toFixed(1);
  return `revision ${revision}, ${records} records${ids}, ${bytes} bytes, in ${seconds} s\nsha256 ${sha256}`;
}

/** Nothing where no files were copied. */
export function addedText({ added }: Backup): string {
  return added ? `${added.files} added files, ${added.copied} of them copied with ${added.bytes} bytes\n` : '';
}
