/** Takes one copy of a store in one of the ways that SQLite has, and says how long it took: the other process of backup.ts. */
import { backup, DatabaseSync } from 'node:sqlite';

const [way = '', from = '', to = ''] = process.argv.slice(2);

/** Pages: far more than any file has, so that all is copied in one step and from one state. */
const ALL_PAGES = 2_147_483_647;

const source = new DatabaseSync(from, { readOnly: true, timeout: 5000 });
const started = performance.now();
if (way === 'vacuum') source.prepare('VACUUM INTO ?').run(to);
else await backup(source, to, { rate: way === 'steps' ? 100 : ALL_PAGES });
source.close();
process.stdout.write(`${performance.now() - started}\n`);
