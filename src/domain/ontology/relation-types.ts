/** The values of RelationType → relation types of the ontology. */
import type { EnumValueDefinitionNode } from 'graphql';
import type { EntityTypeDef, JoinDef, RelationTypeDef, WalkDef } from '../ontology.ts';
import type { QualifierRole } from '../records.ts';
import { FIELD_NAME, VALUE_NAME } from './names.ts';
import { type Vocabulary, words } from './vocabulary.ts';

const WALK_FILTERS = ['domains', 'regions', 'groups'];
const ENDS = ['SOURCE', 'TARGET'];
const DRAWINGS = ['ARROW', 'LINE', 'TREE', 'CROSS'];

interface JoinWords {
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly same: boolean;
}

/** The arguments of @relation, as directives.graphql defines them. */
interface RelationWords {
  readonly field: string;
  readonly inverse: string;
  readonly reads: unknown;
  readonly readsInverse: unknown;
  readonly description: unknown;
  readonly joins: readonly JoinWords[];
  readonly qualifiers: readonly { readonly role: string; readonly required: boolean }[];
  readonly symmetric: boolean;
  readonly acyclic: boolean;
  readonly ordered: boolean;
  readonly walkedBy: readonly { readonly filter: string; readonly member: string; readonly transitive: boolean }[];
  readonly drawn: string;
}

export function relationTypes(types: readonly EntityTypeDef[], vocabulary: Vocabulary): readonly RelationTypeDef[] {
  const values = vocabulary.relations.values ?? [];
  return values.flatMap((node, rank) => {
    // The cast's proof: readDirectives checked the arguments against directives.graphql.
    const said = vocabulary.read(node, 'relation') as unknown as RelationWords | undefined;
    if (!said) {
      vocabulary.faults.at(node, `${node.name.value} says neither how it reads nor what it joins; add @relation(…)`);
      return [];
    }
    checkWords(node, said, vocabulary);
    return [relationType(node.name.value, rank, said, types)];
  });
}

function relationType(
  name: string,
  rank: number,
  said: RelationWords,
  types: readonly EntityTypeDef[],
): RelationTypeDef {
  const all = types.map((type) => type.name);
  const joins = said.joins.map((join) => joinOf(join, all));
  const inOrder = (names: readonly string[]) => all.filter((type) => names.includes(type));
  return {
    name,
    field: said.field,
    inverse: said.inverse,
    reads: words(said.reads),
    readsInverse: words(said.readsInverse),
    description: words(said.description),
    joins,
    // Roles, filters and ends are among the known ones (checkWords).
    qualifiers: said.qualifiers.map(({ role, required }) => ({ role: role as QualifierRole, required })),
    symmetric: said.symmetric,
    acyclic: said.acyclic,
    ordered: said.ordered,
    walkedBy: said.walkedBy.map((walk) => ({ ...walk }) as WalkDef),
    drawn: said.drawn,
    rank,
    sources: inOrder(joins.flatMap((join) => join.from)),
    targets: inOrder(joins.flatMap((join) => join.to)),
  };
}

function joinOf(join: JoinWords, all: readonly string[]): JoinDef {
  const from = join.from ?? all;
  return { from, to: join.same ? from : (join.to ?? all), same: join.same };
}

function checkWords(node: EnumValueDefinitionNode, said: RelationWords, { types, faults }: Vocabulary): void {
  const name = node.name.value;
  const oneOf = (value: string, known: readonly string[], what: string): void => {
    if (!known.includes(value)) faults.at(node, `${name} has the ${what} ${value}; take one of ${known.join(', ')}`);
  };
  const roles = types.get('QualifierRole');
  const knownRoles = roles?.kind === 'EnumTypeDefinition' ? (roles.values ?? []).map((value) => value.name.value) : [];
  if (!VALUE_NAME.test(name)) faults.at(node, `${name} is no name of a relation type; write it like PRACTISED_IN`);
  for (const field of [said.field, said.inverse]) {
    if (!FIELD_NAME.test(field)) faults.at(node, `${name} has the field ${field}; write it like practisedIn`);
  }
  said.qualifiers.forEach(({ role }, i) => {
    oneOf(role, knownRoles, 'qualifier');
    if (said.qualifiers.findIndex((other) => other.role === role) < i)
      faults.at(node, `${name} has the qualifier ${role} twice; keep one`);
  });
  for (const walk of said.walkedBy) {
    oneOf(walk.filter, WALK_FILTERS, 'filter');
    oneOf(walk.member, ENDS, 'member');
  }
  oneOf(said.drawn, DRAWINGS, 'drawing');
  checkShape(node, said, faults);
}

function checkShape(node: EnumValueDefinitionNode, said: RelationWords, faults: Vocabulary['faults']): void {
  const name = node.name.value;
  if (said.joins.length === 0) faults.at(node, `${name} joins nothing; give at least one { from, to }`);
  for (const join of said.joins) {
    if (join.same && join.to)
      faults.at(node, `${name} joins with \`same\` and \`to\`; with same: true the types stand in \`from\` alone`);
    if (join.from?.length === 0 || join.to?.length === 0)
      faults.at(node, `${name} joins an empty list; leave \`from\` or \`to\` out for all types`);
    const ends = [join.from, join.to].map((list) => (list ?? []).toSorted().join());
    if (said.symmetric && !join.same && ends[0] !== ends[1])
      faults.at(node, `${name} is symmetric; its ends \`from\` and \`to\` are to be the same types`);
  }
  if (said.symmetric && said.field !== said.inverse)
    faults.at(node, `${name} is symmetric; its \`field\` and \`inverse\` are to be one name`);
  if (said.symmetric && said.acyclic)
    faults.at(node, `${name} is symmetric and acyclic, and every symmetric statement is a cycle; drop one of the two`);
}
