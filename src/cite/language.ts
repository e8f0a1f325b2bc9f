/** In which language an item is: its own, never the reader's, decides its terms and its place in a list. */
import type { CiteRecord } from './record.ts';

/** The groups of an author-date list in its order (GB/T 7714—2015, 9.3): Chinese, Japanese, Western, Russian, others. */
export const LANGUAGE_GROUPS = ['CHINESE', 'JAPANESE', 'WESTERN', 'CYRILLIC', 'OTHER'] as const;
export type LanguageGroup = (typeof LANGUAGE_GROUPS)[number];

/** By `language`; where that is missing or says nothing of a script, by the letters of the title. Without both: CHINESE. */
export function languageGroup({ language, title }: CiteRecord): LanguageGroup {
  const subtag = language?.split(/[-_]/, 1)[0]?.toLowerCase() ?? '';
  return GROUP_OF_LANGUAGE.get(subtag) ?? groupOfText(title ?? '');
}

export function hasHan(text: string): boolean {
  return HAN.test(text);
}

/** Written without a space between family and given name, the family name first. */
export function isEastAsian(text: string): boolean {
  return EAST_ASIAN.test(text);
}

const HAN = /\p{Script=Han}/u;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

// Languages of Latin script are many; their titles tell.
const GROUP_OF_LANGUAGE: ReadonlyMap<string, LanguageGroup> = new Map(
  (
    [
      ['CHINESE', 'zh cmn yue wuu nan hak lzh'],
      ['JAPANESE', 'ja'],
      ['WESTERN', 'en fr de es pt it nl sv no nb nn da fi pl cs hu ro tr vi id'],
      ['CYRILLIC', 'ru uk be bg mk'],
      ['OTHER', 'ko ar fa he hi th mn bo ug'],
    ] as const
  ).flatMap(([group, subtags]) => subtags.split(' ').map((subtag) => [subtag, group] as const)),
);

function groupOfText(title: string): LanguageGroup {
  if (KANA.test(title)) return 'JAPANESE';
  if (HAN.test(title) || !/\p{L}/u.test(title)) return 'CHINESE';
  if (/\p{Script=Cyrillic}/u.test(title)) return 'CYRILLIC';
  return /\p{Script=Latin}/u.test(title) ? 'WESTERN' : 'OTHER';
}
