/** Names as entries and texts print them (GB/T 7714—2015, 8.1; —2025, 7.1). */
import { isEastAsian } from '../language.ts';
import { isBody } from '../names.ts';
import type { CiteName, PersonName } from '../record.ts';
import { pinyinSyllables } from './pinyin-names.ts';
import type { Standard } from './standard.ts';
import type { Terms } from './terms.ts';

/** How names are written in one entry. */
export interface NameStyle {
  readonly standard: Standard;
  readonly terms: Terms;
  readonly comma: string;
  readonly isUpperCase: boolean;
  readonly isFullGiven: boolean;
  readonly isAll: boolean;
}

const PRINTED = 3;

/** Up to three in full; of four and more the first three and 等. Undefined: no names. */
export function nameList(names: readonly CiteName[], style: NameStyle): string | undefined {
  if (names.length === 0) return undefined;
  const isCut = !style.isAll && names.length > PRINTED;
  const printed = (isCut ? names.slice(0, PRINTED) : names).map((name) => nameText(name, style));
  return (isCut ? [...printed, style.terms.others] : printed).join(style.comma);
}

/** In the running text: a Chinese name whole, a Western one without given names and never in capitals. */
export function shortName(name: CiteName): string {
  if (isBody(name)) return name.literal;
  return isEastAsian(name.family) ? name.family + (name.given ?? '') : surnameOf(name);
}

function nameText(name: CiteName, style: NameStyle): string {
  if (isBody(name)) return name.literal;
  // Han, kana and hangul: one word; so is a name with ·, of which all is the family name.
  if (isEastAsian(name.family)) return name.family + (name.given ?? '');
  const surname = style.isUpperCase ? surnameOf(name).toUpperCase() : surnameOf(name);
  return [surname, givenText(name, style), suffixText(name.suffix)].filter((part) => part !== '').join(' ');
}

function surnameOf({ particle, family }: PersonName): string {
  return particle === undefined ? family : `${particle} ${family}`;
}

function givenText({ family, given }: PersonName, { standard, isFullGiven }: NameStyle): string {
  if (given === undefined || isFullGiven) return given ?? '';
  const syllables = pinyinSyllables(family, given);
  if (syllables === undefined) return initials(given, standard.keepsHyphens);
  return standard.pinyinNames === 'WHOLE' ? given : syllables.map(firstLetter).join(' ');
}

/** Karl-Heinz T. is K H T, or K-H T. */
function initials(given: string, keepsHyphens: boolean): string {
  return given
    .split(/[\s.]+/)
    .map((word) =>
      word
        .split(/[-‐‑]/)
        .map(firstLetter)
        .filter((letter) => letter !== ''),
    )
    .filter((letters) => letters.length > 0)
    .map((letters) => letters.join(keepsHyphens ? '-' : ' '))
    .join(' ');
}

function firstLetter(word: string): string {
  return /\p{L}\p{M}*/u.exec(word)?.[0].toUpperCase() ?? '';
}

function suffixText(suffix = ''): string {
  return suffix.replace(/\.$/, '');
}
