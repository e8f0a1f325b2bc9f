/** `/{id}.csv`: the figures of an entity, all of them, a row each. */
import { type Cell, CSV_MARK, csvRow } from '../../domain/csv.ts';
import type { ObservationRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import { type Bilingual, type Lang, say } from '../../ui/lang.ts';
import type { ObservationData } from '../../ui/record/statement-data.ts';
import type { Route } from '../exchange.ts';
import { describeStatement } from './describe-statement.ts';
import { readKnown } from './known-records.ts';
import { notFound, type PageInquiries } from './page-inquiries.ts';
import { viewOf } from './page-view.ts';
import { type FileParts, fileAskedIn, fileName, fileReply, orErrorPage, recordOrMove, scopeOf } from './record-file.ts';

export const FIGURES_SUFFIX = '.csv';

/** Errors: NOT_FOUND, also for what is no entity. */
export function figuresRoute(parts: FileParts): Route {
  return {
    name: 'figures-file',
    methods: ['GET'],
    readsGraph: true,
    handle: (exchange) =>
      orErrorPage(exchange, parts, async () => {
        const scope = scopeOf(exchange, parts);
        const asked = fileAskedIn(exchange.path);
        const found = await recordOrMove(exchange, asked, parts.inquiries, scope);
        if ('status' in found) return found;
        const { id, record } = found.record;
        if (record !== 'entity') throw notFound(asked.id + asked.suffix);
        const figures = await allFigures(parts.inquiries, id, scope);
        const { lang } = viewOf(exchange, [], parts);
        return fileReply(exchange, {
          mediaType: 'text/csv',
          text: await csvOf(figures, { inquiries: parts.inquiries, lang, scope }),
          name: fileName(id, FIGURES_SUFFIX),
          headers: {
            link: `<${parts.config.publicUrl}/${id}>; rel="describes"; type="text/html"`,
            vary: 'accept-language',
          },
        });
      }),
  };
}

const AT_ONCE = 1_000;

async function allFigures({ reads }: PageInquiries, id: string, scope: Scope): Promise<readonly ObservationRecord[]> {
  const found: ObservationRecord[] = [];
  let after: readonly (string | number | null)[] | undefined;
  for (;;) {
    const request = { first: AT_ONCE, withTotal: false, ...(after ? { after } : {}) };
    const [page] = await reads.observationsOf([id], request, scope);
    found.push(...(page?.edges.map(({ node }) => node.record) ?? []));
    after = page?.edges.at(-1)?.at;
    if (!page?.hasNextPage || !after) return found;
  }
}

interface Writing {
  readonly inquiries: PageInquiries;
  readonly lang: Lang;
  readonly scope: Scope;
}

async function csvOf(figures: readonly ObservationRecord[], { inquiries, lang, scope }: Writing): Promise<string> {
  const known = await readKnown(inquiries, figures, scope);
  const rows = figures.map((figure) => {
    const data = describeStatement(figure, { ontology: inquiries.ontology, known });
    return csvRow(Object.values(COLUMNS).map((cellOf) => cellOf(data, lang)));
  });
  return CSV_MARK + csvRow(Object.keys(COLUMNS)) + rows.join('');
}

type Column = (figure: ObservationData, lang: Lang) => Cell;

const words = (of: Bilingual | undefined, lang: Lang) => (of ? say(of, lang).text : undefined);

/** By the name of the column, in the order in which they stand; codes are the API's. */
const COLUMNS: Readonly<Record<string, Column>> = {
  indicator: ({ indicator }, lang) => words(indicator.label, lang),
  subject: ({ subject }, lang) => words(subject.label, lang),
  period: ({ period }) => period,
  value: ({ value }) => value,
  low: ({ low }) => low,
  high: ({ high }) => high,
  unit: ({ unit }) => unit,
  comparator: ({ comparator }) => comparator.value,
  wording: ({ wording }) => wording,
  compared_with: ({ comparedWith }, lang) => words(comparedWith?.label, lang),
  status: ({ status }) => status.value,
  basis: ({ basis }) => basis.value,
  attributed_to: ({ attributedTo }, lang) => words(attributedTo?.label, lang),
  places: ({ evidence }, lang) =>
    evidence.map(({ documentLabel, locator }) => `${words(documentLabel, lang)} ${words(locator, lang)}`),
  indicator_id: ({ indicator }) => indicator.id,
  subject_id: ({ subject }) => subject.id,
  id: ({ id }) => id,
};
