/** How nodes are told apart without reading: shape, colour and a letter for each type, all by its place in the ontology. */
import type { NodeLook } from './graph-page-data.ts';

export const SHAPES = 4;
export const COLOURS = 6;

/** Each of the first 24 types has a look of its own. */
export function lookOf(rank: number): NodeLook {
  return { shape: rank % SHAPES, colour: Math.floor(rank / SHAPES) % COLOURS };
}

/** A circle, a square, a diamond and a hexagon of about the same area, around 0,0. */
export function outlineOf(shape: number, radius: number): string {
  if (shape === 0) {
    const r = tenths(radius);
    return `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  }
  const corners = CORNERS[shape] ?? [];
  return `M${corners.map(([x, y]) => `${tenths(x * radius)} ${tenths(y * radius)}`).join('L')}z`;
}

type Corner = readonly [x: number, y: number];

const CORNERS: Readonly<Record<number, readonly Corner[]>> = {
  1: regular(4, 1.25, Math.PI / 4),
  2: regular(4, 1.3, 0),
  3: regular(6, 1.12, 0),
};

function regular(corners: number, radius: number, turn: number): readonly Corner[] {
  return Array.from({ length: corners }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / corners;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** How many letters a mark may have before types share one. */
const LONGEST_MARK = 3;

/** The shortest beginning of each word (at least `least` letters) that no other word has: aligned with the words. */
export function marksOf(words: readonly string[], least: number): readonly string[] {
  return words.map((word) => {
    for (let length = least; length < LONGEST_MARK; length += 1) {
      const start = word.slice(0, length);
      if (words.filter((other) => other.startsWith(start)).length === 1) return start;
    }
    return word.slice(0, LONGEST_MARK);
  });
}
