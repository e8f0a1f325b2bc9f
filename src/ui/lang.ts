/** The languages of the pages, and texts that may be there in one of them only. */

export type Lang = 'zh' | 'en';

/** As in `lang` and `hreflang`. */
export const LANG_TAGS: Readonly<Record<Lang, string>> = { zh: 'zh-CN', en: 'en' };

/** A text of the graph or the ontology, in one language or both; at least one is there. */
export interface Bilingual {
  readonly zh?: string;
  readonly en?: string;
}

/** A text as it is shown, and the language that it is in. */
export interface Said {
  readonly text: string;
  readonly lang: Lang;
}

/** The text in the language asked for, else in the other one. */
export function say({ zh, en }: Bilingual, lang: Lang): Said {
  const other = lang === 'zh' ? 'en' : 'zh';
  const own = lang === 'zh' ? zh : en;
  return own ? { text: own, lang } : { text: (lang === 'zh' ? en : zh) ?? '', lang: other };
}

/** Without `en` where there is none. */
export function bilingual(zh: string, en: string | undefined): Bilingual {
  return en ? { zh, en } : { zh };
}

/** The language that a text of unknown language is marked with: a source's words, a query. */
export function langOf(text: string): Lang {
  return /\p{Script=Han}/u.test(text) || !/\p{Script=Latin}/u.test(text) ? 'zh' : 'en';
}

export function isLang(value: unknown): value is Lang {
  return value === 'zh' || value === 'en';
}

/** The first language of an `Accept-Language` header that the pages have, by its weights; Chinese where it names neither. */
export function acceptedLang(header: string | undefined): Lang {
  const ranges = (header ?? '').slice(0, 1_000).split(',').map(weighted);
  const known = ranges.filter(({ lang, weight }) => isLang(lang) && weight > 0);
  const best = known.toSorted((a, b) => b.weight - a.weight)[0]?.lang;
  return isLang(best) ? best : 'zh';
}

function weighted(range: string): { readonly lang: string; readonly weight: number } {
  const [tag = '', ...parameters] = range
    .trim()
    .toLowerCase()
    .split(/\s*;\s*/);
  const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = q === undefined ? 1 : Number(q);
  return { lang: tag.split('-')[0] ?? '', weight: Number.isFinite(weight) ? weight : 0 };
}
