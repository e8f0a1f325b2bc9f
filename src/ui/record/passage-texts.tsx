/** The text of a passage in its languages, each with whose words it is. */
import { LANG_TAGS } from '../lang.ts';
import { useView } from '../view.tsx';
import type { PassagePageData, PassageText, QuoteHere } from './page-data.ts';
import { ReadText } from './read-text.tsx';
import { whoseWords } from './whose-words.ts';

interface PassageTextsProps {
  readonly of: Pick<PassagePageData, 'texts' | 'quotes' | 'textFragment'>;
  readonly classOf: (statement: string) => string | undefined;
}

export function PassageTexts({ of: { texts, quotes, textFragment }, classOf }: PassageTextsProps) {
  const { t, lang } = useView();
  const main = texts.find((text) => text.lang === lang) ?? texts[0];
  const others = texts.filter((text) => text !== main);
  return (
    <>
      {main && <Text of={main} quotes={quotes} classOf={classOf} />}
      {others.map((text) => (
        <details key={text.lang} class="other-text">
          <summary>
            {t.record.passage.otherText[text.lang]}
            {t.record.colon}
            {whoseWords(text.kind, t)}
          </summary>
          <Text of={text} quotes={quotes} classOf={classOf} />
        </details>
      ))}
      {textFragment && (
        <p>
          <a href={textFragment} rel="external noopener noreferrer">
            {t.record.passage.inSource}
          </a>
        </p>
      )}
    </>
  );
}

interface TextProps extends Pick<PassageTextsProps, 'classOf'> {
  readonly of: PassageText;
  readonly quotes: readonly QuoteHere[];
}

/** The source's own words stand as a quotation, with the quotes marked in them; ours never do. */
function Text({ of, quotes, classOf }: TextProps) {
  const { t } = useView();
  const { kind, lang } = of;
  const isOriginal = kind.value === 'FULL_TEXT';
  const text = <ReadText of={of} quotes={isOriginal ? quotes : []} classOf={classOf} />;
  return (
    <section class="passage-text" data-kind={kind.value}>
      <p class="whose">{whoseWords(kind, t)}</p>
      {isOriginal ? (
        <blockquote lang={LANG_TAGS[lang]}>{text}</blockquote>
      ) : (
        <p class="text" lang={LANG_TAGS[lang]}>
          {text}
        </p>
      )}
    </section>
  );
}
