/**
 * How often each of many numbers came: they wait unsorted and are sorted some hundred thousand at a time. That takes half the time
 * of a hash table that no cache of the processor holds, and eight bytes a number.
 */

/** Codes are whole numbers from 1 to 2^32 - 1, ascending; counts stand beside them. */
export interface CountedCodes {
  readonly codes: Uint32Array;
  readonly counts: Int32Array;
}

const LEAST_ROOM = 1_024;
const MOST_WAITING = 500_000;
const NOTHING: CountedCodes = { codes: new Uint32Array(0), counts: new Int32Array(0) };

export class CodeTally {
  #waiting = new Uint32Array(LEAST_ROOM);
  #size = 0;
  #counted = NOTHING;

  /** Each of them once more. */
  add(codes: Uint32Array): void {
    if (this.#size + codes.length > MOST_WAITING) this.#settle();
    if (this.#size + codes.length > this.#waiting.length) this.#grow(this.#size + codes.length);
    this.#waiting.set(codes, this.#size);
    this.#size += codes.length;
  }

  addCounted(counted: CountedCodes): void {
    this.#counted = merged(this.#counted, counted);
  }

  /** How many codes there are, about: those that wait unsorted are not counted. */
  get size(): number {
    return this.#counted.codes.length;
  }

  /** All that came, which is taken out. */
  taken(): CountedCodes {
    this.#settle();
    const taken = this.#counted;
    this.#counted = NOTHING;
    return taken;
  }

  #settle(): void {
    this.#counted = merged(this.#counted, counted(this.#waiting.subarray(0, this.#size).sort()));
    this.#size = 0;
  }

  #grow(least: number): void {
    const larger = new Uint32Array(Math.max(least, Math.min(MOST_WAITING, 2 * this.#waiting.length)));
    larger.set(this.#waiting.subarray(0, this.#size));
    this.#waiting = larger;
  }
}

/** The counts of both; `sign` is that of the second. Linear. */
export function merged(one: CountedCodes, other: CountedCodes, sign: 1 | -1 = 1): CountedCodes {
  const most = one.codes.length + other.codes.length;
  const [codes, counts] = [new Uint32Array(most), new Int32Array(most)];
  let size = 0;
  for (let i = 0, j = 0; i < one.codes.length || j < other.codes.length; size++) {
    const a = one.codes[i] ?? Number.POSITIVE_INFINITY;
    const b = other.codes[j] ?? Number.POSITIVE_INFINITY;
    codes[size] = Math.min(a, b);
    counts[size] = (a <= b ? (one.counts[i++] ?? 0) : 0) + (b <= a ? sign * (other.counts[j++] ?? 0) : 0);
  }
  return { codes: codes.slice(0, size), counts: counts.slice(0, size) };
}

/** Equal ones of a sorted list, each once. */
function counted(codes: Uint32Array): CountedCodes {
  const [once, counts] = [new Uint32Array(codes.length), new Int32Array(codes.length)];
  let size = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (size === 0 || code !== once[size - 1]) once[size++] = code;
    counts[size - 1] = (counts[size - 1] ?? 0) + 1;
  }
  return { codes: once.slice(0, size), counts: counts.slice(0, size) };
}
