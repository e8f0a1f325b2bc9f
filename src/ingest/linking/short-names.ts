/** Short names that a document gives to what it has just named: （以下简称“示范区”）, （下称《方案》）. They hold there, from there on. */
import { foldNormalisedName } from '../../text/keys.ts';
import type { TextRange } from '../../text/normalise.ts';
import { isWithin, overlapping, type PassageText } from './passage-text.ts';

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
    const longEnd = lead === '' ? beforeComma(text, index) : index;
    const range = { start: index, end: index + whole.length };
    return [{ name, key: foldNormalisedName(name), longEnd, range, isTitle: title !== undefined }];
  });
}

function beforeComma(text: string, at: number): number {
  let end = at;
  while (end > 0 && /[,，\s]/u.test(text[end - 1] ?? '')) end--;
  return end;
}

/** Where a short name stands in a passage, from a place on: in 《》 where it is a title, as a word else. */
export function shortNamePlaces(read: PassageText): (short: ShortName, from: number) => readonly TextRange[] {
  const { text, titles } = read;
  const titled = Map.groupBy(titles, ({ start, end }) => text.slice(start, end));
  return ({ name, isTitle }, from) =>
    isTitle ? (titled.get(name) ?? []).filter(({ start }) => start >= from) : wordPlaces(read, name, from);
}

function wordPlaces({ text, titles }: PassageText, name: string, from: number): readonly TextRange[] {
  const places: TextRange[] = [];
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + name.length)) {
    const place = { start: at, end: at + name.length };
    if (!overlapping(titles, place).some((title) => isWithin(place, title))) places.push(place);
  }
  return places;
}
