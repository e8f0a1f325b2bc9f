/** Completion of a prefix in an index file: ranges of name keys, and where these are long, the best of them by weight. */
import type { Viewer } from '../../domain/scope.ts';
import type { SuggestionHit, SuggestRequest } from '../port.ts';
import type { SearchSettings } from '../settings.ts';
import { type Candidate, type PrefixKey, prefixKeys, suggestions } from '../suggestions.ts';
import type { IndexFile } from './file.ts';
import { heldName } from './vocabulary.ts';

/** Behind every key that starts with the prefix: SQLite compares the bytes of UTF-8. */
const LAST_CHARACTER = '\u{10ffff}';
/** A range with no more names than that is read whole: half a millisecond. */
const SHORT_RANGE = 400;
/** Names of one weight, among which type and length decide. */
const MAX_EQUALS = 200;

const COLUMNS = 'form, key, doc, text, is_label, weight';

/** Throws TIMEOUT past the deadline. */
export function complete(
  file: IndexFile,
  settings: SearchSettings,
  request: SuggestRequest,
  viewer: Viewer,
): readonly SuggestionHit[] {
  const { prefix, first } = request;
  const candidates = prefixKeys(prefix).flatMap((key) => candidatesFor(key, file, request, viewer));
  file.deadline.check('The completion');
  return suggestions(candidates, prefix, { first, typeRanks: settings.typeRanks });
}

function candidatesFor(
  { form, key }: PrefixKey,
  file: IndexFile,
  request: SuggestRequest,
  viewer: Viewer,
): readonly Candidate[] {
  const range = file.database
    .prepare(`SELECT ${COLUMNS} FROM name WHERE form = ? AND key >= ? AND key < ? AND deadline() LIMIT ?`)
    .iterate(form, key, key + LAST_CHARACTER, SHORT_RANGE + 1);
  const rows = [...file.deadline.inTime(range)];
  const read = (row: Readonly<Record<string, unknown>>) => candidateOf(row, file, request, viewer);
  if (rows.length <= SHORT_RANGE) return rows.flatMap(read);
  const whole = file.database.prepare(`SELECT ${COLUMNS} FROM name WHERE form = ? AND key = ? LIMIT ?`);
  return [...whole.all(form, key, SHORT_RANGE).flatMap(read), ...heaviest({ form, key }, file, request.first, read)];
}

/** Those of the highest weights: enough entities, and all names as heavy as the last of these. */
function heaviest(
  { form, key }: PrefixKey,
  { database, deadline }: IndexFile,
  first: number,
  read: (row: Readonly<Record<string, unknown>>) => readonly Candidate[],
): readonly Candidate[] {
  const rows = database
    .prepare(
      `SELECT ${COLUMNS} FROM name INDEXED BY name_best
       WHERE form = ? AND substr(key, 1, 1) = ? AND key >= ? AND key < ? AND deadline() ORDER BY weight DESC`,
    )
    .iterate(form, Array.from(key)[0] ?? '', key, key + LAST_CHARACTER);
  const found: Candidate[] = [];
  const ids = new Set<string>();
  let last: { readonly weight: number; readonly place: number } | undefined;
  for (const row of deadline.inTime(rows)) {
    if (last && (Number(row.weight) < last.weight || found.length - last.place > MAX_EQUALS)) break;
    for (const candidate of read(row)) {
      found.push(candidate);
      ids.add(candidate.id);
    }
    if (ids.size >= first) last ??= { weight: Number(row.weight), place: found.length };
  }
  return found;
}

function candidateOf(
  row: Readonly<Record<string, unknown>>,
  file: IndexFile,
  { types }: SuggestRequest,
  viewer: Viewer,
): readonly Candidate[] {
  const type = file.facts.typeOf(Number(row.doc));
  if (type === undefined || !(types?.includes(type) ?? true)) return [];
  return heldName(row, file, viewer).map((name) => ({ ...name, type }));
}
