/** A process that copies from the first place to the second and says how far it is, until it is killed. */
import { writeSync } from 'node:fs';
import { parsePlace } from '../../src/config/place.ts';
import { readConfig } from '../../src/config.ts';
import { performCopy } from '../../src/moving.ts';

const [from, to] = process.argv.slice(2);
const places = { from: parsePlace(from, 'from'), to: parsePlace(to, 'to') };
await performCopy(readConfig(process.env), places, ({ what, done }) => writeSync(1, `${what} ${done}\n`));
