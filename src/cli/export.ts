/** `gongfu export`: the whole graph as lines of JSON. */
import type { Command } from './command.ts';

export const exportCommand: Command = {
  name: 'export',
  usage: '[--public]',
  summary: 'Writes every record as a line of JSON to standard output.',
  details: `
One record a line, by id, as docs/records.md shows; it may run beside a server.
  --public   only what everyone may see`,
  options: { public: { type: 'boolean' } },
  takes: { atLeast: 0, atMost: 0 },
  async run({ config, values }, io) {
    const [{ openReader }, { exportLines }] = await Promise.all([import('../app.ts'), import('../ingest/export.ts')]);
    const reader = await openReader(config);
    try {
      for await (const lines of exportLines(reader.store, values.public ? 'PUBLIC' : 'EDITORS')) await io.out(lines);
      return 0;
    } finally {
      await reader.close();
    }
  },
};
