/** Pinyin typed with or without characters among it: 飞地bt, 飞地baotuan, feidi抱团. */
import { foldName, typedPinyin } from '../text/keys.ts';
import { syllablesOf } from '../text/pinyin.ts';

/** As the keys PINYIN are: characters by their syllables, letters as typed; '' for a text without either. */
export function mixedPinyin(text: string): string {
  return joined(text, (syllable) => syllable);
}

/** As the keys INITIALS are: characters by their first letters, letters as typed. */
export function mixedInitials(text: string): string {
  return joined(text, (syllable) => syllable.charAt(0));
}

/** Characters among letters: neither a name's characters nor its pinyin alone. */
export function isMixedPinyin(text: string): boolean {
  const folded = foldName(text);
  return /\p{Script=Han}/u.test(folded) && /[a-z]/.test(folded);
}

function joined(text: string, ofHan: (syllable: string) => string): string {
  return syllablesOf(text)
    .map((part) => (part.isHan ? ofHan(part.text) : typedPinyin(part.text)))
    .join('');
}
