/** Completion of a prefix in an index file: ranges of name keys. */
import type { Viewer } from '../../domain/scope.ts';
import { foldName, typedPinyin } from '../../text/keys.ts';
import { isVisible } from '../facts.ts';
import type { NameForm } from '../names.ts';
import type { SuggestionHit, SuggestRequest } from '../port.ts';
import type { SearchSettings } from '../settings.ts';
import { type Candidate, prefixKeys, suggestions } from '../suggestions.ts';
import type { IndexFile } from './file.ts';

/** Behind every key that starts with the prefix: SQLite compares the bytes of UTF-8. */
const LAST_CHARACTER = '\u{10ffff}';

/** Throws TIMEOUT past the deadline. */
export function complete(
  file: IndexFile,
  settings: SearchSettings,
  request: SuggestRequest,
  viewer: Viewer,
): readonly SuggestionHit[] {
  const { prefix, first } = request;
  const pinyin = /\p{Script=Han}/u.test(prefix) ? '' : typedPinyin(prefix);
  const candidates = prefixKeys(foldName(prefix), pinyin).flatMap(({ form, key }) => [
    ...candidatesFor(file, form, key, request, viewer),
  ]);
  file.deadline.check('The completion');
  return suggestions(candidates, prefix, { first, typeRanks: settings.typeRanks });
}

function* candidatesFor(
  file: IndexFile,
  form: NameForm,
  prefix: string,
  { types }: SuggestRequest,
  viewer: Viewer,
): Generator<Candidate> {
  const names = file.database
    .prepare('SELECT key, doc, text, is_label FROM name WHERE form = ? AND key >= ? AND key < ? AND deadline()')
    .iterate(form, prefix, prefix + LAST_CHARACTER);
  for (const { key, doc, text, is_label } of file.deadline.inTime(names)) {
    const row = file.rows.get(Number(doc));
    if (!row || row.type === undefined || !isVisible(row, viewer) || !(types?.includes(row.type) ?? true)) continue;
    yield {
      id: row.id,
      type: row.type,
      weight: row.weight,
      form,
      key: String(key),
      text: String(text),
      isLabel: is_label === 1,
    };
  }
}
