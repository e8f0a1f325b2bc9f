/** Where something is stated: a link to the passage, and the source's words as its words. */
import { insideQuotes } from '../../domain/quote.ts';
import type { Bilingual } from '../lang.ts';
import { langOf, say } from '../lang.ts';
import { useView } from '../view.tsx';
import { Link } from './link.tsx';
import { T, useLangTag } from './said.tsx';

export interface PlaceData {
  /** Its id. */
  readonly passage: string;
  /** The source's id. */
  readonly document: string;
  readonly documentLabel: Bilingual;
  readonly locator: Bilingual;
  readonly quote?: string;
  readonly contradicts?: true;
}

export function Place({ passage, documentLabel, locator, quote, contradicts }: PlaceData) {
  const { t, lang } = useView();
  const text = t.frame.place(say(documentLabel, lang).text, say(locator, lang).text);
  return (
    <span class="place">
      {contradicts && <strong class="contradicts">{t.frame.contradicts}</strong>}
      <Link to={`/${passage}`}>
        <T of={{ [say(documentLabel, lang).lang]: text }} />
      </Link>
      {quote && <Quote text={quote} />}
    </span>
  );
}

/** Words of a source, never ours. */
export function Quote({ text }: { readonly text: string }) {
  const { t } = useView();
  return (
    <q lang={useLangTag(langOf(text))} title={t.frame.quoted}>
      <bdi>{insideQuotes(text)}</bdi>
    </q>
  );
}
