/** APA 9.7–9.12: names in entries, before a title and behind one. */
import { isEastAsian } from '../language.ts';
import { isBody, type Responsible } from '../names.ts';
import type { BodyName, CiteName, PersonName, PersonParts } from '../record.ts';
import { type ApaContext, isLatin, latinWords } from './words.ts';

/** From this many authors on, all between the nineteenth and the last are left out (9.8). */
const MOST_AUTHORS = 20;
const SHOWN_OF_MORE = 19;

/** Gao, Y., Song, C., & Situ, M. */
export function invertedNames(list: Responsible, context: ApaContext): string {
  const names = nameWords(list, context, inverted);
  if (names.length <= MOST_AUTHORS) return withAmpersand(names, 2);
  return `${names.slice(0, SHOWN_OF_MORE).join(', ')}, . . . ${names.at(-1)}`;
}

/** Y. Gao & C. Song: of editors and translators behind a title. */
export function plainNames(list: Responsible, context: ApaContext): string {
  return withAmpersand(nameWords(list, context, inOrder), 3);
}

/** What the text calls them by, one each: surname with its particle; a body's whole name. */
export function shortNames(list: Responsible, context: ApaContext): readonly string[] {
  return nameWords(list, context, surname);
}

function nameWords(list: Responsible, context: ApaContext, form: PersonForm): readonly string[] {
  return list.names.map((name, at) => oneName(name, `${list.field}[${at}]`, { context, form }));
}

function oneName(name: CiteName, path: string, how: NameForm): string {
  return isBody(name) ? bodyWords(name, path, how.context) : personWords(name, path, how);
}

function bodyWords(name: BodyName, path: string, context: ApaContext): string {
  return latinWords(name.literal, { latin: name.english ?? name.roman, path: `${path}.english` }, context);
}

type PersonForm = (parts: PersonParts, name: PersonName) => string;

interface NameForm {
  readonly context: ApaContext;
  readonly form: PersonForm;
}

function personWords(name: PersonName, path: string, { context, form }: NameForm): string {
  const original = name.family + (name.given ?? '');
  // Cyrillic and Greek names have initials as Latin ones have; those of East Asia are written without a space.
  const asWritten = isEastAsian(original) ? original : form(name, name);
  if (isLatin(original)) return asWritten;
  const latin = name.roman === undefined ? undefined : form(name.roman, name);
  if (latin === undefined) context.miss(`${path}.roman`);
  if (latin === undefined) return asWritten;
  return context.script === 'CHARACTERS' ? `${latin} ${original}` : latin;
}

function inverted(parts: PersonParts, { particle, suffix }: PersonName): string {
  const pieces = [withParticle(parts.family, particle), parts.given === undefined ? undefined : initials(parts.given)];
  return [...pieces, suffix].filter((piece) => piece).join(', ');
}

function inOrder(parts: PersonParts, { particle, suffix }: PersonName): string {
  const pieces = [parts.given === undefined ? undefined : initials(parts.given), withParticle(parts.family, particle)];
  return [...pieces, suffix].filter((piece) => piece).join(' ');
}

function surname(parts: PersonParts, { particle }: PersonName): string {
  return withParticle(parts.family, particle);
}

function withParticle(family: string, particle: string | undefined): string {
  return particle === undefined ? family : `${particle} ${family}`;
}

/** Kofi A. → K. A.; Anne-Marie → A.-M.; Zuhui → Z. */
function initials(given: string): string {
  const words = [...given.matchAll(/([-‐])?([^\s.\-‐]+)\.?/gu)];
  const letters = words.map(([, hyphen, word = '']) => `${hyphen ? '-' : ' '}${firstLetter(word)}.`);
  return letters.join('').replace(/^[- ]/, '');
}

function firstLetter(word: string): string {
  return (/^.\p{M}*/u.exec(word)?.[0] ?? '').toUpperCase();
}

/** `commaFrom`: the number of names from which a comma stands before the ampersand. */
function withAmpersand(names: readonly string[], commaFrom: number): string {
  if (names.length < 2) return names.join('');
  const comma = names.length >= commaFrom ? ',' : '';
  return `${names.slice(0, -1).join(', ')}${comma} & ${names.at(-1)}`;
}
