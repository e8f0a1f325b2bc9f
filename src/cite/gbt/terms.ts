/** The words that an entry itself puts in, by the item's language (GB/T 7714—2015, 8.1.2: 等, or the word that answers to it). */
import type { LanguageGroup } from '../language.ts';

export interface Terms {
  /** After the last name that is printed. */
  readonly others: string;
  readonly translator: string;
  readonly anonymous: string;
  readonly undated: string;
  readonly unknownPlace: string;
  readonly unknownPublisher: string;
  readonly unknownTitle: string;
  /** Of a number; of words as printed: none. */
  readonly edition: (number: number) => string;
  readonly volume: (number: string) => string;
}

/** `v.2` in 2025, `Vol. 2` in 2015: the standards differ in Western items only. */
export function termsOf(group: LanguageGroup, westernVolume: string): Terms {
  if (group === 'CHINESE') return CHINESE;
  if (group === 'JAPANESE') return JAPANESE;
  if (group === 'CYRILLIC') return RUSSIAN;
  return { ...WESTERN, volume: (number) => `${westernVolume}${number}` };
}

const CHINESE: Terms = {
  others: '等',
  translator: '译',
  anonymous: '佚名',
  undated: '无日期',
  unknownPlace: '[出版地不详]',
  unknownPublisher: '[出版者不详]',
  // The standards have no words for it; these follow the two above (2015: 8.4.1, 8.4.2).
  unknownTitle: '[题名不详]',
  edition: (number) => `${number} 版`,
  volume: (number) => `第${number}卷`,
};

const JAPANESE: Terms = {
  ...CHINESE,
  others: '他',
  translator: '訳',
  volume: (number) => `第${number}巻`,
};

const WESTERN: Omit<Terms, 'volume'> = {
  others: 'et al.',
  translator: 'trans.',
  anonymous: 'Anon',
  undated: 'n.d.',
  unknownPlace: '[S.l.]',
  unknownPublisher: '[s.n.]',
  unknownTitle: '[title unknown]',
  edition: (number) => `${number}${ordinalEnding(number)} ed.`,
};

const RUSSIAN: Terms = {
  ...WESTERN,
  others: 'и др.',
  translator: 'пер.',
  undated: 'б. г.',
  edition: (number) => `${number}-е изд.`,
  volume: (number) => `т. ${number}`,
};

function ordinalEnding(number: number): string {
  const tens = number % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th';
}
