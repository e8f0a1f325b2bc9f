/**
 * What a selection asks of each object type, with fragments spread and equal response names merged, as the executor will do it.
 * Of a type with several possible object types, those on which the same fragments hold are one variant.
 */
import type {
  DirectiveNode,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLObjectType,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql';
import { GraphQLIncludeDirective, GraphQLSkipDirective, getDirectiveValues, isAbstractType, Kind } from 'graphql';

export interface Variant {
  /** The object type, one that stands for several, or the abstract type itself where no fragment tells its types apart. */
  readonly type: GraphQLCompositeType;
  /** By response name. */
  readonly fields: ReadonlyMap<string, readonly FieldNode[]>;
}

export interface Selections {
  /** One text for one list of selection sets. */
  keyOf(sets: readonly SelectionSetNode[]): string;
  variants(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): readonly Variant[];
}

type Variables = Readonly<Record<string, unknown>>;
type Visitor = (field: FieldNode) => void;
/** Whether what a fragment on the type name holds is asked. */
type Applies = (condition: string) => boolean;

export function createSelections(schema: GraphQLSchema, document: DocumentNode, variables: Variables): Selections {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const numbers = new Map<SelectionSetNode, number>();

  function numberOf(set: SelectionSetNode): number {
    const number = numbers.get(set) ?? numbers.size;
    numbers.set(set, number);
    return number;
  }

  function walk(set: SelectionSetNode, applies: Applies, spread: Set<string>, visit: Visitor): void {
    for (const selection of set.selections) {
      if (isLeftOut(selection, variables)) continue;
      if (selection.kind === Kind.FIELD) visit(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (!selection.typeCondition || applies(selection.typeCondition.name.value))
          walk(selection.selectionSet, applies, spread, visit);
      } else spreadFragment(selection.name.value, applies, spread, visit);
    }
  }
  function spreadFragment(name: string, applies: Applies, spread: Set<string>, visit: Visitor): void {
    const fragment = fragments.get(name);
    if (!fragment || spread.has(name)) return;
    spread.add(name);
    if (applies(fragment.typeCondition.name.value)) walk(fragment.selectionSet, applies, spread, visit);
  }
  function fieldsOf(sets: readonly SelectionSetNode[], applies: Applies): ReadonlyMap<string, readonly FieldNode[]> {
    const fields = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    for (const set of sets) {
      walk(set, applies, spread, (field) => {
        const name = field.alias?.value ?? field.name.value;
        const group = fields.get(name);
        if (group) group.push(field);
        else fields.set(name, [field]);
      });
    }
    return fields;
  }
  function conditionsOf(sets: readonly SelectionSetNode[]): readonly string[] {
    const conditions = new Set<string>();
    fieldsOf(sets, (condition) => conditions.add(condition) !== undefined);
    return [...conditions];
  }

  return {
    keyOf: (sets) => sets.map(numberOf).join(','),
    variants(type, sets) {
      if (!isAbstractType(type))
        return [{ type, fields: fieldsOf(sets, (condition) => holds(schema, condition, type)) }];
      return kindsOf(schema, type.name, schema.getPossibleTypes(type), conditionsOf(sets)).map((kind) => ({
        type: kind.conditions.size === 0 ? type : kind.type,
        fields: fieldsOf(sets, (condition) => condition === type.name || kind.conditions.has(condition)),
      }));
    },
  };
}

interface ObjectKind {
  readonly type: GraphQLObjectType;
  /** Those of the fragments' type names that hold for the type, without the abstract type's own. */
  readonly conditions: ReadonlySet<string>;
}

/** One object type for every set of conditions that some type meets. */
function kindsOf(
  schema: GraphQLSchema,
  own: string,
  types: readonly GraphQLObjectType[],
  conditions: readonly string[],
): readonly ObjectKind[] {
  const telling = conditions.filter((condition) => condition !== own);
  const kinds = new Map<string, ObjectKind>();
  for (const type of types) {
    const met = telling.filter((condition) => holds(schema, condition, type));
    if (!kinds.has(met.join())) kinds.set(met.join(), { type, conditions: new Set(met) });
  }
  return [...kinds.values()];
}

function holds(schema: GraphQLSchema, condition: string, type: GraphQLCompositeType): boolean {
  if (condition === type.name) return true;
  const named = schema.getType(condition);
  return named !== undefined && isAbstractType(named) && !isAbstractType(type) && schema.isSubType(named, type);
}

function isLeftOut(node: { readonly directives?: readonly DirectiveNode[] }, variables: Variables): boolean {
  if (!node.directives?.length) return false;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return true;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if === false;
}
