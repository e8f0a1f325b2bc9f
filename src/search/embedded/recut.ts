/**
 * Texts that were cut into words before a name in them was known are cut again. Names that come with a batch wait in the file,
 * with the rows that there were; their texts are looked through a few hundred at a time, after a write and between searches.
 * Until then a query's word that no document has is looked for by its shorter words (terms.ts).
 */
import { foldName } from '../../text/keys.ts';
import type { IndexFile } from './file.ts';
import { columnWords } from './prepare.ts';
import type { Putting } from './put.ts';
import { inTransaction } from './transaction.ts';
import { wordsStatement } from './words.ts';

const HAN_PARTS = /\p{Script=Han}{2,16}/gu;
const ROWS_AT_ONCE = 500;

/** Of the names of a batch those that the file had not. Inside its transaction. */
export function addFresh({ database, facts }: IndexFile, names: readonly string[]): void {
  const upto = facts.end - 1;
  if (upto < 1) return;
  const isHeld = database.prepare("SELECT 1 FROM name WHERE form = 'FOLDED' AND key = ? LIMIT 1");
  const put = database.prepare('INSERT OR REPLACE INTO fresh (word, done, upto) VALUES (?, 0, ?)');
  for (const key of new Set(names.map(foldName))) {
    if (key === '' || isHeld.get(key)) continue;
    for (const [part] of key.matchAll(HAN_PARTS)) put.run(part, upto);
  }
}

/** Looks some texts through; whether there is more to do. Cost: some 5 ms, and 0.3 ms for each text that is cut again. */
export function recutSome(putting: Putting): boolean {
  const { database } = putting.file;
  const next = database.prepare('SELECT min(done) AS done FROM fresh').get()?.done;
  if (typeof next !== 'number') return false;
  const words = database
    .prepare('SELECT word FROM fresh WHERE done = ?')
    .all(next)
    .map(({ word }) => String(word));
  inTransaction(database, () => {
    const done = recutRows(words, next, putting);
    database.prepare('UPDATE fresh SET done = ? WHERE done = ?').run(done, next);
    database.prepare('DELETE FROM fresh WHERE done >= upto').run();
  });
  putting.file.postings.clear();
  return database.prepare('SELECT 1 FROM fresh LIMIT 1').get() !== undefined;
}

/** The rowid up to which it got. */
function recutRows(words: readonly string[], after: number, putting: Putting): number {
  const { settings, segmenter } = putting;
  const { database, postings } = putting.file;
  const rows = database
    .prepare('SELECT doc, texts FROM lexical WHERE doc > ? ORDER BY doc LIMIT ?')
    .all(after, ROWS_AT_ONCE);
  const find = finderOf(words);
  const cut = new Map<string, ReadonlySet<number>>();
  const isCut = (word: string, doc: number) => {
    const known = cut.get(word) ?? new Set(postings.of(word));
    cut.set(word, known);
    return known.has(doc);
  };
  const put = wordsStatement(database, settings, 'INSERT OR REPLACE');
  for (const { doc, texts } of rows) {
    const isOld = find(String(texts)).some((word) => !isCut(word, Number(doc)));
    if (isOld) put.run(Number(doc), ...columnWords(String(texts), segmenter));
  }
  return rows.length < ROWS_AT_ONCE ? Number.MAX_SAFE_INTEGER : Number(rows.at(-1)?.doc);
}

/** Which of the words stand in a text: by their first two characters, so that thousands of words cost what one does. */
function finderOf(words: readonly string[]): (text: string) => readonly string[] {
  const byStart = Map.groupBy(words, (word) => word.slice(0, 2));
  return (text) => {
    const found: string[] = [];
    for (let at = 0; at < text.length - 1; at++) {
      const starting = byStart.get(text.slice(at, at + 2));
      if (starting) found.push(...starting.filter((word) => text.startsWith(word, at)));
    }
    return found;
  };
}
