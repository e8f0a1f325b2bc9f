/** `gongfu reindex`: the search index is dropped and made anew from the graph. */
import type { IndexState } from '../operations.ts';
import type { Command } from './command.ts';

export const reindexCommand: Command = {
  name: 'reindex',
  usage: '[--status | --report]',
  summary: 'Builds the search index anew from the graph.',
  details: `
Searches are answered from the old index until the new one is whole. A running server does it itself. Vectors for search by meaning
are made where a text has none yet: by a running server behind its answers, else before this command ends.
  --status   only says how far the index is
  --report   the same, and names each document that the index did not take, with the reason; exit code 1 where there is one`,
  options: { status: { type: 'boolean' }, report: { type: 'boolean' } },
  takes: { atLeast: 0, atMost: 0 },
  async run({ config, values }, io) {
    const { performReindex, readIndexState } = await import('../operations.ts');
    const isAsked = values.status || values.report;
    const state = isAsked ? await readIndexState(config) : await performReindex(config, io.progress);
    await io.out(`${stateLines(state).join('\n')}\n`);
    const refused = state.refused ?? [];
    if (!values.report) return 0;
    await io.out(refused.map(({ id, reason }) => `${id}\t${reason}\n`).join(''));
    return refused.length > 0 ? 1 : 0;
  },
};

function stateLines({ documents, indexSeq, storeSeq, semantic, refused = [] }: IndexState): readonly string[] {
  const behind = storeSeq - indexSeq;
  const position = behind > 0 ? `${behind} changes behind the graph` : 'up to date';
  return [
    `${documents} documents, ${position} (position ${indexSeq} of ${storeSeq})`,
    meaningLine(semantic),
    ...(refused.length > 0
      ? [`${refused.length} documents are not in it: \`gongfu reindex --report\` names them`]
      : []),
  ];
}

function meaningLine(semantic: IndexState['semantic']): string {
  if (!semantic) return 'search by meaning is off';
  const { model, vectors, wanting, problem } = semantic;
  const behind = wanting > 0 ? `, ${wanting} still to come` : '';
  return `${vectors} vectors${behind} (model ${model})${problem ? `; it does not get on: ${problem}` : ''}`;
}
