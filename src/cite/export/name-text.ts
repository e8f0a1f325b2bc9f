/** Parts of names in formats whose names are one text, parted by commas. */
import type { PersonName } from '../record.ts';

export function surnameOf({ particle, family }: PersonName): string {
  return particle === undefined ? family : `${particle} ${family}`;
}

/** For formats that part a name at its commas and have no escape for one. */
export function withoutCommas(text: string): string {
  return text.replaceAll(/,\s*/g, ' ').trim();
}
