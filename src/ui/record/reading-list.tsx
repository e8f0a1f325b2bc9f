/** Passages of one source to be read one after the other, each with its quotes and figures in the margin. */
import { CiteLink } from '../cite/cite-link.tsx';
import { Link } from '../components/link.tsx';
import { Quote } from '../components/place.tsx';
import { T } from '../components/said.tsx';
import { LANG_TAGS } from '../lang.ts';
import { useView } from '../view.tsx';
import type { ReadPassage } from './page-data.ts';
import { PassageFigures } from './passage-figures.tsx';
import { ReadText } from './read-text.tsx';
import { whoseWords } from './whose-words.ts';

export function ReadingList({ of }: { readonly of: readonly ReadPassage[] }) {
  return (
    <ol class="reading">
      {of.map((passage) => (
        <li key={passage.id} id={passage.id}>
          <Text of={passage} />
          <Margin of={passage} />
        </li>
      ))}
    </ol>
  );
}

function Text({ of: { id, locator, texts, quotes, stated } }: { readonly of: ReadPassage }) {
  const { t, lang } = useView();
  const text = texts.find((one) => one.lang === lang) ?? texts[0];
  if (!text) return null;
  const isOriginal = text.kind.value === 'FULL_TEXT';
  const read = <ReadText of={text} quotes={isOriginal ? quotes : []} />;
  const tag = text.lang === lang ? undefined : LANG_TAGS[text.lang];
  return (
    <div class="passage-text" data-kind={text.kind.value}>
      <p class="place-line">
        <Link to={`/${id}`}>
          <T of={locator} />
        </Link>{' '}
        <span class="whose">{whoseWords(text.kind, t)}</span>
      </p>
      {isOriginal ? (
        <blockquote lang={tag}>{read}</blockquote>
      ) : (
        <p class="text" lang={tag}>
          {read}
        </p>
      )}
      <p class="here">
        {stated > 0 && <Link to={`/${id}`}>{t.record.passage.statedHere(stated)}</Link>}
        <CiteLink ids={[id]}>{t.record.passage.cite}</CiteLink>
      </p>
    </div>
  );
}

/** In a full text the quotes are marked in it; else they stand beside it, as the source's words. */
function Margin({ of: { id, textKind, quotes, figures } }: { readonly of: ReadPassage }) {
  const { t } = useView();
  const beside = textKind.value === 'FULL_TEXT' ? [] : quotes;
  if (beside.length === 0 && figures.length === 0) return null;
  const words = t.record.passage;
  const parts = [
    ...(figures.length > 0 ? [words.figureCount(figures.length)] : []),
    ...(beside.length > 0 ? [words.quoteCount(beside.length)] : []),
  ];
  return (
    <details class="margin">
      <summary>{parts.join(t.record.dot)}</summary>
      <PassageFigures of={figures} passage={id} />
      <ul class="quotes" aria-label={words.quotes}>
        {beside.map(({ text }) => (
          <li key={text}>
            <Quote text={text} />
          </li>
        ))}
      </ul>
    </details>
  );
}
