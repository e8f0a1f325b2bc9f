/** The text of a passage in its languages, each with whose words it is, and the quotes that statements rest on. */
import { MarkedText } from '../components/marked-text.tsx';
import { Quote } from '../components/place.tsx';
import { LANG_TAGS } from '../lang.ts';
import { useView } from '../view.tsx';
import type { PassagePageData, PassageText, QuoteData } from './page-data.ts';
import { whoseWords } from './whose-words.ts';

export function PassageTexts({ of: { texts, quotes, textFragment } }: { readonly of: PassagePageData }) {
  const { t, lang } = useView();
  const main = texts.find((text) => text.lang === lang) ?? texts[0];
  const others = texts.filter((text) => text !== main);
  return (
    <>
      {main && <Text of={main} quotes={quotes} />}
      {others.map((text) => (
        <details key={text.lang} class="other-text">
          <summary>
            {t.record.passage.otherText[text.lang]}
            {t.record.colon}
            {whoseWords(text.kind, t)}
          </summary>
          <Text of={text} quotes={quotes} />
        </details>
      ))}
      {textFragment && (
        <p>
          <a href={textFragment} rel="external noopener noreferrer">
            {t.record.passage.inSource}
          </a>
        </p>
      )}
      <Quotes of={quotes} />
    </>
  );
}

interface TextProps {
  readonly of: PassageText;
  readonly quotes: readonly QuoteData[];
}

/** The source's own words stand as a quotation, with the quotes marked in them; ours never do. */
function Text({ of: { text, kind, lang }, quotes }: TextProps) {
  const { t } = useView();
  const isOriginal = kind.value === 'FULL_TEXT';
  const marked = isOriginal ? <MarkedText text={text} ranges={apart(quotes)} /> : <bdi>{text}</bdi>;
  return (
    <section class="passage-text" data-kind={kind.value}>
      <p class="whose">{whoseWords(kind, t)}</p>
      {isOriginal ? (
        <blockquote lang={LANG_TAGS[lang]}>{marked}</blockquote>
      ) : (
        <p class="text" lang={LANG_TAGS[lang]}>
          {marked}
        </p>
      )}
    </section>
  );
}

/** Ranges in order and apart from one another: quotes may overlap. */
function apart(quotes: readonly QuoteData[]): readonly { readonly start: number; readonly end: number }[] {
  const ranges = quotes.flatMap(({ range }) => range ?? []).toSorted((a, b) => a.start - b.start);
  return ranges.reduce<{ start: number; end: number }[]>((joined, { start, end }) => {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
    return joined;
  }, []);
}

function Quotes({ of }: { readonly of: readonly QuoteData[] }) {
  const { t } = useView();
  if (of.length === 0) return null;
  return (
    <section id="quotes">
      <h2>{t.record.passage.quotes}</h2>
      <p class="whose">{t.record.passage.quotesNote}</p>
      <ul class="quotes">
        {of.map(({ text, statements }) => (
          <li key={text}>
            <Quote text={text} />{' '}
            <span class="count">
              {t.record.passage.restsOnIt}
              {t.record.colon}
              {statements.map((id, i) => (
                <a key={id} href={`#${id}`} aria-label={`${t.record.passage.restsOnIt} ${i + 1}`}>
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
