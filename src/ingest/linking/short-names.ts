/** Short names that a document gives to what it has just named: （以下简称“示范区”）, （下称《方案》）. They hold there, from there on. */
import { foldNormalisedName } from '../../text/keys.ts';
import type { TextRange } from '../../text/normalise.ts';
import { isWithin, type PassageText } from './passage-text.ts';

export interface ShortName {
  /** As it stands there, without marks; its folded form is the key. */
  readonly name: string;
  readonly key: string;
  /** What it is short for ends here: at the bracket. */
  readonly longEnd: number;
  /** The whole definition with its bracket; the name holds behind it. */
  readonly range: TextRange;
  /** It is a title: 《方案》. */
  readonly isTitle: boolean;
}

const DEFINITION =
  /(?<lead>[([]?)(?:(?:以下|下文|以后|之后)(?:统称|简称|均简称|合称)|[下简]称|hereafter|hereinafter)(?:为|:|,| as)? ?(?:《(?<title>[^《》]{1,30})》|"(?<quoted>[^"]{1,30})"|(?<bare>[\p{L}\p{N}]{2,16}))[)\]]?/gu;

/** In order. Linear. */
export function shortNamesIn({ text }: Pick<PassageText, 'text'>): readonly ShortName[] {
  return [...text.matchAll(DEFINITION)].flatMap(({ 0: whole, index, groups }) => {
    const { title, quoted, bare, lead = '' } = groups ?? {};
    const name = title ?? quoted ?? bare ?? '';
    // Without a bracket only what is marked is told apart from the words behind it.
    if (lead === '' && bare !== undefined) return [];
    const longEnd = lead === '' ? text.slice(0, index).replace(/[,，\s]+$/u, '').length : index;
    const range = { start: index, end: index + whole.length };
    return [{ name, key: foldNormalisedName(name), longEnd, range, isTitle: title !== undefined }];
  });
}

/** Where it stands behind its definition in the same passage, or anywhere in a later one; in 《》 where it is a title, as a word else. */
export function placesOfShortName(
  { text, titles }: PassageText,
  { name, isTitle }: ShortName,
  from: number,
): readonly TextRange[] {
  if (isTitle) return titles.filter((title) => title.start >= from && text.slice(title.start, title.end) === name);
  const places: TextRange[] = [];
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + name.length)) {
    const place = { start: at, end: at + name.length };
    if (!titles.some((title) => isWithin(place, title))) places.push(place);
  }
  return places;
}
