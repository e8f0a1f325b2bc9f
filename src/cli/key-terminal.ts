/** Single keys from a terminal, and a line where text is asked for. */
import { createInterface } from 'node:readline/promises';
import type { ReadStream } from 'node:tty';
import type { Io } from './command.ts';
import type { KeyTerminal } from './review-keys.ts';

const END = ['\u0003', '\u0004'];

/** To be closed, so that the terminal is as it was. */
export function createKeyTerminal(input: ReadStream, { out }: Pick<Io, 'out'>): KeyTerminal & { close(): void } {
  const waiting: string[] = [];
  let wake: (() => void) | undefined;
  let isOver = false;
  const take = (text: string) => {
    waiting.push(...text);
    wake?.();
  };
  const over = () => {
    isOver = true;
    wake?.();
  };
  const listen = () => {
    input.setRawMode(true);
    input.setEncoding('utf8').on('data', take).once('end', over).resume();
  };
  const rest = () => {
    input.off('data', take).off('end', over).setRawMode(false).pause();
  };
  listen();
  return {
    out,
    async key() {
      while (waiting.length === 0 && !isOver) await new Promise<void>((resolve) => (wake = resolve));
      const key = waiting.shift();
      return key === undefined || END.includes(key) ? undefined : key;
    },
    async line(prompt) {
      rest();
      const lines = createInterface({ input, output: process.stderr });
      try {
        return await lines.question(prompt);
      } catch {
        return undefined;
      } finally {
        lines.close();
        listen();
      }
    },
    close: rest,
  };
}
