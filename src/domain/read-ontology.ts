/** Reads schema/ into the registry that everything else is derived from. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DocumentNode } from 'graphql';
import { badInput } from './errors.ts';
import { checkTypes } from './ontology/checks.ts';
import { readDirectives } from './ontology/directives.ts';
import { entityTypes } from './ontology/entity-types.ts';
import { createFaults } from './ontology/faults.ts';
import { sharedFields } from './ontology/fields.ts';
import { parseFiles, type SchemaFile } from './ontology/files.ts';
import { checkReferences } from './ontology/references.ts';
import { createOntology } from './ontology/registry.ts';
import { relationTypes } from './ontology/relation-types.ts';
import { checkTypeFields } from './ontology/type-fields.ts';
import { checkTypeReferences } from './ontology/type-references.ts';
import { type Vocabulary, vocabularyOf } from './ontology/vocabulary.ts';
import type { Ontology } from './ontology.ts';

/**
 * The ontology that the .graphql files of a folder make together.
 *
 * Errors: BAD_USER_INPUT, its message a line `file:line: …` for each fault, the file with the folder's path as given, `details.faults` the same as data.
 */
export async function readOntology(folder: URL | string): Promise<Ontology> {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder);
  const names = await readdir(path).catch(() => []);
  const files = names.filter((name) => name.endsWith('.graphql'));
  if (files.length === 0)
    throw badInput(`${path}: there is no .graphql file; the ontology (schema/) is expected here.`);
  return ontologyOf(
    await Promise.all(
      files.map((name) => join(path, name)).map(async (name) => ({ name, text: await readFile(name, 'utf8') })),
    ),
  );
}

/**
 * Pure: the same from texts. The order of the files does not matter; entity types come in the order of entities.graphql, then
 * of further files by name.
 */
export function ontologyOf(files: readonly SchemaFile[]): Ontology {
  const faults = createFaults();
  const document = parseFiles(files, faults);
  faults.throwIfAny();
  checkTypeReferences(document, faults);
  faults.throwIfAny();
  const read = readDirectives(document, faults);
  faults.throwIfAny();
  const vocabulary = vocabularyOf(document, read, faults);
  if (!vocabulary) throw faults.throwIfAny();
  return built(document, vocabulary);
}

function built(document: DocumentNode, vocabulary: Vocabulary): Ontology {
  const types = entityTypes(vocabulary);
  const relations = relationTypes(types, vocabulary);
  checkTypes(types, vocabulary);
  checkReferences(types, relations, vocabulary);
  checkTypeFields(types, relations, vocabulary);
  vocabulary.faults.throwIfAny();
  return createOntology({
    entityTypes: types,
    relationTypes: relations,
    enums: vocabulary.enums,
    sharedFields: sharedFields(vocabulary.entity.fields ?? [], vocabulary),
    definitions: document,
  });
}
