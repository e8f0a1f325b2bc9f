/** Completion of a prefix in an index file: ranges of name keys, and where these are long, the best of them by weight. */
import type { SQLInputValue } from 'node:sqlite';
import type { Viewer } from '../../domain/scope.ts';
import type { SuggestionHit, SuggestRequest } from '../port.ts';
import type { SearchSettings } from '../settings.ts';
import { type Candidate, type PrefixKey, prefixKeys, suggestions } from '../suggestions.ts';
import { inTimeAt } from './deadline.ts';
import type { IndexFile } from './file.ts';
import { heldName } from './vocabulary.ts';

/** Behind every key that starts with the prefix: SQLite compares the bytes of UTF-8. */
const LAST_CHARACTER = '\u{10ffff}';
/** A range with no more names than that is read whole: half a millisecond. */
const SHORT_RANGE = 400;
/** Names of one weight, among which type and length decide. */
const MAX_EQUALS = 200;
/** So many of the heaviest names with the same first character are looked at for the prefix, before its whole range is. */
const SCANNED_BEST = 2_000;
/** Rows that are read of a long range at first, which is nearly always enough, and where most of them are of other types. */
const ROWS_READ = [300, SCANNED_BEST];
const ALL = Number.MAX_SAFE_INTEGER;

const COLUMNS = 'form, key, doc, text, is_label, weight';
const RANGE = 'form = ? AND key >= ? AND key < ?';
const ORDER = 'ORDER BY weight DESC, key, doc, text LIMIT ?';

const COUNT_UP_TO = `SELECT count(*) AS n FROM (SELECT 1 FROM name WHERE ${RANGE} LIMIT ?)`;
const WHOLE_RANGE = `SELECT ${COLUMNS} FROM name WHERE ${RANGE}`;
const EQUAL = `SELECT ${COLUMNS} FROM name WHERE form = ? AND key = ? LIMIT ?`;
const HEAVIEST = `SELECT ${COLUMNS} FROM name WHERE ${RANGE} AND ${inTimeAt('doc')} ${ORDER}`;
/** In the order of the index, which the scans keep: to sort takes longer. It has no `is_label`, which is read of the few rows that are left. */
const HEAVIEST_OF_FIRST = `SELECT form, key, doc, text, weight,
    (SELECT is_label FROM name WHERE form = best.form AND key = best.key AND doc = best.doc AND text = best.text) AS is_label
  FROM (
    SELECT form, key, doc, text, weight FROM (
      SELECT form, key, doc, text, weight FROM name INDEXED BY name_best
      WHERE form = ? AND substr(key, 1, 1) = ? ORDER BY weight DESC LIMIT ${SCANNED_BEST}
    ) WHERE key >= ? AND key < ? LIMIT ?
  ) AS best`;

type Row = Readonly<Record<string, unknown>>;
type Read = (row: Row) => readonly Candidate[];

/** Throws TIMEOUT past the deadline. Cost: some milliseconds with 100,000 names. */
export function complete(
  file: IndexFile,
  settings: SearchSettings,
  request: SuggestRequest,
  viewer: Viewer,
): readonly SuggestionHit[] {
  const { prefix, first } = request;
  const read: Read = (row) => candidateOf(row, file, request, viewer);
  const candidates = prefixKeys(prefix).flatMap((key) => candidatesFor(key, file, first, read));
  file.deadline.check('The completion');
  return suggestions(candidates, prefix, { first, typeRanks: settings.typeRanks });
}

function candidatesFor(prefix: PrefixKey, file: IndexFile, first: number, read: Read): readonly Candidate[] {
  const { database } = file;
  const { form, key } = prefix;
  const range = [form, key, key + LAST_CHARACTER];
  const names = Number(database.prepare(COUNT_UP_TO).get(...range, SHORT_RANGE + 1)?.n);
  if (names <= SHORT_RANGE) {
    return database
      .prepare(WHOLE_RANGE)
      .all(...range)
      .flatMap(read);
  }
  const whole = database.prepare(EQUAL).all(form, key, SHORT_RANGE);
  return [...whole.flatMap(read), ...heaviest(prefix, file, first, read)];
}

/** Those of the highest weights: enough entities, and all names as heavy as the last of these. */
function heaviest({ form, key }: PrefixKey, file: IndexFile, first: number, read: Read): readonly Candidate[] {
  const { database, deadline } = file;
  const range = [key, key + LAST_CHARACTER];
  const firstCharacter = Array.from(key)[0] ?? '';
  const attempts: readonly (readonly [string, ...SQLInputValue[]])[] = [
    ...ROWS_READ.map((most) => [HEAVIEST_OF_FIRST, form, firstCharacter, ...range, most] as const),
    ...ROWS_READ.map((most) => [HEAVIEST, form, ...range, most] as const),
    [HEAVIEST, form, ...range, ALL],
  ];
  let candidates: readonly Candidate[] = [];
  for (const [sql, ...values] of attempts) {
    const rows = deadline.unlessOver(() => database.prepare(sql).all(...values)) ?? [];
    const chosen = chooseFrom(rows, first, read);
    candidates = chosen.candidates;
    if (chosen.isEnough || deadline.isOver()) break;
  }
  return candidates;
}

/** `rows` are the heaviest of the range; whether they are enough of them. */
function chooseFrom(rows: readonly Row[], first: number, read: Read) {
  const candidates: Candidate[] = [];
  const ids = new Set<string>();
  let last: { readonly weight: number; readonly place: number } | undefined;
  for (const row of rows) {
    if (last && (Number(row.weight) < last.weight || candidates.length - last.place > MAX_EQUALS))
      return { candidates, isEnough: true };
    for (const candidate of read(row)) {
      candidates.push(candidate);
      ids.add(candidate.id);
    }
    if (ids.size >= first) last ??= { weight: Number(row.weight), place: candidates.length };
  }
  return { candidates, isEnough: false };
}

function candidateOf(row: Row, file: IndexFile, { types }: SuggestRequest, viewer: Viewer): readonly Candidate[] {
  const type = file.facts.typeOf(Number(row.doc));
  if (type === undefined || !(types?.includes(type) ?? true)) return [];
  return heldName(row, file, viewer).map((name) => ({ ...name, type }));
}
