/** `gongfu remove`: a document goes, with all that only it supports. */
import type { ChangedRecord } from '../ingest/change-report.ts';
import type { DocumentRemoval } from '../ingest/removing/removal.ts';
import type { Command } from './command.ts';
import { userName } from './user-name.ts';

export const removeCommand: Command = {
  name: 'remove',
  usage: 'ID [--yes] [--with-entities] [--dry-run] [--json]',
  summary: 'Removes a document with its passages and all that only it supports; shows it first.',
  details: `
With the source go its passages, its file, the statements that no other passage supports, and what others have from it: evidence beside other
evidence, fields that only it shows, names that hold in it alone. Without --yes it says what would go, and nothing does (exit code 1).
The history keeps what went. Entities of which nothing is left are named, and stay.
  --yes             removes it
  --with-entities   with the entities of which nothing is left
  --reason TEXT     why, for the history
  --actor NAME      who, for the history; by default the user of this computer
  --dry-run         says what would go, with exit code 0
  --json            the same as one line of JSON`,
  options: {
    yes: { type: 'boolean' },
    'with-entities': { type: 'boolean' },
    reason: { type: 'string' },
    actor: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  takes: { atLeast: 1, atMost: 1 },
  async run({ config, positionals: [id = ''], values }, io) {
    const { performRemove } = await import('../removing.ts');
    const isDry = values['dry-run'] === true;
    const isAsked = values.yes === true && !isDry;
    const removal = await performRemove(config, {
      id,
      actor: typeof values.actor === 'string' ? values.actor : userName('remove'),
      reason: typeof values.reason === 'string' ? values.reason : `Removed with all that only ${id} supports`,
      withEntities: values['with-entities'] === true,
      isDry: !isAsked,
    });
    await io.out(values.json ? `${JSON.stringify(removal)}\n` : removalText(removal, values['with-entities'] === true));
    if (isAsked || isDry) return 0;
    io.err('Nothing was removed: the same command with --yes does it.\n');
    return 1;
  },
};

function removalText(removal: DocumentRemoval, withEntities: boolean): string {
  const { outcome, id, label, passages, statements, changed, leftBare, files, revision } = removal;
  const isDone = outcome === 'REMOVED';
  return [
    `${isDone ? 'removed' : 'would remove'} ${id} 《${label}》`,
    `    ${passages} passages${files.length > 0 ? `, ${files.join(', ')}` : ''}`,
    ...list('statement that only it supports', statements),
    ...list('record that stays without what it has from it', changed),
    ...leftBare.map(
      (one) => `    ${withEntities ? 'entity' : 'stays, of which nothing is left:'} ${one.id} ${one.label}`,
    ),
    ...(revision === undefined ? [] : [`    revision ${revision}`]),
    '',
  ].join('\n');
}

function list(what: string, records: readonly ChangedRecord[]): readonly string[] {
  return records.map(
    ({ id, label, parts }) => `    ${what}: ${id} ${label}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`,
  );
}
