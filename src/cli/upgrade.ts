/** `gongfu upgrade`: the shipped texts of this release, and what of them waits for a person. */
import { isId } from '../domain/ids.ts';
import type { GraphRecord } from '../domain/records.ts';
import type { ReviewItem } from '../ingest/compare-corpus.ts';
import type { Upgrade } from '../ingest/upgrade.ts';
import type { Command } from './command.ts';

export const upgradeCommand: Command = {
  name: 'upgrade',
  usage: '[--dry-run] [--take ID]…',
  summary: 'Brings the shipped texts to this release, and lists what it leaves to you.',
  details: `
A start of the server does the same. Records that no person changed, removed or merged become as the release has them; all others stay
as they are. Where the release changed such a record, too, it is listed for review, each time, until it is taken or equals the release.
  --dry-run   lists what would be added, changed and removed, and what is for review; writes nothing
  --take ID   of a record under review: as the release has it; what was there stays in its history. May be given several times`,
  options: { 'dry-run': { type: 'boolean' }, take: { type: 'string', multiple: true } },
  takes: { atLeast: 0, atMost: 0 },
  async run({ config, values }, io) {
    const isDry = values['dry-run'] === true;
    const take = Array.isArray(values.take) ? values.take.filter((id) => typeof id === 'string') : [];
    const odd = take.find((id) => !isId(id));
    if (odd !== undefined) {
      io.err(`'${odd}' is no id; ids have the form model:pinghu.\nUsage: gongfu upgrade ${upgradeCommand.usage}\n`);
      return 2;
    }
    const { performUpgrade } = await import('../operations.ts');
    await io.out(reportOf(await performUpgrade(config, { take, isDry }), isDry));
    return 0;
  },
};

function reportOf({ added, changed, removed, review, revision }: Upgrade, isDry: boolean): string {
  const lists = isDry ? [...lines('add', added), ...lines('change', changed), ...lines('remove', removed)] : [];
  const counts = `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${review.length} for review`;
  const end = isDry ? `would be ${counts}` : counts;
  const at = revision === undefined ? '' : `, revision ${revision}`;
  return `${[...lists, ...review.map(reviewLine), `${end}${at}`].join('\n')}\n`;
}

function lines(word: string, ids: readonly string[]): readonly string[] {
  return ids.map((id) => `${word} ${id}`);
}

function reviewLine({ id, message, by, shipped }: ReviewItem): string {
  const who = by ? ` (${by.actor}, ${by.at.slice(0, 10)})` : '';
  return `review ${id}${nameOf(shipped)} ${message}${who}`;
}

function nameOf(record: GraphRecord | undefined): string {
  return record?.record === 'entity' ? ` ${record.label}` : '';
}
