/**
 * Introspection counts in neither depth nor cost of a request; what it could return is limited here, by the lengths that its
 * lists really have in the schema. Whole answers are kept: the standard one is half a megabyte and takes 50 ms of the event loop.
 */
import type {
  DocumentNode,
  ExecutionResult,
  FragmentDefinitionNode,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import {
  getIntrospectionQuery,
  getOperationAST,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import { createBoundedCache } from './bounded-cache.ts';
import { limitExceeded } from './limits.ts';

export interface Introspection {
  /** Throws LIMIT_EXCEEDED, where more is asked than twice what the standard query asks. */
  check(document: DocumentNode, operation: OperationDefinitionNode): void;
  /** The answer of `execute`, made once for each document that asks for nothing but the schema. */
  answer(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    execute: () => Promise<ExecutionResult>,
  ): Promise<ExecutionResult> | undefined;
}

const KEPT_ANSWERS = 8;

export function createIntrospection(schema: GraphQLSchema): Introspection {
  const lengths = lengthsOf(schema);
  const allowed = Math.round(2 * standardAmount(lengths));
  const answers = createBoundedCache<OperationDefinitionNode, ExecutionResult>(KEPT_ANSWERS);
  const ofSchemaOnly = new WeakMap<OperationDefinitionNode, boolean>();
  function isOfSchemaOnly(document: DocumentNode, operation: OperationDefinitionNode): boolean {
    const known = ofSchemaOnly.get(operation) ?? asksOnlySchema(document, operation);
    ofSchemaOnly.set(operation, known);
    return known;
  }
  async function keep(
    operation: OperationDefinitionNode,
    executed: Promise<ExecutionResult>,
  ): Promise<ExecutionResult> {
    const answer = await executed;
    if (!answer.errors) answers.set(operation, answer);
    return answer;
  }
  return {
    check(document, operation) {
      if (introspected(document, operation, lengths) <= allowed) return;
      throw limitExceeded(
        'introspection',
        allowed,
        'The introspection asks for more than twice what the standard introspection query asks: ask for less of each type at once.',
      );
    },
    answer(document, operation, execute) {
      if (operation.variableDefinitions?.length || !isOfSchemaOnly(document, operation)) return undefined;
      const kept = answers.get(operation);
      return kept ? Promise.resolve(kept) : keep(operation, execute());
    },
  };
}

type Lengths = Readonly<Record<string, number>>;

/** Of the standard query with all that it can be asked for. */
function standardAmount(lengths: Lengths): number {
  const everything = {
    schemaDescription: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    inputValueDeprecation: true,
    oneOf: true,
  };
  const document = parse(getIntrospectionQuery(everything));
  const operation = getOperationAST(document);
  return operation ? introspected(document, operation, lengths) : 0;
}

/** Mean lengths over all types, so that a list below `types` is counted right in total. */
function lengthsOf(schema: GraphQLSchema): Lengths {
  const types = Object.values(schema.getTypeMap());
  const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = withFields.flatMap((type) => Object.values(type.getFields()));
  const mean = (total: number, count: number) => Math.max(1, total / Math.max(1, count));
  return {
    types: types.length,
    directives: schema.getDirectives().length,
    fields: mean(fields.length, types.length),
    args: mean(
      fields.reduce((sum, field) => sum + field.args.length, 0),
      fields.length,
    ),
    inputFields: mean(
      types.reduce((sum, type) => sum + (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0), 0),
      types.length,
    ),
    enumValues: mean(
      types.reduce((sum, type) => sum + (isEnumType(type) ? type.getValues().length : 0), 0),
      types.length,
    ),
    interfaces: mean(
      withFields.reduce((sum, type) => sum + type.getInterfaces().length, 0),
      types.length,
    ),
    possibleTypes: mean(
      withFields.reduce((sum, type) => sum + (isInterfaceType(type) ? schema.getPossibleTypes(type).length : 0), 0),
      types.length,
    ),
  };
}

/** Values that the `__schema` and `__type` fields of the operation could return. */
function introspected(document: DocumentNode, operation: OperationDefinitionNode, lengths: Lengths): number {
  const fragments = fragmentsOf(document);
  const known = new Map<SelectionSetNode, number>();

  function ofSet(set: SelectionSetNode): number {
    const before = known.get(set);
    if (before !== undefined) return before;
    known.set(set, 0);
    const values = set.selections.reduce((sum, selection) => sum + ofSelection(selection), 0);
    known.set(set, values);
    return values;
  }
  function ofSelection(selection: SelectionNode): number {
    if (selection.kind === Kind.FIELD)
      return selection.selectionSet ? 1 + (lengths[selection.name.value] ?? 1) * ofSet(selection.selectionSet) : 1;
    const set =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments.get(selection.name.value)?.selectionSet;
    return set ? ofSet(set) : 0;
  }
  return rootFields(document, operation)
    .filter((field) => field.name.value === '__schema' || field.name.value === '__type')
    .reduce((sum, field) => sum + ofSelection(field), 0);
}

function asksOnlySchema(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const names = rootFields(document, operation).map((field) => field.name.value);
  return names.length > 0 && names.every((name) => name === '__schema' || name === '__type');
}

function rootFields(document: DocumentNode, operation: OperationDefinitionNode) {
  const fragments = fragmentsOf(document);
  const spread = new Set<string>();
  const fieldsOf = (set: SelectionSetNode): readonly Extract<SelectionNode, { kind: Kind.FIELD }>[] =>
    set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet);
      const fragment = fragments.get(selection.name.value);
      if (!fragment || spread.has(selection.name.value)) return [];
      spread.add(selection.name.value);
      return fieldsOf(fragment.selectionSet);
    });
  return fieldsOf(operation.selectionSet);
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((one) => [one.name.value, one]));
}
