/**
 * A process with clients that write at the same time and say on stdout what was acknowledged, until it is killed.
 * Arguments: the file, the round, how many clients, and how the store commits:
 * - STORE: the store as it is, with its threads;
 * - HOLD: its writer on this thread; after some commit it says HOLDING and stands still, so that the kill falls between the commit on the
 *   disk and the reply;
 * - EARLY: a broken one whose commit returns at once and is made good later. It proves that the test can fail.
 */
import { writeSync } from 'node:fs';
import type { ChangeRequest } from '../../src/domain/change.ts';
import type { Ontology } from '../../src/domain/ontology.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { openConnection } from '../../src/store/sqlite/connection.ts';
import type { Transactions } from '../../src/store/sqlite/group-commit.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { createWriter, transactionsOn } from '../../src/store/sqlite/writer.ts';
import { clientChange } from './changes.ts';

type Apply = (request: ChangeRequest) => Promise<unknown>;

const [file = '', round = '0', clients = '1', mode = 'STORE', holdAfter = '1'] = process.argv.slice(2);
const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const apply = mode === 'STORE' ? await applyOfStore(ontology) : applyOfWriter(ontology);
await Promise.all(Array.from({ length: Number(clients) }, (_, client) => writeForEver(client)));

async function writeForEver(client: number): Promise<void> {
  for (let number = 0; ; number += 1) {
    const name = `${round}-${client}-${number}`;
    await apply(clientChange(name));
    say(name);
  }
}

/** Written at once: what a buffer still held would be lost with the process. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

async function applyOfStore(ontology: Ontology): Promise<Apply> {
  const store = await openSqliteStore({ file, ontology });
  return (request) => store.apply(request);
}

function applyOfWriter(ontology: Ontology): Apply {
  const connection = openConnection({ file, readOnly: false, cacheKib: 2000 });
  connection.exec('PRAGMA synchronous = FULL');
  const transactions = transactionsOn(connection);
  const broken = mode === 'HOLD' ? holding(transactions) : early(transactions);
  const writer = createWriter({ connection, ontology, transactions: broken });
  return (request) => writer.apply(request);
}

function holding(transactions: Transactions): Transactions {
  let commits = 0;
  return {
    ...transactions,
    commit: () => {
      transactions.commit();
      commits += 1;
      if (commits < Number(holdAfter)) return;
      say('HOLDING');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    },
  };
}

function early(transactions: Transactions): Transactions {
  return {
    ...transactions,
    begin: () => {
      // What the last group only promised: a few groups go into one commit.
      if (transactions.isOpen() && Math.random() < 0.2) transactions.commit();
      if (!transactions.isOpen()) transactions.begin();
    },
    commit: () => {},
  };
}
