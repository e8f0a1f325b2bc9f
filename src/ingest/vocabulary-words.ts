/** The ontology's own words against a text: types, kinds and relations that nothing uses, types that no relation joins. */
import type { ASTNode } from 'graphql';
import type { EntityTypeDef, Ontology } from '../domain/ontology.ts';
import type { Place } from './fault.ts';
import type { LintCode, LintFinding } from './lint.ts';
import type { VocabularyView } from './vocabulary-view.ts';

export function lintWords(view: VocabularyView): readonly LintFinding[] {
  const { ontology, entities, relations } = view;
  const types = new Set(entities.map(({ input }) => input.type));
  const kinds = new Set(entities.map(({ input }) => `${input.type}.${input.kind}`));
  const related = new Set(relations.map(({ input }) => input.relationType));
  const places = createPlaces(ontology);
  return [
    ...ontology.entityTypes.flatMap((type) => {
      const at = places.ofType(type);
      if (!types.has(type.name)) return [found('UNUSED_TYPE', type.name, at, 'No entity is of the type')];
      const words = type.kinds.map(({ value }) => `${type.name}.${value}`).filter((word) => !kinds.has(word));
      return words.map((word) => found('UNUSED_KIND', word, at, 'No entity is of the kind'));
    }),
    ...ontology.relationTypes
      .filter(({ name }) => !related.has(name))
      .map(({ name }) => found('UNUSED_RELATION', name, places.ofRelation(name), 'No statement is of the type')),
    ...unjoined(view, places),
  ];
}

function found(lint: LintCode, word: string, at: Place, what: string): LintFinding {
  return { lint, at, of: [word], message: `${what} ${word}: use it, or say why the ontology has it.` };
}

/** In the ontology: that no relation names expressly (DIFFERENT_FROM and DESCRIBES join any). In the text: of whose entities none is an end. */
function unjoined({ ontology, entities, relations }: VocabularyView, places: Places): readonly LintFinding[] {
  const used = Map.groupBy(entities, ({ input }) => input.type);
  const ends = new Set(
    relations
      .filter(({ input }) => input.relationType !== 'DIFFERENT_FROM')
      .flatMap(({ input }) => [input.source, input.target]),
  );
  return ontology.entityTypes.flatMap((type): readonly LintFinding[] => {
    const at = places.ofType(type);
    if (!isNamedByRelation(type, ontology))
      return [found('UNJOINED_TYPE', type.name, at, 'No relation of the ontology names the type')];
    const own = used.get(type.name);
    if (!own || own.some(({ id }) => ends.has(id))) return [];
    return [found('UNJOINED_TYPE', type.name, at, 'No statement joins an entity of the type')];
  });
}

function isNamedByRelation({ name }: EntityTypeDef, { entityTypes, relationTypes }: Ontology): boolean {
  const joins = relationTypes.flatMap((relation) => relation.joins);
  return joins.some(({ from, to }) =>
    [from, to].some((types) => types.length < entityTypes.length && types.includes(name)),
  );
}

interface Places {
  ofType(type: EntityTypeDef): Place;
  ofRelation(name: string): Place;
}

/** Where the words stand in schema/. */
function createPlaces({ definitions }: Ontology): Places {
  const types = new Map(
    definitions.definitions.flatMap((node) =>
      'name' in node && node.name ? [[node.name.value, node.name] as const] : [],
    ),
  );
  const relations = definitions.definitions.flatMap((node) =>
    node.kind === 'EnumTypeDefinition' && node.name.value === 'RelationType' ? (node.values ?? []) : [],
  );
  const values = new Map(relations.map(({ name }) => [name.value, name]));
  return {
    ofType: ({ typeName }) => placeOf(types.get(typeName)),
    ofRelation: (name) => placeOf(values.get(name)),
  };
}

function placeOf(node: ASTNode | undefined): Place {
  const start = node?.loc?.startToken;
  return { file: node?.loc?.source.name ?? 'schema', line: start?.line ?? 1, column: start?.column ?? 1 };
}
