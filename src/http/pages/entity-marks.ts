/** Where the entities that a passage mentions are named in its text. Pure. */
import type { EntityRecord } from '../../domain/records.ts';
import type { Lang } from '../../ui/lang.ts';
import type { EntityMark } from '../../ui/record/page-data.ts';

/** One character says too little to be told from a part of another word. */
const SHORTEST = 2;

/**
 * In order and apart from one another; of names that overlap the longest. A label goes before other names, and a name of two
 * entities that are both mentioned is nobody's. Names that hold in one source alone count in it alone.
 */
export function entityMarks(
  text: string,
  lang: Lang,
  { document, mentioned }: { readonly document: string; readonly mentioned: readonly EntityRecord[] },
): readonly EntityMark[] {
  const names = [...namesOf(mentioned, lang, document)].toSorted(([one], [other]) => other.length - one.length);
  const marks: EntityMark[] = [];
  const taken = new Uint8Array(text.length);
  for (const [name, id] of names) {
    for (const start of placesOf(name, text, lang)) {
      const end = start + name.length;
      if (taken.subarray(start, end).includes(1)) continue;
      taken.fill(1, start, end);
      marks.push({ start, end, id });
    }
  }
  return marks.toSorted((one, other) => one.start - other.start);
}

function namesOf(mentioned: readonly EntityRecord[], lang: Lang, document: string): ReadonlyMap<string, string> {
  const labels = unambiguous(mentioned.map((record) => [lang === 'zh' ? record.label : record.labelEn, record.id]));
  const others = unambiguous(
    mentioned.flatMap(({ id, names }) =>
      names.filter((name) => (name.document ?? document) === document).map(({ text }) => [text, id] as const),
    ),
  );
  return new Map([...others, ...labels]);
}

/** Names that belong to one entity. */
function unambiguous(
  pairs: readonly (readonly [string | undefined, string])[],
): readonly (readonly [string, string])[] {
  const owners = new Map<string, string | undefined>();
  for (const [name, id] of pairs) {
    if (name === undefined || Array.from(name).length < SHORTEST) continue;
    owners.set(name, owners.has(name) && owners.get(name) !== id ? undefined : id);
  }
  return [...owners].flatMap(([name, id]) => (id === undefined ? [] : [[name, id] as const]));
}

function placesOf(name: string, text: string, lang: Lang): readonly number[] {
  const [wanted, within] = lang === 'en' ? [name.toLowerCase(), text.toLowerCase()] : [name, text];
  // Where lower case changes the length of a text, places in it are none of the text's.
  if (within.length !== text.length) return [];
  const places: number[] = [];
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + wanted.length))
    if (isWhole(within, at, at + wanted.length)) places.push(at);
  return places;
}

/** Latin letters and digits do not go on at either end. */
function isWhole(text: string, start: number, end: number): boolean {
  return !(isLatin(text[start - 1]) && isLatin(text[start])) && !(isLatin(text[end - 1]) && isLatin(text[end]));
}

function isLatin(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{Script=Latin}\d]/u.test(sign);
}
