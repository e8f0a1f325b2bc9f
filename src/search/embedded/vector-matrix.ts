/** All vectors in memory, eight bits a number, and the nearest of them by an exact scan. */
import { createScan, SCAN_STEP } from './scan-module.ts';

export interface Near {
  readonly rowid: number;
  /** As the eight-bit numbers give it, about 0.003 off. */
  readonly about: number;
}

const PAGE_BYTES = 65_536;
const HIGHEST_CODE = 127;
/** Rows between two looks at the clock: less than half a millisecond. */
const ROWS_AT_ONCE = 4_096;

/** Cost: `dimension` bytes of memory a vector. */
export class VectorMatrix {
  /** Of rows up to this one it has the vectors; those behind it are still to be read from the file. */
  readTo = 0;
  readonly #stride: number;
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  readonly #scan = createScan(this.#memory);
  readonly #outAt: number;
  readonly #rowsAt: number;
  /** By slot: the row's id in the file, and what its codes are to be multiplied by. */
  readonly #rowids: number[] = [];
  readonly #scales: number[] = [];
  readonly #slots = new Map<number, number>();

  constructor(dimension: number) {
    this.#stride = Math.ceil(dimension / SCAN_STEP) * SCAN_STEP;
    this.#outAt = 2 * this.#stride;
    this.#rowsAt = this.#outAt + 4 * ROWS_AT_ONCE;
  }

  get size(): number {
    return this.#rowids.length;
  }

  /** Whether it has all vectors of its file. */
  get isWhole(): boolean {
    return this.readTo === Number.POSITIVE_INFINITY;
  }

  /** Puts a vector in or in place of the row's. */
  set(rowid: number, vector: ArrayLike<number>): void {
    const slot = this.#slots.get(rowid) ?? this.#rowids.length;
    this.#makeRoom(slot + 1);
    this.#slots.set(rowid, slot);
    this.#rowids[slot] = rowid;
    this.#scales[slot] = quantise(vector, this.#codes(slot));
  }

  delete(rowid: number): void {
    const slot = this.#slots.get(rowid);
    if (slot === undefined) return;
    const last = this.#rowids.length - 1;
    const moved = this.#rowids[last];
    if (slot !== last && moved !== undefined) {
      this.#codes(slot).set(this.#codes(last));
      this.#rowids[slot] = moved;
      this.#scales[slot] = this.#scales[last] ?? 0;
      this.#slots.set(moved, slot);
    }
    this.#rowids.length = last;
    this.#scales.length = last;
    this.#slots.delete(rowid);
  }

  /**
   * The `count` nearest of those that are accepted, in no order; where `isOver` becomes true, of what was looked at until then.
   * `accept` is asked only of rows that are near enough.
   */
  nearest(
    query: Float32Array,
    count: number,
    accept: (rowid: number) => boolean,
    isOver: () => boolean,
  ): readonly Near[] {
    const scale = quantise(query, new Int16Array(this.#memory.buffer, 0, this.#stride));
    const out = new Int32Array(this.#memory.buffer, this.#outAt, ROWS_AT_ONCE);
    const best = new Best(count);
    for (let from = 0; from < this.size && !isOver(); from += ROWS_AT_ONCE) {
      const rows = Math.min(ROWS_AT_ONCE, this.size - from);
      this.#scan(0, this.#rowsAt + from * this.#stride, this.#stride, rows, this.#outAt);
      for (let i = 0; i < rows; i++) {
        const about = (out[i] ?? 0) * (this.#scales[from + i] ?? 0) * scale;
        const rowid = this.#rowids[from + i] ?? 0;
        if (about > best.least && accept(rowid)) best.add({ rowid, about });
      }
    }
    return best.all;
  }

  #codes(slot: number): Int8Array {
    return new Int8Array(this.#memory.buffer, this.#rowsAt + slot * this.#stride, this.#stride);
  }

  #makeRoom(rows: number): void {
    const { byteLength } = this.#memory.buffer;
    const wanted = this.#rowsAt + rows * this.#stride;
    // By an eighth more, so that it does not grow with every row.
    if (wanted > byteLength) this.#memory.grow(Math.ceil((wanted - byteLength + byteLength / 8) / PAGE_BYTES));
  }
}

/** Writes the codes, 0 behind the last number, and gives what they are to be multiplied by. */
function quantise(vector: ArrayLike<number>, codes: Int8Array | Int16Array): number {
  let highest = 0;
  for (let i = 0; i < vector.length; i++) {
    const size = Math.abs(vector[i] ?? 0);
    if (size > highest) highest = size;
  }
  const scale = highest / HIGHEST_CODE || 1;
  codes.fill(0, vector.length);
  for (let i = 0; i < vector.length; i++) {
    const code = (vector[i] ?? 0) / scale;
    // An integer array cuts off towards 0.
    codes[i] = code < 0 ? code - 0.5 : code + 0.5;
  }
  return scale;
}

/** The best of what is added: a heap with the least of them at its root. */
class Best {
  readonly #heap: Near[] = [];
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
  }

  /** What is no better than this is not among the best. */
  get least(): number {
    return this.#heap.length < this.#count
      ? Number.NEGATIVE_INFINITY
      : (this.#heap[0]?.about ?? Number.POSITIVE_INFINITY);
  }

  get all(): readonly Near[] {
    return this.#heap;
  }

  add(near: Near): void {
    if (this.#heap.length < this.#count) this.#rise(near);
    else this.#sink(near);
  }

  #rise(near: Near): void {
    let at = this.#heap.length;
    for (let above = (at - 1) >> 1; at > 0; above = (at - 1) >> 1) {
      const parent = this.#heap[above];
      if (!parent || parent.about <= near.about) break;
      this.#heap[at] = parent;
      at = above;
    }
    this.#heap[at] = near;
  }

  #sink(near: Near): void {
    const heap = this.#heap;
    const about = (place: number) => heap[place]?.about ?? Number.POSITIVE_INFINITY;
    let at = 0;
    for (;;) {
      const below = about(2 * at + 2) < about(2 * at + 1) ? 2 * at + 2 : 2 * at + 1;
      const child = heap[below];
      if (!child || child.about >= near.about) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = near;
  }
}
