/** What an index file holds of words and names, for one viewer: names that only editors see are not read by others. */
import type { Viewer } from '../../domain/scope.ts';
import type { NameForm } from '../names.ts';
import type { HeldName, Vocabulary } from '../vocabulary.ts';
import type { IndexFile } from './file.ts';

const MAX_NAMES = 500;
const NO_ROWS = new Uint32Array(0);

export function vocabularyOf(file: IndexFile, viewer: Viewer): Vocabulary {
  const { database, facts, spellings } = file;
  return {
    documents: facts.rows,
    frequencies: (terms) => seenFrequencies(terms, file, viewer),
    together: (terms) => {
      const lists = terms.map((term) => file.postings.of(term)).toSorted((a, b) => a.length - b.length);
      return lists.reduce(inBoth, lists[0] ?? NO_ROWS).filter((rowid) => facts.isVisible(rowid, viewer)).length;
    },
    namesWith: (keys) => {
      const read = database.prepare(
        `SELECT form, key, doc, text, is_label, weight FROM name
         WHERE form = ? AND key IN (SELECT value FROM json_each(?)) LIMIT ?`,
      );
      const byForm = Map.groupBy(keys, ({ form }) => form);
      const rows = [...byForm].flatMap(([form, own]) =>
        read.all(form, JSON.stringify(own.map(({ key }) => key)), MAX_NAMES),
      );
      return rows.flatMap((row) => heldName(row, file, viewer));
    },
    namesOf: (ids) => {
      const wanted = ids.flatMap((id) => facts.visibleRow(id, viewer) ?? []);
      const rows = database
        .prepare(
          // By itself it would read all names of the form.
          `SELECT form, key, doc, text, is_label, weight FROM name INDEXED BY name_doc
           WHERE doc IN (SELECT value FROM json_each(?)) AND form = 'FOLDED' LIMIT ?`,
        )
        .all(JSON.stringify(wanted), MAX_NAMES);
      return rows.flatMap((row) => heldName(row, file, viewer));
    },
    spelledLike: (keys) => spellings.find(keys),
  };
}

/** To look at all rows of a word that is in more of them would take too long; somebody has published one of so many. */
const MOST_LOOKED_AT = 5_000;

/** Without the words that stand only in what the viewer does not see: that they are known would tell of it. */
function seenFrequencies(
  terms: readonly string[],
  { postings, facts }: IndexFile,
  viewer: Viewer,
): ReadonlyMap<string, number> {
  const all = postings.frequencies(terms);
  if (viewer === 'EDITORS' || !facts.hasHidden) return all;
  return new Map([...all].filter(([term, count]) => count > MOST_LOOKED_AT || isSeen(postings.of(term))));
  function isSeen(rows: Uint32Array): boolean {
    // Past the deadline there are none to look at.
    return rows.length === 0 || rows.some((rowid) => facts.isVisible(rowid, viewer));
  }
}

/** Rows of two lists, each ascending. */
function inBoth(one: Uint32Array, other: Uint32Array): Uint32Array {
  const both: number[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const a = one[i] ?? 0;
    const b = other[j] ?? 0;
    if (a === b) both.push(a);
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  return Uint32Array.from(both);
}

/** Of a row of `name`; none where the viewer does not see it. */
export function heldName(row: Readonly<Record<string, unknown>>, { facts }: IndexFile, viewer: Viewer): HeldName[] {
  const rowid = Number(row.doc);
  if (!facts.isVisible(rowid, viewer)) return [];
  return [
    {
      id: facts.idOf(rowid),
      // Written by put.ts from a NameEntry.
      form: String(row.form) as NameForm,
      key: String(row.key),
      text: String(row.text),
      isLabel: row.is_label === 1,
      weight: Number(row.weight),
    },
  ];
}
