/**
 * A dictionary of words with their frequencies: a trie by UTF-16 code units. Each node is a slot of one hash table, eight bytes,
 * so that a step from node to node reads one place of memory: 8 MB for 350,000 words.
 */

/** The node that all words start from. */
export const ROOT = 0;
/** No node: the root is nobody's child. */
export const NOWHERE = 0;

const LEAST_SLOTS = 2_048;
/** Above that share of full slots the steps grow long. */
const MOST_FULL = 0.7;
const WORDS_OF_SLOT = 2;
/** Behind the unit of a node stands the number of its word's frequency. */
const FREQUENCY_SHIFT = 16;
const UNIT = 0xffff;
const NO_WORD = 0;
const NO_UNIT = 0;
const NOBODY = 0xffff_ffff;

export class WordTrie {
  /** By slot: the parent's slot, then the unit that leads here (0 where the slot is free) and the number of the frequency. */
  #slots: Uint32Array;
  #nodes = 1;
  /** By number: the natural logarithm of a frequency. Words share few of them. */
  readonly #logs: number[] = [Number.NaN];
  readonly #numbers = new Map<number, number>();
  #total = 0;

  /** For about so many nodes; more make it grow, which takes as long as to add all words again. */
  constructor(nodes = 0) {
    this.#slots = emptySlots(Math.max(LEAST_SLOTS, 2 ** Math.ceil(Math.log2(nodes / MOST_FULL))));
  }

  /** Of the frequencies of all words together. */
  get total(): number {
    return this.#total;
  }

  /** `word` is not there yet and has no U+0000; `frequency` is 1 or more, and at most 65,535 different ones are used. */
  add(word: string, frequency: number): void {
    if (this.#nodes + word.length > (MOST_FULL * this.#slots.length) / WORDS_OF_SLOT) this.#grow();
    this.#put(word, this.#numberOf(frequency));
    this.#total += frequency;
  }

  has(word: string): boolean {
    let node = ROOT;
    for (let at = 0; at < word.length; at++) {
      node = this.child(node, word.charCodeAt(at));
      if (node === NOWHERE) return false;
    }
    return this.endsWord(node);
  }

  /** NOWHERE where no word goes on so. */
  child(node: number, unit: number): number {
    const slot = this.#slotOf(node, unit);
    return ((this.#slots[WORDS_OF_SLOT * slot + 1] ?? NO_UNIT) & UNIT) === NO_UNIT ? NOWHERE : slot;
  }

  endsWord(node: number): boolean {
    return this.#numberAt(node) !== NO_WORD;
  }

  /** The natural logarithm of the frequency of the word that ends at the node; NaN where none does. */
  logOf(node: number): number {
    return this.#logs[this.#numberAt(node)] ?? Number.NaN;
  }

  #numberAt(node: number): number {
    return (this.#slots[WORDS_OF_SLOT * node + 1] ?? 0) >>> FREQUENCY_SHIFT;
  }

  /** Where the child stands, or would. */
  #slotOf(parent: number, unit: number): number {
    const slots = this.#slots;
    const mask = slots.length / WORDS_OF_SLOT - 1;
    const mixed = Math.imul(parent, 0x9e37_79b1) ^ Math.imul(unit, 0x85eb_ca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    for (;;) {
      const held = (slots[WORDS_OF_SLOT * slot + 1] ?? NO_UNIT) & UNIT;
      if (held === NO_UNIT || (held === unit && slots[WORDS_OF_SLOT * slot] === parent)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #put(word: string, number: number): void {
    let node = ROOT;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      const slot = this.#slotOf(node, unit);
      if (this.#slots[WORDS_OF_SLOT * slot + 1] === NO_UNIT) {
        this.#slots[WORDS_OF_SLOT * slot] = node;
        this.#slots[WORDS_OF_SLOT * slot + 1] = unit;
        this.#nodes += 1;
      }
      node = slot;
    }
    this.#slots[WORDS_OF_SLOT * node + 1] =
      ((this.#slots[WORDS_OF_SLOT * node + 1] ?? 0) & UNIT) | (number << FREQUENCY_SHIFT);
  }

  #numberOf(frequency: number): number {
    const known = this.#numbers.get(frequency);
    if (known !== undefined) return known;
    const number = this.#logs.push(Math.log(frequency)) - 1;
    this.#numbers.set(frequency, number);
    return number;
  }

  /** Words are put in again: a node is its place. */
  #grow(): void {
    const old = this.#slots;
    this.#slots = emptySlots((2 * old.length) / WORDS_OF_SLOT);
    this.#nodes = 1;
    for (let slot = 1; slot < old.length / WORDS_OF_SLOT; slot++) {
      const number = (old[WORDS_OF_SLOT * slot + 1] ?? 0) >>> FREQUENCY_SHIFT;
      if (number !== NO_WORD) this.#put(wordAt(old, slot), number);
    }
  }
}

/** A power of two of them. The root's is nobody's child, and never free. */
function emptySlots(slots: number): Uint32Array {
  const empty = new Uint32Array(WORDS_OF_SLOT * slots);
  empty[WORDS_OF_SLOT * ROOT] = NOBODY;
  empty[WORDS_OF_SLOT * ROOT + 1] = UNIT;
  return empty;
}

function wordAt(slots: Uint32Array, slot: number): string {
  let word = '';
  for (let node = slot; node !== ROOT; node = slots[WORDS_OF_SLOT * node] ?? ROOT)
    word = String.fromCharCode((slots[WORDS_OF_SLOT * node + 1] ?? 0) & UNIT) + word;
  return word;
}
