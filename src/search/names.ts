/** The names of a document in the forms in which they are completed and found whole. */
import { foldName, initialsKeys, pinyinKeys } from '../text/keys.ts';
import type { SearchDocument } from './document.ts';

export type NameForm = 'FOLDED' | 'PINYIN' | 'INITIALS';

export interface NameEntry {
  readonly form: NameForm;
  readonly key: string;
  /** As entered. */
  readonly text: string;
  readonly isLabel: boolean;
}

/** Of labels in both languages and all names; each name in each of its forms. */
export function nameEntries(document: SearchDocument): readonly NameEntry[] {
  const labels = [document.label, document.labelEn].filter((text) => text !== undefined);
  return [
    ...labels.flatMap((text) => entriesOf(text, true)),
    ...document.names.flatMap(({ text }) => (labels.includes(text) ? [] : entriesOf(text, false))),
  ];
}

function entriesOf(text: string, isLabel: boolean): readonly NameEntry[] {
  const keys: readonly (readonly [NameForm, string])[] = [
    ['FOLDED', foldName(text)],
    ...pinyinKeys(text).map((key) => ['PINYIN', key] as const),
    ...initialsKeys(text).map((key) => ['INITIALS', key] as const),
  ];
  return keys.filter(([, key]) => key !== '').map(([form, key]) => ({ form, key, text, isLabel }));
}
