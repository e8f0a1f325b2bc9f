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

/** The fields of a selection set with its fragments spread, each fragment once: spread twice within one another they would double. */
export function fieldsIn(
  set: SelectionSetNode | undefined,
  fragments: GraphQLResolveInfo['fragments'],
  spread = new Set<string>(),
): readonly FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsIn(selection.selectionSet, fragments, spread);
    const name = selection.name.value;
    if (spread.has(name)) return [];
    spread.add(name);
    return fieldsIn(fragments[name]?.selectionSet, fragments, spread);
  });
}
