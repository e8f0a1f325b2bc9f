/** The quotes of a passage: the source's own words, each with what rests on it. */
import { Quote } from '../components/place.tsx';
import { useView } from '../view.tsx';
import type { QuoteHere } from './page-data.ts';

interface PassageQuotesProps {
  readonly of: readonly QuoteHere[];
  readonly classOf: (statement: string) => string | undefined;
}

export function PassageQuotes({ of, classOf }: PassageQuotesProps) {
  const { t } = useView();
  const words = t.record.passage;
  if (of.length === 0) return null;
  return (
    <section id="quotes" aria-labelledby="quotes-heading">
      <h2 id="quotes-heading">{words.quotes}</h2>
      <p class="whose">{words.quotesNote}</p>
      <ul class="quotes">
        {of.map(({ text, statements }) => (
          <li key={text} class={statements.flatMap((id) => classOf(id) ?? []).join(' ') || undefined}>
            <Quote text={text} />{' '}
            <span class="count">
              {words.restsOnIt}
              {t.record.colon}
              {statements.map((id, i) => (
                <a key={id} href={`#${id}`} aria-label={`${words.restsOnIt} ${i + 1}`}>
                  {i + 1}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
