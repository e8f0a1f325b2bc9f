/** Standard output, standard error and progress. */
import type { Io } from './command.ts';

export function createTerminal(): Io {
  let lineWidth = 0;
  // `gongfu export | head`: the reader has enough, which is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const clearLine = () => {
    if (lineWidth > 0) process.stderr.write(`\r${' '.repeat(lineWidth)}\r`);
    lineWidth = 0;
  };
  return {
    env: process.env,
    async out(text) {
      clearLine();
      if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
    },
    err(text) {
      clearLine();
      process.stderr.write(text);
    },
    progress({ what, done, of }) {
      if (!process.stderr.isTTY) return;
      const line = of === undefined ? `${what} ${done}` : `${what} ${done}/${of}`;
      process.stderr.write(`\r${line.padEnd(lineWidth)}`);
      lineWidth = line.length;
      if (done === of) clearLine();
    },
  };
}
