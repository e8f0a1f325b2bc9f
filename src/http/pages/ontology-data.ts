/** The ontology → its page: every word of it with what it means, how often it is used, and an example. */
import type { EntityTypeDef, JoinDef, Ontology, RelationTypeDef } from '../../domain/ontology.ts';
import type { EntityRecord, StatementRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { LabelledCode } from '../../ui/components/labelled-code.ts';
import type {
  EntityTypeEntry,
  JoinEntry,
  OntologyPageData,
  RelationTypeEntry,
} from '../../ui/ontology/ontology-page-data.ts';
import { type Describing, describeListed, trimmed } from './describe-statement.ts';
import { summaryOf } from './hit-data.ts';
import { readKnown } from './known-records.ts';
import { anyName, type Counted, type FoundExamples, kindName, readExamples } from './ontology-reads.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { codeOf, entityLink, labelled, typeCode } from './record-words.ts';

/** Eight reads, whatever the graph holds. */
export async function ontologyPageData(inquiries: PageInquiries, scope: Scope): Promise<OntologyPageData> {
  const { ontology } = inquiries;
  const found = await readExamples(inquiries, scope);
  const statements = [...found.relations.values(), ...found.claims.values(), { example: found.figure }];
  const shown = statements.flatMap(({ example }): readonly StatementRecord[] => (example ? [trimmed(example)] : []));
  const known = await readKnown(inquiries, shown, scope);
  const describing = { ontology, known };
  return {
    entityTypes: ontology.entityTypes.map((type) => entityTypeEntry(type, found, ontology)),
    relationTypes: ontology.relationTypes.map((type) => relationTypeEntry(type, found, describing)),
    statuses: codes('StatementStatus', found.relations, describing),
    bases: codes('StatementBasis', found.relations, describing),
    roles: codes('QualifierRole', found.relations, describing),
    figures: {
      count: found.counts.observations,
      ...(found.figure ? { example: describeListed(found.figure, describing) } : {}),
      comparators: labelledValues(ontology, 'Comparator'),
    },
    claims: { count: found.counts.claims, kinds: codes('ClaimKind', found.claims, describing) },
    textKinds: labelledValues(ontology, 'TextKind'),
    stances: labelledValues(ontology, 'Stance'),
    nameKinds: labelledValues(ontology, 'NameKind'),
  };
}

function entityTypeEntry(
  type: EntityTypeDef,
  { counts, entities }: FoundExamples,
  ontology: Ontology,
): EntityTypeEntry {
  const { name, label, description, prefix, isSource, kinds, fields } = type;
  const example = entities.get(name)?.example;
  return {
    value: name,
    label,
    description,
    count: counts.entities[name] ?? 0,
    prefix,
    isSource,
    kinds: kinds.map((kind) => {
      const ofKind = entities.get(kindName(name, kind.value));
      const link = ofKind?.example && entityLink(ontology, ofKind.example);
      return { ...labelled(kind.value, kinds), count: ofKind?.total ?? 0, ...(link ? { example: link } : {}) };
    }),
    fields: fields.map((field) => ({ name: field.name, label: field.label })),
    ...(example ? { example: entityExample(example, ontology) } : {}),
  };
}

function entityExample(record: EntityRecord, ontology: Ontology) {
  const summary = summaryOf(record);
  return { ...entityLink(ontology, record), ...(summary ? { summary } : {}) };
}

function relationTypeEntry(
  type: RelationTypeDef,
  { counts, relations }: FoundExamples,
  describing: Describing,
): RelationTypeEntry {
  const { ontology } = describing;
  const { name, reads, readsInverse, description, joins, qualifiers, symmetric, acyclic, ordered, walkedBy } = type;
  const example = relations.get(name)?.example ?? relations.get(anyName(name))?.example;
  return {
    value: name,
    ...{ reads, readsInverse, description, symmetric, acyclic, ordered },
    count: counts.relations[name] ?? 0,
    joins: joins.map((join) => joinEntry(join, ontology)),
    qualifiers: qualifiers.map(({ role, required }) => ({ ...codeOf(ontology, 'QualifierRole', role), required })),
    foundBy: [...new Set(walkedBy.map(({ filter }) => filter))],
    ...(example ? { example: describeListed(example, describing) } : {}),
  };
}

/** What is left out in the schema is every type, and is left out here, too. */
function joinEntry({ from, to, same }: JoinDef, ontology: Ontology): JoinEntry {
  const all = ontology.entityTypes.length;
  const end = (types: readonly string[]) => types.map((name) => typeCode(ontology, name));
  return {
    ...(from.length < all ? { from: end(from) } : {}),
    ...(to.length < all ? { to: end(to) } : {}),
    same,
  };
}

function codes<R extends StatementRecord>(
  enumName: string,
  found: ReadonlyMap<string, Counted<R>>,
  describing: Describing,
) {
  return labelledValues(describing.ontology, enumName).map((code) => {
    const { total = 0, example } = found.get(code.value) ?? {};
    return {
      ...code,
      ...(total > 0 ? { count: total } : {}),
      ...(example ? { example: describeListed(example, describing) } : {}),
    };
  });
}

function labelledValues({ enums }: Ontology, name: string): readonly LabelledCode[] {
  const values = enums.get(name) ?? [];
  return values.map(({ value }) => labelled(value, values));
}
