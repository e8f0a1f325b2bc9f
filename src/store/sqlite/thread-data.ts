/** What the threads of the store are given: the ontology is functions, too, and travels as its plain parts. */
import { createOntology } from '../../domain/ontology/registry.ts';
import type { Ontology } from '../../domain/ontology.ts';

export interface ThreadData {
  readonly file: string;
  readonly ontology: Pick<Ontology, 'entityTypes' | 'relationTypes' | 'enums' | 'sharedFields'>;
}

export function threadData(file: string, { entityTypes, relationTypes, enums, sharedFields }: Ontology): ThreadData {
  return { file, ontology: { entityTypes, relationTypes, enums, sharedFields } };
}

/** The other side: without the text of schema/, which no store needs. `data` is what `threadData` made. */
export function receivedData(data: unknown): { readonly file: string; readonly ontology: Ontology } {
  const { file, ontology } = data as ThreadData;
  return {
    file,
    ontology: createOntology({ ...ontology, definitions: { kind: 'Document', definitions: [] } as never }),
  };
}

/** When relations are held in memory for walks. */
export interface WalkSettings {
  /** In a graph with so many relations. */
  readonly fromRelations: number;
  /** As long as they take no more; 0: never. */
  readonly maxBytes: number;
  /** Whether the first walk waits for them; otherwise they are loaded in the background, and SQL answers till then. */
  readonly atOnce: boolean;
}

/** What the reader's thread is given. */
export interface ReaderData extends ThreadData {
  readonly walks: WalkSettings;
}

/** A reply with the number of statements that it took, and what the thread cannot do as it should. */
export interface Counted<T> {
  readonly value: T;
  readonly statements: number;
  readonly problem?: string;
}
