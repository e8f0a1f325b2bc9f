/** In what portions the relations are read into memory, and after how much change again. Others than these are for tests. */
export interface AdjacencySizes {
  /** Rows of one slice of reading. */
  readonly sliceRows: number;
  /** So many slices are read between two requests. */
  readonly slicesAtOnce: number;
  /** A segment is of 2 to this power numbers. */
  readonly segmentBits: number;
  /** A segment with so many changed lists is read anew. */
  readonly segmentChanges: number;
  /** So many changes are followed; after more, all is read again. */
  readonly followed: number;
  /** All are ranked anew when so many were touched, and an eighth of all. */
  readonly touched: number;
}

/**
 * Measured on 100,000 entities with 500,000 relations. A slice takes some 10 ms; where walk follows walk there is one turn of reading
 * between two of them, so that four slices make each wait 40 ms and a million relations are read after 60 of them. A segment is a slice
 * where entities have ten relations each; a changed list is read in 20 µs when a walk comes by, so that an eighth of a segment costs
 * less than the segment. Following a change takes 10 µs, ranking a million entities a second.
 */
export const ADJACENCY_SIZES: AdjacencySizes = {
  sliceRows: 8_192,
  slicesAtOnce: 4,
  segmentBits: 10,
  segmentChanges: 128,
  followed: 10_000,
  touched: 1_000,
};
