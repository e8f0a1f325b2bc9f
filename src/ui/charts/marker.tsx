/** The mark of a point: a shape for each subject, hollow where the figure is not said to hold. */

interface MarkerProps {
  readonly x: number;
  readonly y: number;
  /** Which subject, from 0. */
  readonly shape: number;
  readonly isHollow?: boolean;
}

const SIZE = 4;

export function Marker({ x, y, shape, isHollow }: MarkerProps) {
  const name = isHollow ? 'marker hollow' : 'marker';
  if (shape === 0) return <circle class={name} cx={x} cy={y} r={SIZE} />;
  return (
    <polygon
      class={name}
      points={CORNERS[shape % CORNERS.length]?.map(([dx, dy]) => `${x + dx},${y + dy}`).join(' ')}
    />
  );
}

type Corners = readonly (readonly [number, number])[];

/** None for the circle, then a square, a triangle, a diamond. */
const CORNERS: readonly Corners[] = [
  [],
  [
    [-SIZE, -SIZE],
    [SIZE, -SIZE],
    [SIZE, SIZE],
    [-SIZE, SIZE],
  ],
  [
    [0, -SIZE - 1],
    [SIZE + 1, SIZE],
    [-SIZE - 1, SIZE],
  ],
  [
    [0, -SIZE - 2],
    [SIZE + 2, 0],
    [0, SIZE + 2],
    [-SIZE - 2, 0],
  ],
];
