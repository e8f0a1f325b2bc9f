/** `npm run docs:corpus`: writes the counts of the shipped texts into docs/corpus.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { PAGE, withCounts } from './counts.ts';

await writeFile(PAGE, await withCounts(await readFile(PAGE, 'utf8')));
