/** `gongfu copy`: the graph of one place into another that is empty. */
import { type Place, parsePlace } from '../config/place.ts';
import type { Command, CommandArgs } from './command.ts';

export const copyCommand: Command = {
  name: 'copy',
  usage: '--from PLACE --to PLACE',
  summary: 'Copies the graph from SQLite to Neo4j or back.',
  details: `
Takes all records and merged ids with their revisions; the source is only read, and may be written to meanwhile. The target must be empty,
and has the copy whole or not at all: after a copy that was cut off the same command begins again and comes to the end (docs/moving.md).
Not copied: what a record was before its last revision, removed records, tokens, the search index.
  --from PLACE   sqlite:PATH (a data folder, or the file of a graph or backup), neo4j://HOST:PORT or bolt://HOST:PORT
  --to PLACE     the same; a data folder is made where there is none
NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE say who logs in to Neo4j, and where.`,
  options: { from: { type: 'string' }, to: { type: 'string' } },
  takes: { atLeast: 0, atMost: 0 },
  async run(args, io) {
    const places = readPlaces(args);
    if (typeof places === 'string') {
      io.err(`${places}\n`);
      return 2;
    }
    const { performCopy } = await import('../moving.ts');
    const { kind, records, merged, revision, sourceRevision } = await performCopy(args.config, places, io.progress);
    const what = `${records} records and ${merged} merged ids`;
    const done = kind === 'COPIED' ? `copied: the graph as it was at revision ${revision}` : 'are there already';
    await io.out(`${what} ${done}${kind === 'COPIED' ? '' : `, as at revision ${revision}`}\n`);
    if (sourceRevision > revision)
      io.err(
        `The source has got to revision ${sourceRevision} meanwhile; what came after ${revision} is not in the copy.\n`,
      );
    if (kind === 'COPIED')
      io.err('The history of each record begins with its last revision; earlier ones stay in the source alone.\n');
    return 0;
  },
};

function readPlaces({ values }: CommandArgs): { readonly from: Place; readonly to: Place } | string {
  try {
    return { from: parsePlace(values.from, '--from'), to: parsePlace(values.to, '--to') };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
