/** Looks at a token file without writing to it. */
import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { type Finding, fault, okay, warning } from '../domain/finding.ts';

const CHECK = 'tokens';
const BUSY_TIMEOUT_MS = 2_000;

export function checkTokens(file: string): Finding {
  if (!existsSync(file)) return okay(CHECK, 'there are none: nobody can write but on the command line');
  try {
    const { whole, inForce, revoked } = read(file);
    if (whole !== 'ok') return damaged(whole);
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      return warning(CHECK, 'others may read the file', `chmod 600 ${file}`);
    return okay(CHECK, `${inForce} in force, ${revoked} revoked`);
  } catch (error) {
    return damaged(error instanceof Error ? error.message : String(error));
  }
}

function read(file: string) {
  const db = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    const whole = String(db.prepare('PRAGMA integrity_check(1)').get()?.integrity_check);
    const count = db
      .prepare('SELECT count(*) - count(revoked_at) AS inForce, count(revoked_at) AS revoked FROM token')
      .get();
    return { whole, inForce: Number(count?.inForce), revoked: Number(count?.revoked) };
  } finally {
    db.close();
  }
}

function damaged(what: string): Finding {
  return fault(CHECK, {
    message: `the file cannot be read: ${what}`,
    remedy: 'HAND',
    advice: `no backup of the graph has tokens: move ${CHECK}.sqlite away and make new ones with \`gongfu token create NAME\``,
  });
}
