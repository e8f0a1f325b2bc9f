/** APA chapter 8: citations in the running text. */
import type { Locator, Piece } from '../entry.ts';
import { responsibleNames } from '../names.ts';
import type { CiteRecord } from '../record.ts';
import { apaYear } from './dates.ts';
import { LAYOUTS } from './layouts.ts';
import { locatorWords } from './locators.ts';
import { shortNames } from './names.ts';
import { apaSortKey, silentContext } from './order.ts';
import { joined } from './title.ts';
import { isLatin } from './words.ts';

/** One work at one place. */
export interface ApaCite {
  readonly record: CiteRecord;
  /** All that is cited of it there. */
  readonly locators: readonly Locator[];
  /** '' or the letter of works of one author and year. */
  readonly yearSuffix: string;
}

interface Work {
  readonly author: readonly Piece[];
  readonly years: readonly string[];
  readonly hasLocator: boolean;
}

type Form = 'PARENTHETICAL' | 'NARRATIVE';

const ALPHABET = new Intl.Collator('en', { sensitivity: 'base' });
/** 6.17: in titles these are not capitalised, nor any other word of at most three letters that is no noun or verb. */
const MINOR_WORDS: ReadonlySet<string> = new Set(
  'a an and as at but by for if in nor of off on or out per so the to up via vs yet'.split(' '),
);

/**
 * (Frey, 2016, p. 4; Gao & Song, 2022a, 2022b), or Frey (2016). Works stand in the order of the list; names are romanised in either
 * script, as the characters are given in the list.
 */
export function formatApaInText(cites: readonly ApaCite[], form: Form): readonly Piece[] {
  const works = sameAuthors(cites.toSorted(inListOrder).map((cite) => workOf(cite, form)));
  if (form === 'NARRATIVE') return between(works.map(narrative), '; ');
  return [{ text: '(' }, ...between(works.map(parenthetical), '; '), { text: ')' }];
}

function narrative({ author, years }: Work): readonly Piece[] {
  return [...author, { text: ` (${years.join(', ')})` }];
}

function parenthetical({ author, years }: Work): readonly Piece[] {
  const last = author.at(-1)?.text ?? '';
  // A comma stands inside of quotation marks (6.7).
  if (last.endsWith('”')) {
    return [...author.slice(0, -1), { text: `${last.slice(0, -1)},” ${years.join(', ')}` }];
  }
  return [...author, { text: `, ${years.join(', ')}` }];
}

function inListOrder(a: ApaCite, b: ApaCite): number {
  const [left, right] = [apaSortKey(a.record), apaSortKey(b.record)];
  const compared = left.map((part, at) => ALPHABET.compare(part, right[at] ?? ''));
  return compared.find((order) => order !== 0) ?? a.yearSuffix.localeCompare(b.yearSuffix);
}

function workOf({ record, locators, yearSuffix }: ApaCite, form: Form): Work {
  const year = apaYear(record.issued, yearSuffix);
  return {
    author: authorPieces(record, form),
    years: [[year, ...mergedLocators(locators).map(locatorWords)].join(', ')],
    hasLocator: locators.length > 0,
  };
}

/** Pages of one work stand together: pp. 13, 18. */
function mergedLocators(locators: readonly Locator[]): readonly Locator[] {
  const pages = locators.filter(({ kind }) => kind === 'PAGE').map(({ value }) => value);
  const others = locators.filter(({ kind }) => kind !== 'PAGE');
  return [...(pages.length > 0 ? [{ kind: 'PAGE', value: pages.join(', ') } as const] : []), ...others];
}

/** (Gao, 2022a, 2022b): neighbours by the same author, where no locator would be taken for that of the other (8.12). */
function sameAuthors(works: readonly Work[]): readonly Work[] {
  const whole: Work[] = [];
  for (const work of works) {
    const last = whole.at(-1);
    const isSame = last !== undefined && textOf(last.author) === textOf(work.author);
    if (last !== undefined && isSame && !last.hasLocator && !work.hasLocator)
      whole.splice(-1, 1, { ...last, years: [...last.years, ...work.years] });
    else whole.push(work);
  }
  return whole;
}

/** One or two names; of three and more the first (8.17). Without names the title (8.14). */
function authorPieces(record: CiteRecord, form: Form): readonly Piece[] {
  const list = responsibleNames(record);
  const [first, second, third] = shortNames(list, silentContext(record));
  if (first === undefined) return titleInText(record);
  if (second === undefined) return [{ text: first }];
  if (third !== undefined) return [{ text: `${first} et al.` }];
  return [{ text: `${first} ${form === 'NARRATIVE' ? 'and' : '&'} ${second}` }];
}

/** In quotation marks where the entry has it plain, else in italics; characters have none. */
function titleInText(record: CiteRecord): readonly Piece[] {
  const original = joined(record.title, record.subtitle);
  if (original === undefined) return [{ text: '[Untitled]' }];
  const isEnglish = isLatin(original);
  const text = isEnglish ? titleCase(original) : (joined(record.roman?.title, record.roman?.subtitle) ?? original);
  return LAYOUTS[record.cslType].isItalic && isLatin(text) ? [{ text, form: 'ITALIC' }] : [{ text: `“${text}”` }];
}

function titleCase(title: string): string {
  return title.replace(/(^|: )?(\p{L}[\p{L}\p{M}'’]*)/gu, (whole, start: string | undefined, word: string) =>
    start === undefined && MINOR_WORDS.has(word) ? whole : (start ?? '') + word.charAt(0).toUpperCase() + word.slice(1),
  );
}

function between(parts: readonly (readonly Piece[])[], mark: string): readonly Piece[] {
  return parts.flatMap((part, at) => (at === 0 ? part : [{ text: mark }, ...part]));
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}
