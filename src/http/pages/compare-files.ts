/** A comparison as a file: `/compare.csv`, `.md`, `.tex`, with the parameters of its page. */
import { badInput } from '../../domain/errors.ts';
import type { Comparison } from '../../inquiry/compare.ts';
import { chosenRows } from '../../inquiry/comparison/choice.ts';
import { comparisonCsv } from '../../inquiry/comparison/data.ts';
import { comparisonLatex } from '../../inquiry/comparison/latex.ts';
import { comparisonMarkdown } from '../../inquiry/comparison/markdown.ts';
import { printedComparison } from '../../inquiry/comparison/printed.ts';
import { type ComparedStatement, comparedStatements } from '../../inquiry/comparison/statements.ts';
import type { Lang } from '../../ui/lang.ts';
import { addressOf } from '../../ui/view.tsx';
import type { Route } from '../exchange.ts';
import { COMPARE_PATH, type CompareParts } from './compare.ts';
import { findNames } from './compare-names.ts';
import { COMPARE_PARAMS, compareAsked, compareParams } from './compare-params.ts';
import { viewOf } from './page-view.ts';
import { fileReply, orErrorPage, scopeOf } from './record-file.ts';

/** By path. */
export function compareFileRoutes(parts: CompareParts): readonly (readonly [string, Route])[] {
  return FORMS.map((form) => [COMPARE_PATH + form.suffix, compareFileRoute(form, parts)] as const);
}

interface Compared {
  readonly comparison: Comparison;
  readonly statements: readonly ComparedStatement[];
  readonly lang: Lang;
  /** Permanent, of the page. */
  readonly address: string;
}

interface CompareForm {
  readonly suffix: string;
  readonly mediaType: string;
  readonly textOf: (compared: Compared) => string;
}

const FORMS: readonly CompareForm[] = [
  { suffix: '.csv', mediaType: 'text/csv', textOf: ({ statements }) => comparisonCsv(statements) },
  { suffix: '.md', mediaType: 'text/markdown', textOf: markdownOf },
  { suffix: '.tex', mediaType: 'application/x-tex', textOf: latexOf },
];

function markdownOf({ comparison, statements, lang, address }: Compared): string {
  return `${comparisonMarkdown(printedComparison(comparison, statements, lang), lang)}\n<${address}>\n`;
}

function latexOf({ comparison, statements, lang, address }: Compared): string {
  return comparisonLatex(printedComparison(comparison, statements, lang), lang, [address]);
}

/** Errors: those of a comparison, and of the first name that is not understood: NOT_FOUND, AMBIGUOUS. */
function compareFileRoute({ suffix, mediaType, textOf }: CompareForm, parts: CompareParts): Route {
  return {
    name: 'compare-file',
    methods: ['GET'],
    readsGraph: true,
    handle: (exchange) =>
      orErrorPage(exchange, parts, async () => {
        const { inquiries, config } = parts;
        const scope = scopeOf(exchange, parts);
        const { names, show } = compareAsked(exchange.query);
        const { entities, error } = await findNames(inquiries, names, scope);
        if (error) throw error;
        if (entities.length < 2) throw badInput('A comparison takes two to six entities: give their ids with `ids`.');
        const ids = entities.map(({ record }) => record.id);
        const { lang } = viewOf(exchange, COMPARE_PARAMS, parts);
        const comparison = chosenRows(await inquiries.compare(ids, scope), show);
        const statements = await comparedStatements(comparison, inquiries, { lang, scope });
        const address = addressOf(config.publicUrl + COMPARE_PATH, compareParams(ids, show));
        return fileReply(exchange, {
          mediaType,
          text: textOf({ comparison, statements, lang, address }),
          name: fileNameOf(ids, suffix),
          headers: { link: `<${address}>; rel="describes"; type="text/html"`, vary: 'accept-language' },
        });
      }),
  };
}

const LONGEST_NAME = 120;

/** A colon is none of a file's name on Windows. */
function fileNameOf(ids: readonly string[], suffix: string): string {
  return ['compare', ...ids].join('-').replaceAll(':', '-').slice(0, LONGEST_NAME) + suffix;
}
