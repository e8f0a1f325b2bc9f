/** Text inside the braces of a BibTeX field. */
import { isBody } from '../names.ts';
import type { CiteName } from '../record.ts';
import { surnameOf } from './name-text.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\\': '\\textbackslash{}',
  // In TeX's own encoding these print other marks.
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};
const SPECIAL = /[&%$#_{}~^\\<>|]/g;
/** What TeX would make one mark of: --, ``, '', ?`, !`, ,,. */
const LIGATURE = /(?<=-)(?=-)|(?<=[`?!])(?=`)|(?<=')(?=')|(?<=,)(?=,)/g;
const PLAIN_WORD = /^[^,=]*\p{L}[^,=]*$/u;
const LIKE_PARTICLE = /(?:^|\s)(?!\p{Lu})\S*-/u;
const LIST_WORD = /(?:^|\s)and(?:\s|$)/i;

export function escapeTex(text: string): string {
  const escapes = hasBalancedBraces(text)
    ? ESCAPES
    : { ...ESCAPES, '{': '\\textbraceleft{}', '}': '\\textbraceright{}' };
  return text
    .replace(LIGATURE, '\u0000')
    .replace(SPECIAL, (mark) => escapes[mark] ?? mark)
    .replaceAll('\u0000', '{}');
}

/** DOI and URL stand as they are, save what would break the file or a reader, which is percent-encoded. */
export function verbatim(address: string): string {
  return address.replace(/[{}\\$\s]/g, encodeURIComponent);
}

/** Publishers, places and institutions are lists to readers, parted at 'and': braces hold one together. */
export function listItem(text: string): string {
  return LIST_WORD.test(text) ? `{${escapeTex(text)}}` : escapeTex(text);
}

export function bibtexNames(names: readonly CiteName[]): string {
  return names.map(bibtexName).join(' and ');
}

function bibtexName(name: CiteName): string {
  if (isBody(name)) return `{${escapeTex(name.literal)}}`;
  if (name.given === undefined && name.suffix === undefined) return `{${escapeTex(surnameOf(name))}}`;
  const { particle, family, given = '', suffix } = name;
  const surname = [particle, family].flatMap((part) => (part === undefined ? [] : [namePart(part)])).join(' ');
  return [surname, ...(suffix === undefined ? [] : [namePart(suffix)]), namePart(given)].join(', ');
}

/**
 * In braces where a reader would part it (BibLaTeX also at =), take its start for a particle (al-Khalidi), or drop a word, which
 * hyphens part as well, for having no letters.
 */
function namePart(text: string): string {
  const isPlain =
    !LIST_WORD.test(text) && !LIKE_PARTICLE.test(text) && text.split(/[\s-]/).every((word) => PLAIN_WORD.test(word));
  return isPlain ? escapeTex(text) : `{${escapeTex(text)}}`;
}

/** BibTeX counts braces even behind a backslash: one that has no partner would end the field elsewhere. */
function hasBalancedBraces(text: string): boolean {
  let depth = 0;
  for (const mark of text) {
    depth += mark === '{' ? 1 : mark === '}' ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}
