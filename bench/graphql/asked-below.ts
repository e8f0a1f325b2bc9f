/** What a resolver by hand looks up in its question, so that one statement can answer all of it. */
import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode, valueFromASTUntyped } from 'graphql';

/** The arguments of a field below the resolver's own, by the names that lead there; undefined where it is not asked for. */
export function askedBelow(
  { fieldNodes: [own], variableValues }: GraphQLResolveInfo,
  path: readonly string[],
): Readonly<Record<string, unknown>> | undefined {
  const field = path.reduce<FieldNode | undefined>((node, name) => fieldIn(node?.selectionSet, name), own);
  return (
    field &&
    Object.fromEntries(
      (field.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, variableValues)]),
    )
  );
}

function fieldIn(set: SelectionSetNode | undefined, name: string): FieldNode | undefined {
  return set?.selections.find(
    (selection): selection is FieldNode => selection.kind === Kind.FIELD && selection.name.value === name,
  );
}
