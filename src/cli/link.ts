/** `gongfu link`: what documents seem to say, proposed for review. */
import type { AskedModel } from '../ingest/review/linking-run.ts';
import type { Command } from './command.ts';

export const linkCommand: Command = {
  name: 'link',
  usage: '[ID…] [--json]',
  summary: 'Proposes what documents name, cite, state and count, for review.',
  details: `
Looks at the passages of the documents with these ids, or of all, and keeps what they seem to say beside the graph: nothing is written to it before
a person accepts it (gongfu review, and the page /review). What was decided stays decided when it runs again (docs/review.md).
With GONGFU_LINKING_MODEL_URL and GONGFU_LINKING_MODEL a language model is asked, too; what it proposes is marked as a model's for ever.
  --json   a line of JSON for each document`,
  options: { json: { type: 'boolean' } },
  takes: { atLeast: 0, atMost: Number.POSITIVE_INFINITY },
  async run({ config, positionals, values }, io) {
    const { performLink } = await import('../review.ts');
    let [documents, open, isUnanswered] = [0, 0, false];
    for await (const linked of performLink(config, positionals)) {
      const { document, label, added, known, dropped, model } = linked;
      documents += 1;
      open += added;
      io.progress({ what: 'linking documents', done: documents });
      const text = `${document} 《${label}》: ${added} new proposals, ${known} known, ${dropped} dropped${saidOf(model)}\n`;
      if (model?.problem !== undefined) {
        isUnanswered = true;
        io.err(`The rules alone propose from here on: ${model.problem}\n`);
      }
      await io.out(values.json ? `${JSON.stringify(linked)}\n` : text);
    }
    if (!values.json) await io.out(`${documents} documents, ${open} new proposals; \`gongfu review\` shows them\n`);
    return isUnanswered ? 1 : 0;
  },
};

function saidOf(model: AskedModel | undefined): string {
  if (!model || model.problem !== undefined) return '';
  return `, ${model.proposals} of a model, ${model.refused} of its refused`;
}
