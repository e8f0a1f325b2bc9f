/** Looks at a token file without writing to it. */
import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { type Finding, okay } from '../domain/finding.ts';
import { lookAtSqliteFile } from '../sqlite-file.ts';
import { TOKEN_FILE } from './tokens.ts';

const CHECK = 'tokens';
const IF_DAMAGED = `no backup of the graph has tokens: move ${CHECK}.sqlite away and make new ones with \`gongfu token create NAME\``;

export function checkTokens(file: string): Finding {
  if (!existsSync(file)) return NONE;
  const looked = lookAtSqliteFile(file, { check: CHECK, kind: TOKEN_FILE, ifDamaged: IF_DAMAGED, read: counts });
  if ('fault' in looked) return looked.fault;
  const { read, warnings } = looked;
  return warnings[0] ?? (read ? okay(CHECK, `${read.inForce} in force, ${read.revoked} revoked`) : NONE);
}

const NONE = okay(CHECK, 'there are none: nobody can write but on the command line');

function counts(db: DatabaseSync) {
  const count = db
    .prepare('SELECT count(*) - count(revoked_at) AS inForce, count(revoked_at) AS revoked FROM token')
    .get();
  return { inForce: Number(count?.inForce), revoked: Number(count?.revoked) };
}
