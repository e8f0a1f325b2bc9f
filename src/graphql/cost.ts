/**
 * The cost of a request: objects that it could return, by the contract's rule (schema/common.graphql, contract.graphql at its
 * end) with the real variable values. A connection counts 1, its nodes `first` times; `limit` and the number of `ids` likewise;
 * unpaged lists count 5; scalars, edges and pageInfo nothing; of fragments on different object types the dearest counts.
 * Introspection is left out here (introspection.ts).
 */
import type {
  DocumentNode,
  FieldNode,
  GraphQLCompositeType,
  GraphQLField,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { getNamedType, getNullableType, isCompositeType, isListType, isUnionType } from 'graphql';
import { argumentsOf } from './arguments.ts';
import { LIMITS, limitExceeded } from './limits.ts';
import type { Selections } from './selections.ts';
import { createSelections } from './selections.ts';

export interface Cost {
  readonly cost: number;
  /** The fields on the way to what costs most, with their sizes: `models(first: 100) → relations(first: 50)`. */
  readonly dearest: string;
}

const UNPAGED_LIST = 5;
/** What a field costs beside the objects that it returns: as twenty searches of ten, as many as it asks for a page of text. */
const WORK: Readonly<Record<string, number>> = { findSupport: 200 };
/** Real queries need some hundred steps; only fragments that were made to combine with one another get near this, in 50 ms. */
const MAX_STEPS = 5_000;

interface Priced {
  readonly cost: number;
  readonly way: readonly string[];
}

/** What a list directly inside an object counts; the `edges` of a connection are as many as its `first`. */
interface Inside {
  readonly lists: number;
  readonly edges: number;
}

interface Walk {
  readonly selections: Selections;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly known: Map<string, Priced>;
  steps: number;
}

const FREE: Priced = { cost: 0, way: [] };
const PLAIN: Inside = { lists: UNPAGED_LIST, edges: 0 };

/**
 * `variables` are coerced (graphql's getVariableValues); the document is valid.
 * Errors: BAD_USER_INPUT, where a size is out of its range or an argument has no value; LIMIT_EXCEEDED, naming the dearest path.
 */
export function checkCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Cost {
  const found = costOf(schema, document, operation, variables);
  if (found.cost > LIMITS.cost) throw tooDear(found);
  return found;
}

export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Cost {
  const root = schema.getRootType(operation.operation);
  if (!root) return { cost: 0, dearest: '' };
  const walk: Walk = {
    selections: createSelections(schema, document, variables),
    variables,
    known: new Map(),
    steps: 0,
  };
  const { cost, way } = priceOf(walk, root, [operation.selectionSet], PLAIN);
  return { cost, dearest: way.join(' → ') };
}

function tooDear({ cost, dearest }: Cost): Error {
  const amount = cost > Number.MAX_SAFE_INTEGER ? 'countless' : cost.toLocaleString('en');
  return limitExceeded(
    'cost',
    LIMITS.cost,
    `The request could return ${amount} objects, at most ${LIMITS.cost.toLocaleString('en')} are allowed. The dearest path is ${dearest}: ask for fewer there, or page.`,
  );
}

/** Of one object of the type with all the selection sets merged; priced once for each type and combination of sets. */
function priceOf(walk: Walk, type: GraphQLCompositeType, sets: readonly SelectionSetNode[], inside: Inside): Priced {
  const key = `${walk.selections.keyOf(sets)} ${type.name} ${inside.lists} ${inside.edges}`;
  const before = walk.known.get(key);
  if (before) return before;
  const variants = walk.selections.variants(type, sets);
  walk.steps += variants.length;
  if (walk.steps > MAX_STEPS)
    throw limitExceeded(
      'cost',
      LIMITS.cost,
      'The fragments of the document combine in too many ways: spread fewer of them inside one another.',
    );
  const priced = variants
    .map((variant) => sumOf(walk, variant.type, variant.fields.values(), inside))
    .reduce(dearer, FREE);
  walk.known.set(key, priced);
  return priced;
}

function sumOf(walk: Walk, type: GraphQLCompositeType, groups: Iterable<readonly FieldNode[]>, inside: Inside): Priced {
  let cost = 0;
  let dearest = FREE;
  for (const nodes of groups) {
    const priced = priceOfField(walk, type, nodes, inside);
    cost += priced.cost;
    dearest = dearer(dearest, priced);
  }
  return { cost, way: dearest.way };
}

function priceOfField(walk: Walk, type: GraphQLCompositeType, nodes: readonly FieldNode[], inside: Inside): Priced {
  const [node] = nodes;
  const field = node && !isUnionType(type) ? type.getFields()[node.name.value] : undefined;
  if (!node || !field) return FREE;
  const size = sizeOf(field, node, walk.variables);
  const named = getNamedType(field.type);
  if (!isCompositeType(named) || named.name === 'PageInfo') return FREE;
  const { own, times, below } = countsOf(field, named, size, inside);
  const sets = nodes.flatMap((one) => (one.selectionSet ? [one.selectionSet] : []));
  const each = priceOf(walk, named, sets, below);
  return { cost: own + (WORK[field.name] ?? 0) + times * each.cost, way: [...stepOf(field.name, size), ...each.way] };
}

/** `own`: objects the field itself returns; `times`: how often what is inside comes; `below`: what lists right inside count. */
function countsOf(
  field: GraphQLField<unknown, unknown>,
  named: GraphQLCompositeType,
  size: Size | undefined,
  inside: Inside,
): { own: number; times: number; below: Inside } {
  if (field.name === 'edges' && inside.edges > 0) return { own: 0, times: inside.edges, below: PLAIN };
  if (isListType(getNullableType(field.type))) {
    const count = size?.count ?? inside.lists;
    return { own: count, times: count, below: PLAIN };
  }
  if (isConnection(named))
    return { own: 1, times: 1, below: { lists: UNPAGED_LIST, edges: size?.count ?? UNPAGED_LIST } };
  return { own: 1, times: 1, below: size ? { lists: size.count, edges: 0 } : PLAIN };
}

function isConnection(type: GraphQLCompositeType): boolean {
  return !isUnionType(type) && 'edges' in type.getFields() && 'pageInfo' in type.getFields();
}

interface Size {
  readonly argument: string;
  readonly count: number;
}

function sizeOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Size | undefined {
  if (field.args.length === 0) return undefined;
  const { first, limit, ids } = argumentsOf(field, node, variables);
  if (typeof first === 'number') return { argument: 'first', count: first };
  if (typeof limit === 'number') return { argument: 'limit', count: limit };
  return Array.isArray(ids) ? { argument: 'ids', count: ids.length } : undefined;
}

function stepOf(name: string, size: Size | undefined): readonly string[] {
  if (name === 'edges' || name === 'node') return [];
  return [size ? `${name}(${size.argument}: ${size.count})` : name];
}

function dearer(a: Priced, b: Priced): Priced {
  return b.cost > a.cost ? b : a;
}
