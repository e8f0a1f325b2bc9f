/** `gongfu compare`: two to six entities side by side, as tables to print or as data. */
import { scopeFor } from '../domain/scope.ts';
import type { Comparison } from '../inquiry/compare.ts';
import { chosenRows, ROW_CHOICES, type RowChoice } from '../inquiry/comparison/choice.ts';
import { comparisonCsv, comparisonJson } from '../inquiry/comparison/data.ts';
import { comparisonLatex } from '../inquiry/comparison/latex.ts';
import { comparisonMarkdown } from '../inquiry/comparison/markdown.ts';
import { printedComparison } from '../inquiry/comparison/printed.ts';
import { type ComparedStatement, comparedStatements } from '../inquiry/comparison/statements.ts';
import type { Lang } from '../inquiry/comparison/words.ts';
import type { Command } from './command.ts';
import { idsOf, notAmong } from './named.ts';

const FORMATS = ['markdown', 'latex', 'csv', 'json'];
const LANGS = ['zh', 'en'];

export const compareCommand: Command = {
  name: 'compare',
  usage: 'NAME NAME… [--format markdown|latex|csv|json] [--show all|differ|shared] [--lang zh|en]',
  summary: 'Puts two to six models, places, policies, … side by side.',
  details: `
Each is called by its label, another name or its id. What several share stands first and in bold, figures stand side by side with
period and comparator, and every statement has its place as a footnote. It may run beside a server.
  --format   markdown: tables with footnotes; latex: the same for XeLaTeX; csv: a statement a row; json: the same, with the compared [markdown]
  --show     all; differ: without what all have alike; shared: only what two or more have [all]
  --lang     the language of labels and places: zh or en [zh]`,
  options: { format: { type: 'string' }, show: { type: 'string' }, lang: { type: 'string' } },
  takes: { atLeast: 2, atMost: 6 },
  async run({ config, positionals, values }, io) {
    const { format = 'markdown', show = 'all', lang: asked = 'zh' } = values;
    const wrong =
      notAmong('--format', format, FORMATS) ??
      notAmong('--show', show, ROW_CHOICES) ??
      notAmong('--lang', asked, LANGS);
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
      const whole = await inquiries.compare(await idsOf(positionals, inquiries, scope), scope);
      // It is one of them: it was looked at above.
      const comparison = chosenRows(whole, show as RowChoice);
      const statements = await comparedStatements(comparison, inquiries, { lang, scope });
      await io.out(textOf(String(format), { comparison, statements, lang }));
      return 0;
    } finally {
      await reader.close();
    }
  },
};

interface Asked {
  readonly comparison: Comparison;
  readonly statements: readonly ComparedStatement[];
  readonly lang: Lang;
}

function textOf(format: string, { comparison, statements, lang }: Asked): string {
  if (format === 'csv') return comparisonCsv(statements);
  if (format === 'json') return comparisonJson(comparison, statements);
  const printed = printedComparison(comparison, statements, lang);
  return format === 'latex' ? comparisonLatex(printed, lang) : comparisonMarkdown(printed, lang);
}
