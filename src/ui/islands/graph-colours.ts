/** The colours of the canvas: those of the style sheet, as the shaders and sigma take them. */

export interface Colours {
  readonly ground: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly accent: string;
  /** By the number of a type's colour. */
  readonly types: readonly string[];
  /** A colour that steps back from the others. */
  faded(colour: string): string;
  /** As shapes are filled. */
  filled(colour: string): string;
}

const TYPES = 6;

export function readColours(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const named = (name: string) => style.getPropertyValue(name).trim();
  const ground = named('--ground');
  const mixed = kept((colour) => mix(ground, colour, 0.25));
  const filled = kept((colour) => mix(ground, colour, 0.14));
  return {
    ground,
    ink: named('--ink'),
    inkSoft: named('--ink-soft'),
    line: named('--line-strong'),
    accent: named('--accent'),
    types: Array.from({ length: TYPES }, (_, i) => named(`--graph-${i}`)),
    faded: mixed,
    filled,
  };
}

function kept(make: (colour: string) => string): (colour: string) => string {
  const made = new Map<string, string>();
  return (colour) => {
    const before = made.get(colour) ?? make(colour);
    made.set(colour, before);
    return before;
  };
}

/** Painted one over the other, whatever way the colours are written. */
function mix(ground: string, colour: string, share: number): string {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return colour;
  context.fillStyle = ground;
  context.fillRect(0, 0, 1, 1);
  context.globalAlpha = share;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
