/** `gongfu reindex`: the search index is dropped and made anew from the graph. */
import type { IndexState } from '../operations.ts';
import type { Command } from './command.ts';

export const reindexCommand: Command = {
  name: 'reindex',
  usage: '[--status]',
  summary: 'Builds the search index anew from the graph.',
  details: `
Searches are answered from the old index until the new one is whole. A running server does it itself. Vectors for search by meaning
are made where a text has none yet: by a running server behind its answers, else before this command ends.
  --status   only says how far the index is`,
  options: { status: { type: 'boolean' } },
  takes: { atLeast: 0, atMost: 0 },
  async run({ config, values }, io) {
    const { performReindex, readIndexState } = await import('../operations.ts');
    const state = values.status ? await readIndexState(config) : await performReindex(config, io.progress);
    const behind = state.storeSeq - state.indexSeq;
    const position = behind > 0 ? `${behind} changes behind the graph` : 'up to date';
    await io.out(`${state.documents} documents, ${position} (position ${state.indexSeq} of ${state.storeSeq})\n`);
    await io.out(`${meaningLine(state.semantic)}\n`);
    return 0;
  },
};

function meaningLine(semantic: IndexState['semantic']): string {
  if (!semantic) return 'search by meaning is off';
  const { model, vectors, wanting, problem } = semantic;
  const behind = wanting > 0 ? `, ${wanting} still to come` : '';
  return `${vectors} vectors${behind} (model ${model})${problem ? `; it does not get on: ${problem}` : ''}`;
}
