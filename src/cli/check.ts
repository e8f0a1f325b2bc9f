/** `gongfu check`: every fault of seed files, by file and line. */
import { relative } from 'node:path';
import type { CheckedSource } from '../ingest/check.ts';
import { faultLine } from '../ingest/fault.ts';
import type { Command } from './command.ts';
import { filesOf, readTextFile } from './files.ts';
import { vocabularyText } from './vocabulary-text.ts';

export const checkCommand: Command = {
  name: 'check',
  usage: '[--source [NAME=]FILE]… [--vocabulary] [FILE|FOLDER…]',
  summary: 'Names file and line of every fault in seed files.',
  details: `
Without FILE it checks the shipped seed; of a FOLDER it takes the .yaml files. All files are read together: what one names, another may hold.
  --source [NAME=]FILE   the text of a source, to compare quotes with; may be given several times. Without NAME it is
                         the source of most passages. Without --source, GONGFU_PAPER names the file.
  --vocabulary           also what is worth a look in the vocabulary, and what was found and excused of each kind.`,
  options: { source: { type: 'string', multiple: true }, vocabulary: { type: 'boolean' } },
  takes: { atLeast: 0, atMost: Number.POSITIVE_INFINITY },
  async run({ positionals, values }, io) {
    const [{ checkParts }, { shippedSeedFiles }, { checkWhole }] = await Promise.all([
      import('../app.ts'),
      import('../shipped.ts'),
      import('../ingest/check.ts'),
    ]);
    const names =
      positionals.length > 0
        ? await filesOf(positionals, ['.yaml', '.yml'])
        : (await shippedSeedFiles()).map(asSeenFromHere);
    const texts = await Promise.all(names.map(readTextFile));
    const sources = await Promise.all(sourceNames(values.source, io.env.GONGFU_PAPER).map(readSource));
    const { faults, vocabulary } = checkWhole(texts, { ...(await checkParts()), sources });
    for (const fault of faults) await io.out(`${faultLine(fault)}\n`);
    if (values.vocabulary) await io.out(vocabularyText(vocabulary));
    if (sources.length === 0) io.err('Quotes were not compared with a source: give --source FILE or GONGFU_PAPER.\n');
    io.err(
      faults.length === 0 ? `${texts.length} files, no faults.\n` : `${texts.length} files, ${faults.length} faults.\n`,
    );
    return faults.length === 0 ? 0 : 1;
  },
};

/** Paths below the current folder without what leads to it. */
function asSeenFromHere(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}

function sourceNames(given: unknown, paper: string | undefined): readonly string[] {
  if (Array.isArray(given)) return given.filter((name) => typeof name === 'string');
  return paper ? [paper] : [];
}

/** `NAME=FILE`, where NAME is what the seed calls the source. */
async function readSource(argument: string): Promise<CheckedSource> {
  const cut = argument.indexOf('=');
  if (cut < 1) return { text: (await readTextFile(argument)).text };
  return { name: argument.slice(0, cut), text: (await readTextFile(argument.slice(cut + 1))).text };
}
