/** `npm run bench:citing`: all that is measured of citing, one after the other (docs/citing.md, docs/benchmarks.md). */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PARTS = ['../cite/main.ts', '../lookup/main.ts', '../../test/support/main.ts'];

/** Exit code 1 where a goal is missed in one of them. */
const codes = PARTS.map((part) => {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(part, import.meta.url))], { stdio: 'inherit' });
  return status ?? 1;
});
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
