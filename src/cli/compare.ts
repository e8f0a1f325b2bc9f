/** `gongfu compare`: two to six entities side by side, as tables to print or as data. */
import { scopeFor } from '../domain/scope.ts';
import type { Command } from './command.ts';
import { comparisonCsv, comparisonJson } from './comparison/data.ts';
import { comparisonMarkdown } from './comparison/markdown.ts';
import { comparedStatements } from './comparison/statements.ts';
import type { Lang } from './comparison/words.ts';
import { idsOf, notAmong } from './named.ts';

const FORMATS = ['markdown', 'csv', 'json'];
const LANGS = ['zh', 'en'];

export const compareCommand: Command = {
  name: 'compare',
  usage: 'NAME NAME… [--format markdown|csv|json] [--lang zh|en]',
  summary: 'Puts two to six models, places, policies, … side by side.',
  details: `
Each is called by its label, another name or its id. What several share stands first and in bold, figures stand side by side with
period and comparator, and every statement has its place as a footnote. It may run beside a server.
  --format   markdown: tables with footnotes; csv: a statement a row; json: the same, with the compared [markdown]
  --lang     the language of labels and places: zh or en [zh]`,
  options: { format: { type: 'string' }, lang: { type: 'string' } },
  takes: { atLeast: 2, atMost: 6 },
  async run({ config, positionals, values }, io) {
    const format = values.format ?? 'markdown';
    const asked = values.lang ?? 'zh';
    const wrong = notAmong('--format', format, FORMATS) ?? notAmong('--lang', asked, LANGS);
    if (wrong) {
      io.err(wrong);
      return 2;
    }
    const lang: Lang = asked === 'en' ? 'en' : 'zh';
    const { openReader } = await import('../app.ts');
    const reader = await openReader(config);
    try {
      const { inquiries } = reader;
      const scope = scopeFor('EDITORS', config.requestTimeoutMs);
      const comparison = await inquiries.compare(await idsOf(positionals, inquiries, scope), scope);
      const statements = await comparedStatements(comparison, inquiries, { lang, scope });
      if (format === 'csv') await io.out(comparisonCsv(statements));
      else if (format === 'json') await io.out(comparisonJson(comparison, statements));
      else await io.out(comparisonMarkdown(comparison, statements, lang));
      return 0;
    } finally {
      await reader.close();
    }
  },
};
