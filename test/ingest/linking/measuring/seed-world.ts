/** The shipped seed in a store of its own, with entities beside it. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scopeFor } from '../../../../src/domain/scope.ts';
import { importFiles } from '../../../../src/ingest/import.ts';
import type { EntityInput } from '../../../../src/ingest/input.ts';
import type { LinkingParts } from '../../../../src/ingest/linking/linking.ts';
import { createWriter } from '../../../../src/ingest/write.ts';
import type { GraphStore } from '../../../../src/store/port.ts';
import { openSqliteStore } from '../../../../src/store/sqlite/index.ts';
import { keys, ontology } from '../../seed-fixture.ts';
import type { KnownEntity } from '../gold/known-entities.ts';

const SEED = new URL('../../../../seed/', import.meta.url);
const BY = { actor: 'test', reason: 'A try' };
const PATIENT_MS = 600_000;

export interface SeedWorld {
  readonly parts: LinkingParts;
  /** Entities of a judged text, with ids of their own. */
  declare(entities: readonly KnownEntity[]): Promise<void>;
  close(): Promise<void>;
}

export async function openSeedWorld(): Promise<SeedWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'gongfu-linking-'));
  const store: GraphStore = await openSqliteStore({ file: join(folder, 'graph.sqlite'), ontology });
  const writer = createWriter({ store, ontology, keys });
  const names = (await readdir(SEED)).filter((name) => name.endsWith('.yaml'));
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(new URL(name, SEED), 'utf8') })),
  );
  await importFiles(files, { store, ontology, keys, writer }, BY);
  return {
    parts: { store, ontology, scope: () => scopeFor('EDITORS', PATIENT_MS) },
    declare: async (entities) => {
      if (entities.length > 0) await writer.write({ entities: entities.map(inputOf) }, BY);
    },
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function inputOf({ type, label, names }: KnownEntity): EntityInput {
  const kind = ontology.entityType(type)?.kinds[0]?.value;
  return { type, label, names: names.map((text) => ({ text })), ...(kind === undefined ? {} : { kind }) };
}
