/**
 * Texts that were cut into words before a name in them was known are cut again. They are those with all pairs of neighbours of the
 * name, but not its word. Until then a query's word that no document has is looked for by its shorter words (terms.ts).
 */
import { foldName } from '../../text/keys.ts';
import type { EngineQuery } from './engine.ts';
import { ALL_ROWS, keyValue } from './filters.ts';
import { mayHaveUncut } from './phrases.ts';
import type { Putting } from './put.ts';
import { type Row, textsOfRow, wordFields } from './rows.ts';

const HAN_PARTS = /\p{Script=Han}{2,16}/gu;
const NAMES_AT_ONCE = 50;
/** Of one name; a word that stands in more texts uncut is found by its parts. */
const MAX_ROWS = 1_000;
const REQUEST_MS = 30_000;

/** Cost: a round trip for 50 names, and 0.3 ms for each text that is cut again. */
export async function recut(names: readonly string[], putting: Putting): Promise<void> {
  const words = [...new Set(names.flatMap((name) => foldName(name).match(HAN_PARTS) ?? []))];
  for (let at = 0; at < words.length; at += NAMES_AT_ONCE)
    await recutSome(words.slice(at, at + NAMES_AT_ONCE), putting);
}

async function recutSome(words: readonly string[], putting: Putting): Promise<void> {
  const { engine } = putting.content;
  const queries = words.flatMap((word): EngineQuery[] => {
    const query = mayHaveUncut(word, keyValue(word), ALL_ROWS);
    return query ? [{ ...query, limit: MAX_ROWS, fields: ['key', 'texts'] }] : [];
  });
  const answers = await engine.ask(queries, Date.now() + REQUEST_MS);
  const rows = new Map(answers.flatMap((answer) => answer.rows).map((row) => [row.key, row]));
  const stale = [...rows.values()].filter((row) => has(row, words));
  if (stale.length === 0) return;
  const patches = stale.map((row) => ({ key: row.key, ...wordFields(textsOfRow(row), putting) }));
  await engine.follow([await engine.patch('DOCUMENTS', patches)]);
}

function has(row: Row, words: readonly string[]): boolean {
  return textsOfRow(row).some((text) => words.some((word) => text.includes(word)));
}
