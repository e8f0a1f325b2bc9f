/**
 * A dictionary of words with their frequencies: a trie by UTF-16 code units. Each node is a slot of one hash table, eight bytes,
 * so that a step from node to node reads one place of memory: 8 MB for 350,000 words. No cache of a processor holds that: first steps are
 * looked up in a table of their own, and of steps that lead nowhere, which are the half of the others, most are told by a few bits.
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
/** A quarter megabyte: of steps that lead nowhere a fifth has the bit of one that does. */
const KNOWN_BITS = 2 ** 21;
const KNOWN_SHIFT = 32 - Math.log2(KNOWN_BITS);
const BITS_OF_WORD = 32;

export class WordTrie {
  /** By slot: the parent's slot, then the unit that leads here (0 where the slot is free) and the number of the frequency. */
  #slots: Uint32Array;
  /** By unit: the slot of the step from the root. */
  readonly #firsts = new Uint32Array(0x10000);
  /** A bit for each step from other nodes that leads somewhere; steps may share one. */
  readonly #known = new Uint32Array(KNOWN_BITS / BITS_OF_WORD);
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
    if (node === ROOT) return this.#firsts[unit] ?? NOWHERE;
    const mixed = mix(node, unit);
    if (((this.#known[knownWord(mixed)] ?? 0) & knownBit(mixed)) === 0) return NOWHERE;
    const slot = this.#slotOf(node, unit, mixed);
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
  #slotOf(parent: number, unit: number, mixed: number): number {
    const slots = this.#slots;
    const mask = slots.length / WORDS_OF_SLOT - 1;
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
      const mixed = mix(node, unit);
      const slot = this.#slotOf(node, unit, mixed);
      if (this.#slots[WORDS_OF_SLOT * slot + 1] === NO_UNIT) {
        this.#slots[WORDS_OF_SLOT * slot] = node;
        this.#slots[WORDS_OF_SLOT * slot + 1] = unit;
        this.#nodes += 1;
        this.#know(node, unit, slot, mixed);
      }
      node = slot;
    }
    this.#slots[WORDS_OF_SLOT * node + 1] =
      ((this.#slots[WORDS_OF_SLOT * node + 1] ?? 0) & UNIT) | (number << FREQUENCY_SHIFT);
  }

  #know(parent: number, unit: number, slot: number, mixed: number): void {
    if (parent === ROOT) this.#firsts[unit] = slot;
    else this.#known[knownWord(mixed)] = (this.#known[knownWord(mixed)] ?? 0) | knownBit(mixed);
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
    this.#known.fill(0);
    this.#nodes = 1;
    for (let slot = 1; slot < old.length / WORDS_OF_SLOT; slot++) {
      const number = (old[WORDS_OF_SLOT * slot + 1] ?? 0) >>> FREQUENCY_SHIFT;
      if (number !== NO_WORD) this.#put(wordAt(old, slot), number);
    }
  }
}

function mix(parent: number, unit: number): number {
  return Math.imul(parent, 0x9e37_79b1) ^ Math.imul(unit, 0x85eb_ca6b);
}

/** Other bits of the mixture than those that slots are chosen by. */
function knownWord(mixed: number): number {
  return Math.imul(mixed, 0x9e37_79b1) >>> (KNOWN_SHIFT + 5);
}

function knownBit(mixed: number): number {
  return 1 << ((Math.imul(mixed, 0x9e37_79b1) >>> KNOWN_SHIFT) % BITS_OF_WORD);
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
