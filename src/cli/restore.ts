/** `gongfu restore`: a backup becomes the graph of the data folder. */
import { addedText, factsOf } from './backup.ts';
import type { Command } from './command.ts';

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'FILE [--files FOLDER] [--replace]',
  summary: 'Puts a backup in the place of the graph. The server is stopped meanwhile.',
  details: `
The backup is read in whole first. The graph is the old one until the very last step, and the new one from then on.
The search index is made anew at the next start, which also brings a backup of an older gongfu up to date.
Tokens stay as they are in the data folder: a backup has none.
  --files FOLDER   the added files and proposals, too, from where \`gongfu backup --files\` has put them
  --replace        where there is a graph; it is kept beside the new one, under the name that is printed`,
  options: { files: { type: 'string' }, replace: { type: 'boolean' } },
  takes: { atLeast: 1, atMost: 1 },
  async run({ config, positionals: [file = ''], values }, io) {
    const { performRestore } = await import('../backups.ts');
    const restored = await performRestore(config, file, {
      replace: values.replace === true,
      ...(typeof values.files === 'string' ? { files: values.files } : {}),
    });
    await io.out(`restored ${restored.file}: ${factsOf(restored)}\n${addedText(restored)}`);
    if (restored.kept) await io.out(`the graph that was there is ${restored.kept}\n`);
    return 0;
  },
};
