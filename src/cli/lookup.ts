/** `gongfu lookup`: which source a title, an identifier or a pasted reference means. */
import { GongfuError } from '../domain/errors.ts';
import { scopeFor } from '../domain/scope.ts';
import type { SourceMatch } from '../inquiry/find-source.ts';
import type { Command } from './command.ts';
import { readWords, STANDARD_INPUT } from './files.ts';

const MAX_FIRST = 100;

export const lookupCommand: Command = {
  name: 'lookup',
  usage: 'REF…|- [--first N] [--json]',
  summary: 'Finds the source that a title, a number, an address or a pasted reference means.',
  details: `
REF is a DOI, CSTR, ISBN, address or document number, a title or part of one, a reference line or a record in BibTeX or RIS; - reads it
from standard input. A line for each source, the best first: its id, its title, why, and how well it fits. Exit code 1 where nothing fits,
2 where REF is none: empty, signs alone, or longer than 4,000 characters. It may run beside a server.
  --first N  how many, at most ${MAX_FIRST} [5]
  --json     each as a line of JSON`,
  options: { first: { type: 'string' }, json: { type: 'boolean' } },
  takes: { atLeast: 1, atMost: Number.POSITIVE_INFINITY },
  async run({ config, positionals, values }, io) {
    const first = Number(values.first ?? 5);
    if (!Number.isInteger(first) || first < 1 || first > MAX_FIRST) {
      io.err(`--first is '${values.first}'; it must be a whole number from 1 to ${MAX_FIRST}.\n`);
      return 2;
    }
    const words = positionals.join(' ');
    const ref = words === STANDARD_INPUT ? await readWords(words) : words;
    const { openReader } = await import('../app.ts');
    const reader = await openReader(config);
    try {
      const found = await reader.inquiries.findSource(ref, first, scopeFor('EDITORS', config.requestTimeoutMs));
      await io.out(found.map((match) => `${values.json ? asJson(match) : asLine(match)}\n`).join(''));
      if (found.length === 0) io.err('No source fits; `gongfu search` finds what speaks of it.\n');
      return found.length > 0 ? 0 : 1;
    } catch (error) {
      if (!(error instanceof GongfuError && error.code === 'BAD_USER_INPUT')) throw error;
      io.err(`${error.message}\n`);
      return 2;
    } finally {
      await reader.close();
    }
  },
};

function asJson({ source: { record }, score, matchedBy }: SourceMatch): string {
  return JSON.stringify({ id: record.id, label: record.label, score, matchedBy });
}

function asLine({ source: { record }, score, matchedBy }: SourceMatch): string {
  return [record.id, record.label, matchedBy, score.toFixed(2)].join('\t');
}
