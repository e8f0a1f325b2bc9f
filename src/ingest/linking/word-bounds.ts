/** Where the words of a normalised text begin and end, as the segmenter cuts it: a name that goes over such a place partly is none. */
import { createSegmenter, type Segmenter } from '../../text/segment.ts';

export interface WordBounds {
  /** A word of the text, or what is no Han character, begins or ends there. */
  isBound(at: number): boolean;
  /** Also of the shorter words inside a word: 平湖 in 平湖智创园. */
  isInnerBound(at: number): boolean;
}

const HAN_RUN = /\p{Script=Han}+/gu;
const LONGEST_LEARNED = 16;
const [NO_BOUND, INNER, OUTER] = [0, 1, 2];

// Its dictionary takes 0.3 s and 30 MB: made when the first passage is linked, one for all graphs of a process.
let segmenter: Segmenter | undefined;

/**
 * Names of the graph are words once they are learned. Each name that stands in a passage is learned before the passage is cut for
 * good, so that it does not matter which passages were cut before.
 */
export function learnNames(names: Iterable<string>): void {
  segmenter ??= createSegmenter();
  segmenter.learn([...names].flatMap(learnable));
}

/** The segmenter takes words of 16 characters at most, and of longer ones the beginning, which is none. */
function learnable(name: string): readonly string[] {
  return (name.match(HAN_RUN) ?? []).filter(({ length }) => length <= LONGEST_LEARNED);
}

/** Linear. */
export function wordBounds(text: string): WordBounds {
  segmenter ??= createSegmenter();
  const bounds = new Uint8Array(text.length + 1).fill(OUTER);
  for (const { 0: run, index } of text.matchAll(HAN_RUN)) markWords(bounds, index, run, segmenter);
  return {
    isBound: (at) => bounds[at] === OUTER,
    isInnerBound: (at) => bounds[at] !== NO_BOUND,
  };
}

/** A long word comes before the shorter ones inside it. */
function markWords(bounds: Uint8Array, offset: number, run: string, { words }: Segmenter): void {
  bounds.fill(NO_BOUND, offset + 1, offset + run.length);
  let outerEnd = 0;
  for (const { start, end } of words(run)) {
    const kind = start >= outerEnd ? OUTER : INNER;
    if (kind === OUTER) outerEnd = end;
    for (const at of [offset + start, offset + end]) bounds[at] = Math.max(bounds[at] ?? NO_BOUND, kind);
  }
}
