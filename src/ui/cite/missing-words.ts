/** What a style wants and a source does not say, in words: authors[0].roman is 作者的拼音. */
import type { View } from '../view.tsx';

const PATH = /^(?:(?<before>roman|english)\.)?(?<field>\w+)(?:\[\d+\])?(?:\.(?<behind>roman|english))?$/;

/** A path that is none of a field stays as it is. */
export function missingWords(path: string, { missingFields, missingForm }: View['t']['cite']): string {
  const { before, field = '', behind } = PATH.exec(path)?.groups ?? {};
  const known: Readonly<Record<string, string>> = missingFields;
  const name = known[field];
  const form = before ?? behind;
  if (name === undefined) return path;
  return form === 'roman' || form === 'english' ? missingForm[form](name) : name;
}
