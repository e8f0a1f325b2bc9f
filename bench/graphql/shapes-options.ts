/** The options of the benches that ask the shapes of a graph. */
export const SHAPES_OPTIONS = {
  nodes: { type: 'string' },
  shapes: { type: 'string' },
  seconds: { type: 'string' },
  'warm-up': { type: 'string' },
  connections: { type: 'string' },
  seed: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean' },
} as const;
