/** The paper that the shipped texts are of, where it is at hand: it does not come with the project. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = process.env.GONGFU_PAPER ?? fileURLToPath(new URL('../../../shared/source/paper.txt', import.meta.url));

export const hasPaper = existsSync(FILE);

export function paperText(): string {
  return readFileSync(FILE, 'utf8');
}
