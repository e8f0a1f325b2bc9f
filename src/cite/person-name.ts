/** A whole name as it stands on a page → its parts, where nothing says them. */
import { personSyllablesOf, syllablesOf } from '../text/pinyin.ts';
import type { PersonName } from './record.ts';

const CHINESE = /^\p{Script=Han}{2,4}$/u;
/** The compound surnames that are still common (复姓). */
const COMPOUND =
  /^(?:欧阳|歐陽|上官|司马|司馬|司徒|诸葛|諸葛|皇甫|东方|東方|尉迟|尉遲|公孙|公孫|慕容|夏侯|令狐|宇文|长孙|長孫|端木|轩辕|軒轅|独孤|獨孤|南宫|南宮|申屠|呼延|闻人|聞人)/u;
const SUFFIX = /^(?:Jr|Sr|II|III|IV)\.?$/iu;
const PARTICLE = /^(?:de|da|di|du|del|della|der|den|des|dos|la|le|van|von|ter|ten|zu|bin|ibn|al)$/u;

/**
 * 黄祖辉 → 黄, 祖辉; 欧阳晴 → 欧阳, 晴; a name with · or of one word stays whole; of Western names the last word is the surname,
 * with its particles before and its suffix behind. `latin`, the name in Latin letters, gives a Chinese one its pinyin, whichever
 * part stands first there. Pure.
 */
export function personNameOf(name: string, latin?: string): PersonName {
  const whole = name.trim();
  if (!CHINESE.test(whole)) return /\p{Script=Han}/u.test(whole) ? { family: whole } : westernName(whole);
  const length = whole.length > 2 && COMPOUND.test(whole) ? 2 : 1;
  const parts = { family: whole.slice(0, length), given: whole.slice(length) };
  const roman = latin === undefined ? undefined : romanParts(parts.family, whole, latin);
  return roman ? { ...parts, roman } : parts;
}

function westernName(name: string): PersonName {
  const [inverted, after] = name.split(/\s*,\s*/u);
  if (after !== undefined && inverted && !SUFFIX.test(after)) return { family: inverted, given: after };
  const words = name.replace(',', '').split(/\s+/u);
  const suffix = words.length > 1 && SUFFIX.test(words.at(-1) ?? '') ? words.pop() : undefined;
  const family = words.pop() ?? name;
  const first = words.findIndex((word) => PARTICLE.test(word));
  const particle = first < 0 ? [] : words.splice(first);
  return {
    family,
    ...(words.length > 0 ? { given: words.join(' ') } : {}),
    ...(particle.length > 0 ? { particle: particle.join(' ') } : {}),
    ...(suffix ? { suffix: suffix.replace(/\.$/u, '') } : {}),
  };
}

/** Undefined where neither end of the Latin name is the surname's pinyin. */
function romanParts(family: string, name: string, latin: string): PersonName['roman'] {
  const words = latin.trim().split(/[\s,]+/u);
  const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
  if (words.length < 2) return undefined;
  const sounds = surnameSounds(family, name);
  const isSurname = (word: string) =>
    sounds.has(
      word
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z]/gu, ''),
    );
  if (isSurname(first)) return { family: capital(first), given: words.slice(1).map(capital).join(' ') };
  if (isSurname(last)) return { family: capital(last), given: words.slice(0, -1).map(capital).join(' ') };
  return undefined;
}

/** As the name of a person and as a word: 单 is shan and dan. */
function surnameSounds(family: string, name: string): ReadonlySet<string> {
  const readings = [personSyllablesOf(name) ?? [], syllablesOf(name)];
  return new Set(
    readings.map((syllables) =>
      syllables
        .slice(0, family.length)
        .map(({ text }) => text)
        .join(''),
    ),
  );
}

/** HUANG → Huang; Zu-hui stays. */
function capital(word: string): string {
  return word === word.toUpperCase() ? word.charAt(0) + word.slice(1).toLowerCase() : word;
}
