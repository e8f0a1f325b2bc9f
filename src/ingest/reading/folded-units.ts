/** The characters that cleaning puts in their usual form, unit by unit: nothing else of what is printed changes. */
import { foldCharacters } from '../../text/characters.ts';

const LIGATURES: ReadonlyMap<number, string> = new Map(
  ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'].map((letters, at) => [0xfb00 + at, letters]),
);

/** ⼾: Unicode gives it the form 戶, which no font of the mainland shows for it. */
const DOOR = 0x2f3e;

/** Nearly all of any text. */
export function staysAsItIs(unit: number): boolean {
  if (unit < 0x7f) return unit >= 0x20;
  return (unit >= 0x3000 && unit < 0xd800) || (unit >= 0x2010 && unit < 0x2028) || (unit >= 0xff01 && unit < 0xff10);
}

/** Soft hyphens, marks of direction, joiners, controls: nobody sees them. */
export function isInvisible(unit: number): boolean {
  if (unit < 0x20) return unit !== 0x09 && unit !== 0x0a && unit !== 0x0d;
  if (unit === 0xad || unit === 0xfeff || (unit >= 0x7f && unit <= 0x9f)) return true;
  return (unit >= 0x200b && unit <= 0x200f) || (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2060 && unit <= 0x2064);
}

/** The unit at `at` as cleaned: of a radical the character it looks like, of full width the usual one, of half a pair U+FFFD. */
export function foldedUnit(text: string, at: number): string {
  const unit = text.charCodeAt(at);
  if (unit === DOOR) return '户';
  if (unit >= 0x2e80 && unit <= 0x2fdf) return foldCharacters(text.charAt(at));
  if (isFullWidth(unit)) return String.fromCharCode(unit - 0xfee0);
  if (unit >= 0xfb00 && unit <= 0xfb06) return LIGATURES.get(unit) ?? text.charAt(at);
  if (unit >= 0xd800 && unit <= 0xdfff && !isPaired(text, at)) return '\ufffd';
  if (unit === 0x2028 || unit === 0x2029) return ' ';
  return text.charAt(at);
}

/** Digits and letters; signs of full width are the usual ones in Chinese. */
function isFullWidth(unit: number): boolean {
  return (unit >= 0xff10 && unit <= 0xff19) || (unit >= 0xff21 && unit <= 0xff3a) || (unit >= 0xff41 && unit <= 0xff5a);
}

function isPaired(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0xdc00) return isBetween(text.charCodeAt(at + 1), 0xdc00, 0xdfff);
  return isBetween(text.charCodeAt(at - 1), 0xd800, 0xdbff);
}

function isBetween(unit: number, from: number, to: number): boolean {
  return unit >= from && unit <= to;
}
