/** How a document leads from an object on to what its fields hold or need read; found once for each field and type. */
import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';
import { fieldsIn } from './asked.ts';
import { isOwnList, isPart, isReference, isUnread } from './resolvers/foreseen.ts';

/** From an object on by one of its fields; `below` is where that leads, undefined where it ends. */
export interface Step {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  readonly below: Below | undefined;
}

/** From objects of one type, or of several. */
export interface Below {
  stepsFrom(object: object): readonly Step[];
}

type Found = Map<FieldNode, Map<GraphQLNamedType, Below | undefined>>;
const known = new WeakMap<FieldNode, { readonly below: Below | undefined }>();

/** From what a field's resolver gives; undefined where nothing there is foreseen. */
export function stepsBelow(info: GraphQLResolveInfo): Below | undefined {
  const [node] = info.fieldNodes;
  if (!node) return undefined;
  const before = known.get(node);
  if (before) return before.below;
  const below = belowNode(getNamedType(info.returnType), node, { info, found: new Map() });
  known.set(node, { below });
  return below;
}

interface Search {
  readonly info: GraphQLResolveInfo;
  /** Each field is looked at once for each type, however the types of its parents combine. */
  readonly found: Found;
}

function belowNode(type: GraphQLNamedType, node: FieldNode, search: Search): Below | undefined {
  const ofNode = search.found.get(node) ?? new Map<GraphQLNamedType, Below | undefined>();
  search.found.set(node, ofNode);
  if (!ofNode.has(type)) ofNode.set(type, findBelow(type, node, search));
  return ofNode.get(type);
}

function findBelow(type: GraphQLNamedType, node: FieldNode, search: Search): Below | undefined {
  if (isObjectType(type)) {
    const steps = stepsIn(type, node, search);
    return steps.length > 0 ? { stepsFrom: () => steps } : undefined;
  }
  if (!isAbstractType(type)) return undefined;
  const { info } = search;
  const types = info.schema.getPossibleTypes(type).map((one) => [one.name, belowNode(one, node, search)] as const);
  const byName = new Map(types.filter(([, below]) => below !== undefined));
  if (byName.size === 0) return undefined;
  return {
    stepsFrom(object) {
      const name = type.resolveType?.(object, undefined, info, type);
      return (typeof name === 'string' ? byName.get(name)?.stepsFrom(object) : undefined) ?? [];
    },
  };
}

function stepsIn(type: GraphQLObjectType, parent: FieldNode, search: Search): readonly Step[] {
  return fieldsIn(parent.selectionSet, search.info.fragments).flatMap((node) => {
    const field = type.getFields()[node.name.value];
    // What a directive may leave out is not foreseen.
    if (!field || node.directives?.length) return [];
    const step = { field, node, below: belowNode(getNamedType(field.type), node, search) };
    if (isReference(field.resolve)) return isUnread(field.resolve, node, search.info) ? [] : [step];
    if (isOwnList(field.resolve)) return [step];
    const isHeld = field.resolve === undefined || isPart(field.resolve);
    return isHeld && step.below ? [step] : [];
  });
}
