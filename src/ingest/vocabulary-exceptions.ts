/** What a text lists as right although the vocabulary lint finds it; an exception that excuses nothing is a fault. */
import { comparePlaces, type Faults } from './fault.ts';
import type { LintCode, LintFinding } from './lint.ts';
import type { Ref, SeedException, SeedFile } from './seed-form.ts';
import type { VocabularyEntity, VocabularyView } from './vocabulary-view.ts';

export interface Excused {
  readonly left: readonly LintFinding[];
  readonly excused: readonly LintFinding[];
}

/** A finding is excused where an exception of its lint names all that it is of. */
export function excuse(findings: readonly LintFinding[], view: VocabularyView, faults: Faults): Excused {
  const partiesOf = createParties(view);
  const byLint = Map.groupBy(findings, ({ lint }) => lint);
  const excused = new Set<LintFinding>();
  for (const exception of exceptionsOf(view.seed.files)) {
    const named = exception.of.map((ref) => ({ ref, parties: partiesOf(ref) }));
    const all = new Set(named.flatMap(({ parties }) => parties));
    const own = (byLint.get(exception.lint) ?? []).filter(({ of }) => of.every((party) => all.has(party)));
    for (const finding of own) excused.add(finding);
    const needed = new Set(own.flatMap(({ of }) => of));
    for (const { ref, parties } of named) {
      if (parties.some((party) => needed.has(party))) continue;
      nameNeedless({ ref, lint: exception.lint, isKnown: parties.length > 0 }, faults);
    }
  }
  return { left: findings.filter((finding) => !excused.has(finding)), excused: [...excused] };
}

function exceptionsOf(files: readonly SeedFile[]): readonly SeedException[] {
  return files.flatMap(({ exceptions }) => exceptions).toSorted((a, b) => comparePlaces(a.at, b.at));
}

/** What a name of an exception means: entities, by id before label before name, or a word of the ontology. Several where it is not said which. */
function createParties({ entities, ontology }: VocabularyView): (ref: Ref) => readonly string[] {
  const levels = [
    partiesBy(entities, ({ id }) => [id]),
    partiesBy(entities, ({ input }) => [input.label, input.labelEn ?? '']),
    partiesBy(entities, ({ input }) => (input.names ?? []).map(({ text }) => text)),
  ];
  const types = new Map(entities.map(({ id, input }) => [id, input.type]));
  const words = new Set([
    ...ontology.entityTypes.flatMap(({ name, kinds }) => [name, ...kinds.map(({ value }) => `${name}.${value}`)]),
    ...ontology.relationTypes.map(({ name }) => name),
  ]);
  return (ref) => {
    if (!ref.type && words.has(ref.name)) return [ref.name];
    for (const level of levels) {
      const ids = (level.get(ref.name) ?? []).filter((id) => !ref.type || types.get(id) === ref.type.name);
      if (ids.length > 0) return ids;
    }
    return [];
  };
}

type Level = ReadonlyMap<string, readonly string[]>;

function partiesBy(
  entities: readonly VocabularyEntity[],
  namesOf: (entity: VocabularyEntity) => readonly string[],
): Level {
  const called = entities.flatMap((entity) => namesOf(entity).map((name) => ({ name, id: entity.id })));
  return new Map([...Map.groupBy(called, ({ name }) => name)].map(([name, all]) => [name, all.map(({ id }) => id)]));
}

interface Needless {
  readonly ref: Ref;
  readonly lint: LintCode;
  readonly isKnown: boolean;
}

function nameNeedless({ ref, lint, isKnown }: Needless, faults: Faults): void {
  if (isKnown)
    faults.add(
      ref.at,
      'NEEDLESS',
      `Nothing is left to excuse: no ${lint} is found of “${ref.name}” with the others named here; leave it out.`,
    );
  else
    faults.add(
      ref.at,
      'UNKNOWN_NAME',
      `“${ref.name}” is neither an entity nor a word of the ontology; correct the name, or leave it out.`,
    );
}
