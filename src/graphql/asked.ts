/** What a document asks directly below a field, in whichever fragment; found once for each field of a document. */
import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { Kind } from 'graphql';

const known = new WeakMap<FieldNode, ReadonlySet<string>>();

/** The names of the fields, those that a directive leaves out included. */
export function askedBelow({
  fieldNodes,
  fragments,
}: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): ReadonlySet<string> {
  const [only] = fieldNodes;
  // Several are one response field together; which ones meet depends on more than the first of them.
  if (!only || fieldNodes.length > 1) return namesIn(fieldNodes, fragments);
  const names = known.get(only) ?? namesIn(fieldNodes, fragments);
  known.set(only, names);
  return names;
}

function namesIn(nodes: readonly FieldNode[], fragments: GraphQLResolveInfo['fragments']): ReadonlySet<string> {
  return new Set(nodes.flatMap((node) => fieldsIn(node.selectionSet, fragments)).map((field) => field.name.value));
}

/** The fields of a selection set with its fragments spread. The document is valid: no fragment holds itself. */
export function fieldsIn(
  set: SelectionSetNode | undefined,
  fragments: GraphQLResolveInfo['fragments'],
): readonly FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    return fieldsIn(inner?.selectionSet, fragments);
  });
}
