/** A graph in memory for what is linked to it: entities, statements between them, and a text whose passages are linked. */
import { readFile } from 'node:fs/promises';
import type { EntityRecord, PassageRecord, TextKind } from '../../../src/domain/records.ts';
import { scopeFor } from '../../../src/domain/scope.ts';
import { importFiles } from '../../../src/ingest/import.ts';
import type { EntityInput, RelationInput } from '../../../src/ingest/input.ts';
import { type LinkingParts, proposalsOf } from '../../../src/ingest/linking/linking.ts';
import type { Proposal } from '../../../src/ingest/linking/proposal.ts';
import { createWriter } from '../../../src/ingest/write.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { createReferenceStore } from '../../store/reference.ts';
import { keys, ontology } from '../seed-fixture.ts';

const PATIENT_MS = 60_000;
const BY = { actor: 'test', reason: 'A try' };

/** An entity with its id, and what stands between entities: [source, relation type, target]. */
export interface Graph {
  readonly entities: readonly (EntityInput & { readonly id: string })[];
  readonly relations?: readonly (readonly [string, string, string])[];
}

export interface LinkingWorld {
  readonly store: GraphStore;
  readonly parts: LinkingParts;
  /** Proposals for a text of a source of the graph, a passage a line. */
  link(source: string, text: string, textKind?: TextKind): Promise<readonly Proposal[]>;
}

export async function linkingWorld({ entities, relations = [] }: Graph): Promise<LinkingWorld> {
  const store = createReferenceStore(ontology);
  const writer = createWriter({ store, ontology, keys });
  await writer.write({ entities, relations: relations.map(relation) }, BY);
  return worldOf(store);
}

/** The example of docs/example, entered as its YAML says. */
export async function exampleWorld(): Promise<LinkingWorld> {
  const store = createReferenceStore(ontology);
  const writer = createWriter({ store, ontology, keys });
  const text = await readFile(new URL('../../../docs/example/tongzhi.yaml', import.meta.url), 'utf8');
  await importFiles([{ name: 'tongzhi.yaml', text }], { store, ontology, keys, writer }, BY);
  return worldOf(store);
}

function worldOf(store: GraphStore): LinkingWorld {
  const scope = () => scopeFor('EDITORS', PATIENT_MS);
  const parts = { store, ontology, scope };
  return {
    store,
    parts,
    async link(id, text, textKind = 'FULL_TEXT') {
      const [stored] = await store.records([id], scope());
      if (stored?.record.record !== 'entity') throw new Error(`There is no source ${id}.`);
      return proposalsOf(stored.record, passagesOf(stored.record, text, textKind), parts);
    },
  };
}

export function passagesOf(source: EntityRecord, text: string, textKind: TextKind): readonly PassageRecord[] {
  return text.split('\n').map((line, at) => ({
    record: 'passage',
    id: `passage:p${at + 1}`,
    document: source.id,
    section: [],
    paragraph: at + 1,
    text: line,
    textKind,
  }));
}

function relation([source, relationType, target]: readonly [string, string, string]): RelationInput {
  return {
    source,
    relationType,
    target,
    status: 'HOLDS',
    basis: 'BACKGROUND',
    note: '为试验而设',
    noteEn: 'For the test',
    evidence: [],
  };
}
