/** Texts of the graph, each in the language that it is in. */
import type { Bilingual, Lang } from '../lang.ts';
import { LANG_TAGS, say } from '../lang.ts';
import { useView } from '../view.tsx';

/** A text in the page's language where there is one, else in the other, marked with its language; apart from what stands around it. */
export function T({ of }: { readonly of: Bilingual }) {
  const view = useView();
  const { text, lang } = say(of, view.lang);
  return <bdi lang={lang === view.lang ? undefined : LANG_TAGS[lang]}>{text}</bdi>;
}

/** The text in the language that the page is not in, where there is one: beside a heading. */
export function Other({ of }: { readonly of: Bilingual }) {
  const view = useView();
  const other: Lang = view.lang === 'zh' ? 'en' : 'zh';
  const text = of[other];
  return text && of[view.lang] ? (
    <bdi class="other" lang={LANG_TAGS[other]}>
      {text}
    </bdi>
  ) : null;
}

/** `lang` of an element whose text is in a language that may be another than the page's. */
export function useLangTag(lang: Lang): string | undefined {
  const view = useView();
  return lang === view.lang ? undefined : LANG_TAGS[lang];
}
