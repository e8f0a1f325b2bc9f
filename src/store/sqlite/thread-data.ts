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

/** A reply with the number of statements that it took. */
export interface Counted<T> {
  readonly value: T;
  readonly statements: number;
}
