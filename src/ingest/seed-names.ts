/** Who is meant by a name: the entities of all files together, and those that the graph holds already. */
import type { Ontology } from '../domain/ontology.ts';
import type { EntityTypeName } from '../domain/records.ts';
import type { Faults } from './fault.ts';
import type { MakeKeys } from './items.ts';
import { nearest } from './nearest.ts';
import type { Ref, SeedEntity, SeedFile } from './seed-form.ts';

export interface KnownEntity {
  readonly id: string;
  readonly type: EntityTypeName;
  readonly label: string;
}

/** What is known beside the files. `labelled` and `named` are by the exact text of a label (in either language), of another name. */
export interface Outside {
  readonly byId: ReadonlyMap<string, KnownEntity>;
  readonly labelled: ReadonlyMap<string, readonly KnownEntity[]>;
  readonly named: ReadonlyMap<string, readonly KnownEntity[]>;
}

export const nothingOutside: Outside = { byId: new Map(), labelled: new Map(), named: new Map() };

export interface Directory {
  readonly idOf: ReadonlyMap<SeedEntity, string>;
  /** The one entity that is meant; none or several are a fault at the reference. */
  resolve(ref: Ref): KnownEntity | undefined;
  /** Ids that some reference meant, those of ambiguous references included. */
  readonly mentioned: ReadonlySet<string>;
  /** Every name that was asked for, whether it led anywhere or not. */
  readonly asked: ReadonlySet<string>;
}

export interface NamesContext {
  readonly ontology: Ontology;
  readonly keys: MakeKeys;
  readonly outside: Outside;
  readonly faults: Faults;
}

/** Ids first, then labels, then all other names: the first level on which the name stands decides. */
export function createDirectory(files: readonly SeedFile[], context: NamesContext): Directory {
  const entities = files.flatMap((file) => file.entities);
  const idOf = new Map(entities.map((entity) => [entity, idOfEntity(entity, context)]));
  nameDoubles(entities, idOf, context.faults);
  const levels = levelsOf(entities, idOf, context.outside);
  const mentioned = new Set<string>();
  const asked = new Set<string>();
  return {
    idOf,
    mentioned,
    asked,
    resolve(ref) {
      asked.add(ref.name);
      const found = candidates(ref, levels);
      for (const { id } of found) mentioned.add(id);
      if (found.length === 1) return found[0];
      nameUnresolved(ref, found, { levels, faults: context.faults });
      return undefined;
    },
  };
}

/** The id that was given, else that of the entity with this type and label, else made from the label as the store makes it. */
function idOfEntity(entity: SeedEntity, { keys, outside }: NamesContext): string {
  const { type, label, id } = entity;
  if (id) return id.text.includes(':') ? id.text : `${type.prefix}:${id.text}`;
  const known = outside.labelled
    .get(label.text)
    ?.find((candidate) => candidate.type === type.name && candidate.label === label.text);
  return known?.id ?? `${type.prefix}:${keys(label.text, []).slug}`;
}

type Level = ReadonlyMap<string, readonly KnownEntity[]>;

function levelsOf(
  entities: readonly SeedEntity[],
  idOf: ReadonlyMap<SeedEntity, string>,
  outside: Outside,
): readonly Level[] {
  const ids = new Map<string, KnownEntity[]>([...outside.byId].map(([id, known]) => [id, [known]]));
  const labels = copyOf(outside.labelled);
  const names = copyOf(outside.named);
  for (const entity of entities) {
    const known: KnownEntity = { id: idOf.get(entity) ?? '', type: entity.type.name, label: entity.label.text };
    put(ids, known.id, known);
    put(labels, entity.label.text, known);
    if (entity.labelEn) put(labels, entity.labelEn.text, known);
    for (const name of entity.names) put(names, name.text.text, known);
  }
  return [ids, labels, names];
}

function copyOf(level: Level): Map<string, KnownEntity[]> {
  return new Map([...level].map(([name, known]) => [name, [...known]]));
}

/** What the files say of an entity stands in place of what the graph holds of it. */
function put(level: Map<string, KnownEntity[]>, name: string, known: KnownEntity): void {
  const others = (level.get(name) ?? []).filter(({ id }) => id !== known.id);
  level.set(name, [...others, known]);
}

function candidates(ref: Ref, levels: readonly Level[]): readonly KnownEntity[] {
  for (const level of levels) {
    const found = (level.get(ref.name) ?? []).filter(({ type }) => !ref.type || ref.type.name === type);
    if (found.length > 0) return found;
  }
  return [];
}

function nameUnresolved(
  ref: Ref,
  found: readonly KnownEntity[],
  context: { levels: readonly Level[]; faults: Faults },
): void {
  if (found.length > 1) {
    const ids = found.map(({ id }) => id).join(', ');
    context.faults.add(
      ref.at,
      'AMBIGUOUS_NAME',
      `“${ref.name}” is the name of ${ids}: write {type: name}, or the id of the one that is meant.`,
    );
    return;
  }
  const kind = ref.type ? `${ref.type.prefix} ` : 'entity ';
  const near = nearest(ref.name, new Set(context.levels.flatMap((level) => [...level.keys()])));
  const hint = near ? `did you mean “${near}”?` : 'write an entry for it, or correct the name.';
  context.faults.add(ref.at, 'UNKNOWN_NAME', `No ${kind}is called “${ref.name}”; ${hint}`);
}

function nameDoubles(entities: readonly SeedEntity[], idOf: ReadonlyMap<SeedEntity, string>, faults: Faults): void {
  const labels = new Map<string, SeedEntity>();
  const ids = new Map<string, SeedEntity>();
  for (const entity of entities) {
    const label = `${entity.type.prefix} ${entity.label.text}`;
    const sameLabel = labels.get(label);
    if (sameLabel) {
      faults.add(
        entity.at,
        'LABEL_TWICE',
        `The ${label} was entered before, in ${whereIs(sameLabel)}: put both entries together.`,
      );
      continue;
    }
    labels.set(label, entity);
    const id = idOf.get(entity) ?? '';
    const sameId = ids.get(id);
    if (sameId)
      faults.add(
        entity.id?.at ?? entity.at,
        'ID_TWICE',
        `The id ${id} belongs to “${sameId.label.text}” in ${whereIs(sameId)}: give one of the two another \`id:\`.`,
      );
    else ids.set(id, entity);
  }
}

function whereIs(entity: SeedEntity): string {
  return `${entity.at.file}:${entity.at.line}`;
}
