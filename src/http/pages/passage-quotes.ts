/** The quotes of a passage's evidence, each once, with what rests on it. Pure. */
import { createQuoteFinder } from '../../domain/quote.ts';
import type { PassageRecord, StatementRecord } from '../../domain/records.ts';
import { quoteSelector, textFragment } from '../../domain/text-selectors.ts';
import type { QuoteData, QuoteHere } from '../../ui/record/page-data.ts';
import { given } from './record-words.ts';

/** Those of other passages are left out. */
export function quotesHere(
  { id, text, textKind }: PassageRecord,
  statements: readonly StatementRecord[],
): readonly QuoteHere[] {
  const find = createQuoteFinder(text);
  const quoted = statements.flatMap((statement) =>
    statement.evidence.flatMap(({ passage, quote }) => (passage === id && quote ? [{ quote, id: statement.id }] : [])),
  );
  return [...Map.groupBy(quoted, ({ quote }) => quote)].map(([quote, uses]) =>
    given({
      text: quote,
      range: textKind === 'FULL_TEXT' ? find(quote) : undefined,
      statements: [...new Set(uses.map((use) => use.id))],
    }),
  );
}

/** The same, as others may point at them. `url`: where the source is on line. */
export function quotesIn(
  passage: PassageRecord,
  statements: readonly StatementRecord[],
  url: string | undefined,
): readonly QuoteData[] {
  const { text } = passage;
  return quotesHere(passage, statements).map((quote) => {
    const { range } = quote;
    const selector = range ? quoteSelector(text, range) : { type: 'TextQuoteSelector' as const, exact: quote.text };
    const fragment = range && url ? textFragment({ url, text, range }) : undefined;
    return given({ ...quote, selector, textFragment: fragment });
  });
}
