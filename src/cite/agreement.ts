/** Whether what a pasted reference says beside the title is what is known of a source. */
import { doiKey, numberKey } from '../text/identifiers.ts';
import { foldName, pinyinKeys, typedPinyin } from '../text/keys.ts';
import { yearOf } from './dates.ts';
import { isBody } from './names.ts';
import type { CiteName, CiteRecord } from './record.ts';

export type Agreement = 'AGREES' | 'DIFFERS' | 'UNKNOWN';

/**
 * One name in common is enough: lists are cut, and bodies sign in any order. A Chinese name in Latin letters agrees by its pinyin.
 * UNKNOWN where one of the two names nobody.
 */
export function namesAgree(names: readonly string[], record: CiteRecord): Agreement {
  const known = namesOf(record);
  if (names.length === 0 || known.length === 0) return 'UNKNOWN';
  return names.some((name) => known.some((one) => isSameName(name, one))) ? 'AGREES' : 'DIFFERS';
}

function namesOf(record: CiteRecord): readonly CiteName[] {
  const listed = [record.authors, record.issuers, record.editors, record.translators].flatMap((names) => names ?? []);
  // A 公文 of which nobody is known says itself in its title who issued it.
  const literal = /^(.{2,30}?)(?:关于|印发)/u.exec(record.title ?? '')?.[1];
  return listed.length > 0 || literal === undefined ? listed : [{ literal }];
}

function isSameName(written: string, known: CiteName): boolean {
  const asked = foldName(written.replace(/[,，.]/gu, ' '));
  if (isBody(known)) {
    const forms = [known.literal, known.english, known.roman].flatMap((form) => (form ? foldName(form) : []));
    return forms.some((form) => isPartOf(asked, form) || isPartOf(form, asked));
  }
  const full = foldName((known.particle ?? '') + known.family + (known.given ?? ''));
  if (/\p{Script=Han}/u.test(asked)) {
    // A translated name is often known by its last part alone: 卡尔·波兰尼 is 波兰尼.
    const last = foldName(written.replace(/^.*[·•・‧]/u, ''));
    return [full, foldName(known.family)].includes(asked) || (known.given === undefined && last === full);
  }
  const words = written.split(/[^\p{L}\p{M}'’-]+/u).map(typedPinyin);
  const families = [...latinOf(known.family), ...latinOf(known.roman?.family)];
  // Romanised in one word, or family name and initials.
  return families.some((family) => words.includes(family)) || pinyinKeys(full).includes(words.join(''));
}

function latinOf(family: string | undefined): readonly string[] {
  if (family === undefined) return [];
  return [typedPinyin(family), ...pinyinKeys(family)].filter((form) => form !== '');
}

/** Whether the characters stand in the other text in their order, in pieces of two and more (浙江省委 in 中共浙江省委员会). */
function isPartOf(part: string, whole: string): boolean {
  let from = 0;
  for (let at = 0; at < part.length; ) {
    let length = part.length - at;
    while (length > 1 && whole.indexOf(part.slice(at, at + length), from) < 0) length -= 1;
    const place = whole.indexOf(part.slice(at, at + length), from);
    if (place < 0 || (length === 1 && part.length > 1)) return false;
    at += length;
    from = place + length;
  }
  return part !== '';
}

/** A year next to the other says nothing: what is ahead of print has two. A year that the title has is not that of its issue. */
export function datesAgree(date: string | undefined, { issued, title }: CiteRecord): Agreement {
  if (date === undefined || issued === undefined) return 'UNKNOWN';
  const [year, known] = [yearOf(date), yearOf(issued)];
  if (year === known) return 'AGREES';
  const isDay = date.length > 7 && issued.length > 7;
  if (!isDay && title?.includes(year) === true) return 'UNKNOWN';
  return isDay || Math.abs(Number(year) - Number(known)) > 1 ? 'DIFFERS' : 'UNKNOWN';
}

export function containersAgree(container: string | undefined, record: CiteRecord): Agreement {
  const known = [record.container, record.event, record.english?.container].flatMap((one) =>
    one ? foldName(one) : [],
  );
  if (container === undefined || known.length === 0) return 'UNKNOWN';
  const asked = foldName(container.replace(/[.,:，：].*$/u, ''));
  const whole = foldName(container);
  const isSame = known.some((one) => whole.includes(one) || (asked !== '' && one.includes(asked)));
  return isSame ? 'AGREES' : 'DIFFERS';
}

/** `keys` are those of a pasted text (parse/identifiers.ts). Works with identifiers that differ are two, however alike their titles. */
export function identifiersDiffer(keys: readonly string[], record: CiteRecord): boolean {
  return [record.doi && doiKey(record.doi), record.documentNumber && numberKey(record.documentNumber)].some((known) => {
    if (!known) return false;
    const kind = known.slice(0, known.indexOf(':') + 1);
    const said = keys.filter((key) => key.startsWith(kind));
    return said.length > 0 && !said.includes(known);
  });
}
