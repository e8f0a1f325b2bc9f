/** Boxes that overlap → boxes that do not, near to where they were. */

/** `x` and `y` are its top left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Moving = { -readonly [K in keyof Box]: Box[K] };

/** More rounds move little: what overlaps still then is settled by moving down. */
const ROUNDS = 80;

/** None goes beyond the width to either side; as high as need be, from 0. Aligned with the boxes. */
export function apart(boxes: readonly Box[], width: number): readonly Box[] {
  const moving: readonly Moving[] = boxes.map((box) => ({ ...box }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const box of moving) box.x = Math.min(Math.max(0, box.x), Math.max(0, width - box.width));
    if (!pushed(moving)) break;
  }
  for (const box of moving) box.x = Math.min(Math.max(0, box.x), Math.max(0, width - box.width));
  settle(moving);
  const top = Math.min(...moving.map(({ y }) => y));
  return moving.map((box) => ({ ...box, y: box.y - top }));
}

/** Each pair that overlaps is moved apart by half, the shorter way. Whether there was one. */
function pushed(boxes: readonly Moving[]): boolean {
  let some = false;
  const byTop = byY(boxes);
  byTop.forEach((box, i) => {
    for (let j = i + 1; j < byTop.length; j += 1) {
      const below = byTop[j];
      if (!below || below.y >= box.y + box.height + REACH) break;
      some = push(box, below) || some;
    }
  });
  return some;
}

/** How far boxes may have moved since they were put in order of their tops. */
const REACH = 40;

function push(a: Moving, b: Moving): boolean {
  const x = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const y = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (x <= 0 || y <= 0) return false;
  // Of two in the same place the first in order goes up.
  if (x < y) shift(a, b, 'x', x / 2, a.x + a.width / 2 <= b.x + b.width / 2);
  else shift(a, b, 'y', y / 2, a.y + a.height / 2 <= b.y + b.height / 2);
  return true;
}

function shift(a: Moving, b: Moving, axis: 'x' | 'y', by: number, isBefore: boolean): void {
  a[axis] += isBefore ? -by : by;
  b[axis] += isBefore ? by : -by;
}

/** From the top: each goes down below those that it overlaps with. Afterwards no two do. */
function settle(boxes: readonly Moving[]): void {
  const placed: Moving[] = [];
  for (const box of byY(boxes)) {
    for (let other = overlapping(box, placed); other; other = overlapping(box, placed)) box.y = other.y + other.height;
    placed.push(box);
  }
}

function overlapping(box: Box, placed: readonly Box[]): Box | undefined {
  return placed.find(
    (other) =>
      box.x < other.x + other.width &&
      other.x < box.x + box.width &&
      box.y < other.y + other.height &&
      other.y < box.y + box.height,
  );
}

/** Equal tops stay in order. */
function byY(boxes: readonly Moving[]): readonly Moving[] {
  return boxes.toSorted((a, b) => a.y - b.y);
}
