/** What the whole query is to a document, found out naively. */
import type { SearchDocument } from '../../src/search/document.ts';
import { nameEntries } from '../../src/search/names.ts';
import { betterMatch, type NameMatch } from '../../src/search/score.ts';

export function nameMatch(document: SearchDocument, name: string, pinyin: string): NameMatch | undefined {
  let match: NameMatch | undefined;
  for (const { form, key, isLabel } of nameEntries(document)) {
    if (form === 'FOLDED' && key === name) match = betterMatch(match, isLabel ? 'LABEL' : 'ALIAS');
    if (form === 'PINYIN' && key === pinyin) match = betterMatch(match, 'PINYIN');
  }
  return match;
}

export function namesText(
  document: SearchDocument,
  text: string,
  match: NameMatch,
  name: string,
  pinyin: string,
): boolean {
  return nameEntries(document).some(
    (entry) =>
      entry.text === text &&
      (match === 'PINYIN'
        ? entry.form === 'PINYIN' && entry.key === pinyin
        : entry.form === 'FOLDED' && entry.key === name && entry.isLabel === (match === 'LABEL')),
  );
}
