/**
 * Dot products of one vector with many, eight bits a number, in WebAssembly SIMD: 9 ms for 100,000 vectors of 512 numbers, where
 * plain JavaScript takes 80 to 180 ms (measured). The module is 258 bytes and written here instruction by instruction.
 */

/** For vectors of a multiple of this many numbers. */
export const SCAN_STEP = 32;

/**
 * Of `count` vectors from `rows` on, `stride` bytes each, their dot products with the query as 32-bit integers to `out`. The query
 * is of 16-bit integers, the rows of 8-bit ones; all are byte offsets into the memory.
 */
export type Scan = (query: number, rows: number, stride: number, count: number, out: number) => void;

export function createScan(memory: WebAssembly.Memory): Scan {
  const module = new WebAssembly.Module(scanModule());
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  // The module below exports this one function.
  return exports.scan as Scan;
}

const I32 = 0x7f;
const V128 = 0x7b;
const BLOCK = 0x02;
const LOOP = 0x03;
const END = 0x0b;
const NO_RESULT = 0x40;
const BRANCH_IF = 0x0d;
const I32_STORE = 0x36;
const I32_IS_ZERO = 0x45;
const I32_LESS = 0x49;
const I32_ADD = 0x6a;
const I32_SUBTRACT = 0x6b;

const QUERY = 0;
const ROWS = 1;
const STRIDE = 2;
const COUNT = 3;
const OUT = 4;
const ROW_END = 5;
const QUERY_AT = 6;
const SUM = 7;
const CODES = 8;

function scanModule(): Uint8Array<ArrayBuffer> {
  const signature = [1, 0x60, 5, I32, I32, I32, I32, I32, 0];
  const memoryImport = [1, ...name('env'), ...name('memory'), 2, 0, 1];
  const body = [2, 2, I32, 2, V128, ...scanBody()];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, signature),
    ...section(2, memoryImport),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('scan'), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

function scanBody(): readonly number[] {
  const nextRow = [...get(COUNT), ...constant(1), I32_SUBTRACT, ...tee(COUNT), BRANCH_IF, 0];
  return [
    ...[BLOCK, NO_RESULT, ...get(COUNT), I32_IS_ZERO, BRANCH_IF, 0],
    ...[LOOP, NO_RESULT, ...oneRow(), ...nextRow, END],
    ...[END, END],
  ];
}

function oneRow(): readonly number[] {
  const zero = [...simd(12), ...new Array<number>(16).fill(0), ...set(SUM)];
  const start = [...get(ROWS), ...get(STRIDE), I32_ADD, ...set(ROW_END), ...get(QUERY), ...set(QUERY_AT), ...zero];
  const isInRow = [...get(ROWS), ...get(ROW_END), I32_LESS, BRANCH_IF, 0];
  const steps = [...sixteen(0), ...sixteen(16), ...move(ROWS, SCAN_STEP), ...move(QUERY_AT, 2 * SCAN_STEP)];
  const total = [...lane(0), ...lane(1), I32_ADD, ...lane(2), I32_ADD, ...lane(3), I32_ADD];
  return [
    ...[...start, LOOP, NO_RESULT, ...steps, ...isInRow, END],
    ...[...get(OUT), ...total, I32_STORE, 2, 0, ...move(OUT, 4)],
  ];
}

/** Sixteen numbers of the row at an offset: widened to 16 bits, multiplied by those of the query, added up in pairs. */
function sixteen(offset: number): readonly number[] {
  const half = (extend: number, at: number) => [
    ...[...get(CODES), ...simd(extend), ...get(QUERY_AT), ...load(at)],
    ...[...simd(DOT_I16X8), ...simd(ADD_I32X4)],
  ];
  return [
    ...[...get(ROWS), ...load(offset), ...set(CODES)],
    ...[...get(SUM), ...half(EXTEND_LOW, 2 * offset), ...half(EXTEND_HIGH, 2 * offset + 16), ...set(SUM)],
  ];
}

const EXTEND_LOW = 0x87;
const EXTEND_HIGH = 0x88;
const ADD_I32X4 = 0xae;
const DOT_I16X8 = 0xba;
const LANE_I32X4 = 0x1b;

function get(local: number): readonly number[] {
  return [0x20, local];
}

function set(local: number): readonly number[] {
  return [0x21, local];
}

function tee(local: number): readonly number[] {
  return [0x22, local];
}

/** Below 64, which is one byte of a signed number. */
function constant(value: number): readonly number[] {
  return [0x41, value];
}

function move(local: number, by: number): readonly number[] {
  return by < 64
    ? [...get(local), ...constant(by), I32_ADD, ...set(local)]
    : [...get(local), 0x41, (by & 0x7f) | 0x80, by >> 7, I32_ADD, ...set(local)];
}

function lane(number: number): readonly number[] {
  return [...get(SUM), ...simd(LANE_I32X4), number];
}

function load(offset: number): readonly number[] {
  return [...simd(0), 4, ...unsigned(offset)];
}

function simd(instruction: number): readonly number[] {
  return [0xfd, ...unsigned(instruction)];
}

function section(id: number, content: readonly number[]): readonly number[] {
  return [id, ...unsigned(content.length), ...content];
}

function name(text: string): readonly number[] {
  return [text.length, ...Buffer.from(text)];
}

/** LEB128. */
function unsigned(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}
