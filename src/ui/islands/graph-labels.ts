/** Letters in nodes and labels below them, drawn over the picture after each of its frames. A label that has no room is left out. */
import type Sigma from 'sigma';
import { LETTERS, LINE, linesOf } from '../graph/picture-data.ts';
import type { Colours } from './graph-colours.ts';

export interface Labelled {
  readonly id: string;
  readonly label: string;
  readonly mark: string;
  readonly isRoot: boolean;
}

export interface LabelState {
  /** In the order in which they get room. */
  nodes(): readonly Labelled[];
  colours(): Colours;
  /** Nodes that others step back behind; none: all stand alike. */
  focus(): ReadonlySet<string> | undefined;
}

/** A letter in a smaller shape cannot be read. */
const LEAST_RADIUS = 6.5;

/** Draws after every frame of sigma. `shown` has the boxes of the labels that the last frame had room for. */
export function drawLabels(sigma: Sigma, state: LabelState): { shown(): readonly Box[] } {
  const context = sigma.getCanvases().labels?.getContext('2d');
  const family = getComputedStyle(sigma.getContainer()).fontFamily;
  let taken = new Room();
  sigma.on('afterRender', () => {
    if (!context) return;
    taken = new Room();
    const { width, height } = sigma.getDimensions();
    const draw = { sigma, context, family, state, taken, width, height };
    const focus = state.focus();
    context.textAlign = 'center';
    const [first, rest] = parted(state.nodes(), focus);
    for (const node of first) drawNode(node, 1, draw);
    for (const node of rest) drawNode(node, focus ? 0.35 : 1, draw);
    context.globalAlpha = 1;
  });
  return { shown: () => taken.boxes };
}

interface Drawing {
  readonly sigma: Sigma;
  readonly context: CanvasRenderingContext2D;
  readonly family: string;
  readonly state: LabelState;
  readonly taken: Room;
  readonly width: number;
  readonly height: number;
}

function parted(nodes: readonly Labelled[], focus: ReadonlySet<string> | undefined) {
  if (!focus) return [nodes, []] as const;
  return [nodes.filter(({ id }) => focus.has(id)), nodes.filter(({ id }) => !focus.has(id))] as const;
}

function drawNode(
  node: Labelled,
  alpha: number,
  { sigma, context, family, state, taken, width, height }: Drawing,
): void {
  const data = sigma.getNodeDisplayData(node.id);
  if (!data) return;
  const { x, y } = sigma.framedGraphToViewport(data);
  if (x < -100 || y < -60 || x > width + 100 || y > height + 60) return;
  const radius = sigma.scaleSize(data.size);
  const colours = state.colours();
  context.globalAlpha = alpha;
  context.fillStyle = colours.ink;
  if (radius >= LEAST_RADIUS) {
    context.font = `${radius * 0.98}px ${family}`;
    context.textBaseline = 'middle';
    context.fillText(node.mark, x, y + radius * 0.06);
  }
  context.font = `${node.isRoot ? '600 ' : ''}${LETTERS}px ${family}`;
  context.textBaseline = 'alphabetic';
  const { lines } = linesOf(node.label);
  const box = within(boxOf(context, lines, x, y + radius * 1.3), x, width);
  if (!taken.take(box)) return;
  const middle = box.x + box.width / 2;
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeStyle = colours.ground;
  lines.forEach((line, i) => {
    const base = box.y + (i + 0.78) * LINE;
    context.strokeText(line, middle, base);
    context.fillText(line, middle, base);
  });
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxOf(context: CanvasRenderingContext2D, lines: readonly string[], x: number, y: number): Box {
  const width = Math.max(...lines.map((line) => context.measureText(line).width));
  return { x: x - width / 2, y, width, height: lines.length * LINE };
}

/** Beside the middle of its node rather than cut off by the frame. */
function within(box: Box, x: number, width: number): Box {
  const isSeen = x >= 0 && x <= width;
  return isSeen ? { ...box, x: Math.max(2, Math.min(box.x, width - box.width - 2)) } : box;
}

/** Where labels stand already, by squares, so that few are compared. */
class Room {
  readonly boxes: Box[] = [];
  readonly #squares = new Map<string, Box[]>();

  take(box: Box): boolean {
    const squares = squaresOf(box);
    if (squares.some((square) => this.#squares.get(square)?.some((other) => overlap(box, other)))) return false;
    this.boxes.push(box);
    for (const square of squares) this.#squares.set(square, [...(this.#squares.get(square) ?? []), box]);
    return true;
  }
}

const SQUARE = 64;

function squaresOf({ x, y, width, height }: Box): readonly string[] {
  const squares: string[] = [];
  for (let i = Math.floor(x / SQUARE); i <= (x + width) / SQUARE; i += 1) {
    for (let j = Math.floor(y / SQUARE); j <= (y + height) / SQUARE; j += 1) squares.push(`${i} ${j}`);
  }
  return squares;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
