/** `gongfu reindex`: the search index is dropped and made anew from the graph. */
import type { Command } from './command.ts';

export const reindexCommand: Command = {
  name: 'reindex',
  usage: '[--status]',
  summary: 'Builds the search index anew from the graph.',
  details: `
Searches are answered from the old index until the new one is whole. A running server does it itself.
  --status   only says how far the index is`,
  options: { status: { type: 'boolean' } },
  takes: { atLeast: 0, atMost: 0 },
  async run({ config, values }, io) {
    const { performReindex, readIndexState } = await import('../operations.ts');
    const state = values.status ? await readIndexState(config) : await performReindex(config, io.progress);
    const behind = state.storeSeq - state.indexSeq;
    const position = behind > 0 ? `${behind} changes behind the graph` : 'up to date';
    await io.out(`${state.documents} documents, ${position} (position ${state.indexSeq} of ${state.storeSeq})\n`);
    return 0;
  },
};
