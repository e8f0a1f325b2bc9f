/**
 * Which rows may have a phrase, so that not all texts are looked through for it: a bit for each pair of neighbouring characters of
 * a row's texts, by a hash of 512 values (Bloom's filter with one function). A passage of 200 characters sets a third of them, and a phrase of
 * seven characters is then in one text of a thousand by mistake. Rows are signed between searches; until then they may have any.
 */
import type { Connection } from './connection.ts';
import type { FactTable } from './fact-table.ts';

const WORDS = 16;
const BITS = 32 * WORDS;
const ROWS_AT_ONCE = 1_000;
const GOLDEN = 0x9e37_79b1;

/** Cost: 68 bytes of memory a row. */
export class PairSignatures {
  readonly #facts: FactTable;
  #bits = new Uint32Array(0);
  /** The version of a row that is signed, and 1; 0 where it never was. */
  #signed = new Float64Array(0);

  constructor(facts: FactTable) {
    this.#facts = facts;
  }

  /** Some of the rows that are not signed yet, at most so many; ascending. */
  unsigned(most: number): readonly number[] {
    const rowids: number[] = [];
    for (let rowid = 0; rowid < this.#facts.end && rowids.length < most; rowid++) {
      if (!this.isSigned(rowid) && this.#facts.audienceOf(rowid) !== undefined) rowids.push(rowid);
    }
    return rowids;
  }

  isSigned(rowid: number): boolean {
    return this.#signed[rowid] === this.#facts.versionOf(rowid) + 1;
  }

  sign(rowid: number, text: string): void {
    this.#grow(rowid);
    const bits = this.#bits.subarray(rowid * WORDS, (rowid + 1) * WORDS).fill(0);
    let before = text.charCodeAt(0);
    for (let at = 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const bit = bitOf(before, code);
      bits[bit >> 5] = (bits[bit >> 5] ?? 0) | (1 << (bit & 31));
      before = code;
    }
    this.#signed[rowid] = this.#facts.versionOf(rowid) + 1;
  }

  /** Whether the phrase may stand in the texts of a row; true of all rows that are not signed. */
  mayHave(phrase: string): (rowid: number) => boolean {
    const wanted = Array.from({ length: Math.max(0, phrase.length - 1) }, (_, at) =>
      bitOf(phrase.charCodeAt(at), phrase.charCodeAt(at + 1)),
    );
    return (rowid) =>
      !this.isSigned(rowid) ||
      wanted.every((bit) => ((this.#bits[rowid * WORDS + (bit >> 5)] ?? 0) & (1 << (bit & 31))) !== 0);
  }

  #grow(rowid: number): void {
    if (rowid < this.#signed.length) return;
    const rows = Math.max(rowid + 1, this.#facts.end, Math.ceil(1.25 * this.#signed.length));
    const [bits, signed] = [new Uint32Array(rows * WORDS), new Float64Array(rows)];
    bits.set(this.#bits);
    signed.set(this.#signed);
    this.#bits = bits;
    this.#signed = signed;
  }
}

/**
 * So many rows as are signed in some 10 ms; whether there may be more. Where the file cannot be read none are, which costs time only: the
 * next search says what is wrong with it.
 */
export function signSome(signatures: PairSignatures, database: Connection): boolean {
  const rowids = signatures.unsigned(ROWS_AT_ONCE);
  const texts = textsOf(rowids, database);
  if (!texts) return false;
  for (const rowid of rowids) signatures.sign(rowid, texts.get(rowid) ?? '');
  return rowids.length === ROWS_AT_ONCE;
}

function textsOf(rowids: readonly number[], database: Connection): ReadonlyMap<number, string> | undefined {
  try {
    const rows = database
      .prepare('SELECT doc, texts FROM lexical WHERE doc IN (SELECT value FROM json_each(?))')
      .all(JSON.stringify(rowids));
    return new Map(rows.map(({ doc, texts }) => [Number(doc), String(texts)]));
  } catch {
    database.forget();
    return undefined;
  }
}

function bitOf(one: number, next: number): number {
  return (Math.imul((one << 16) | next, GOLDEN) >>> 16) % BITS;
}
