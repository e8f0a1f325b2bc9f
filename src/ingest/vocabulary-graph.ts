/** What hangs together: entities that nothing refers to, that only DIFFERENT_FROM joins, and parts that nothing joins with the rest. */
import type { Ontology } from '../domain/ontology.ts';
import type { EvidenceInput, StatementInput } from './input.ts';
import type { LintFinding } from './lint.ts';
import type { SeedEntity } from './seed-form.ts';
import { shownLabels, type VocabularyEntity, type VocabularyView } from './vocabulary-view.ts';
import { partsOf } from './vocabulary-ways.ts';

export function lintGraph(view: VocabularyView): readonly LintFinding[] {
  const orphans = orphansIn(view);
  const links = linksIn(view);
  const told = toldApartOnly(view, links);
  const alone = new Set([...orphans, ...told].map(({ id }) => id));
  return [
    ...orphans.map((one) => orphan(one, view.ontology)),
    ...told.map(toldApartAlone),
    ...parts(view, links, alone),
  ];
}

/** A name that leads to several mentions them all: that fault is named, and these would be named for it. */
function orphansIn({ seed, entities, ontology }: VocabularyView): readonly VocabularyEntity[] {
  const { directory } = seed.inputs;
  const stating = new Set(
    seed.files
      .flatMap((file) => file.entities)
      .filter(statesSomething)
      .map((entity) => directory.idOf.get(entity)),
  );
  return entities.filter(
    (entity) => !directory.mentioned.has(entity.id) && !stating.has(entity.id) && !canBeCited(entity, ontology),
  );
}

/** A source that is described stands for itself: it can be looked up and cited. */
function canBeCited({ input }: VocabularyEntity, ontology: Ontology): boolean {
  const type = ontology.entityType(input.type);
  const described = new Set(type?.fields.flatMap(({ name, csl }) => (csl === undefined ? [] : [name])));
  return type?.isSource === true && Object.keys(input.fields ?? {}).some((field) => described.has(field));
}

function statesSomething({ statements, figures, claims }: SeedEntity): boolean {
  return statements.length + figures.length + claims.length > 0;
}

function orphan({ id, at, input }: VocabularyEntity, ontology: Ontology): LintFinding {
  const isSource = ontology.entityType(input.type)?.isSource === true;
  const what = isSource
    ? 'say with `fields:` when or where it appeared, so that it can be cited, or name it under `cited:` where a text cites it'
    : 'give it a statement, or leave it out';
  const message = `Nothing refers to “${input.label}”, and it states nothing: ${what}.`;
  return { lint: 'ORPHAN', at, of: [id], message };
}

interface Links {
  /** What a statement joins, but for DIFFERENT_FROM. */
  readonly pairs: readonly (readonly [string, string])[];
  /** All ids that anything but DIFFERENT_FROM touches: ends, claims with no object, sources of passages. */
  readonly touched: ReadonlySet<string>;
}

/** Every statement joins its subject with what else it names; passages join nothing, or a text's source would join all of it. */
function linksIn({ seed, relations }: VocabularyView): Links {
  const { observations, claims, passages } = seed.inputs;
  const named = [
    ...relations
      .filter(({ input }) => input.relationType !== 'DIFFERENT_FROM')
      .map(({ input }) => [
        input.source,
        input.target,
        ...(input.qualifiers ?? []).map(({ entity }) => entity),
        ...citing(input),
      ]),
    ...observations.map(({ input }) => [input.subject, input.indicator, input.comparedWith, ...citing(input)]),
    ...claims.map(({ input }) => [input.subject, input.object, input.scope, ...citing(input)]),
  ];
  const pairs = named.flatMap(([subject, ...others]) =>
    others.flatMap((other) => (subject && other ? [[subject, other] as const] : [])),
  );
  const sources = passages.map(({ input }) => input.document);
  const fields = seed.inputs.entities
    .flatMap(({ input }) => input.fieldEvidence ?? [])
    .flatMap(({ evidence }) => cited(evidence));
  return { pairs, touched: new Set([...named.flat().filter((id) => typeof id === 'string'), ...sources, ...fields]) };
}

function citing({ attributedTo, evidence }: StatementInput): readonly (string | null | undefined)[] {
  return [attributedTo, ...cited(evidence)];
}

function cited(evidence: readonly EvidenceInput[]): readonly string[] {
  return evidence.flatMap((place) => (place.cited ?? []).flatMap(({ source }) => source ?? []));
}

function toldApartOnly({ entities, relations }: VocabularyView, { touched }: Links): readonly VocabularyEntity[] {
  const told = new Set(
    relations
      .filter(({ input }) => input.relationType === 'DIFFERENT_FROM')
      .flatMap(({ input }) => [input.source, input.target]),
  );
  return entities.filter(({ id }) => told.has(id) && !touched.has(id));
}

function toldApartAlone({ id, at, input }: VocabularyEntity): LintFinding {
  const message = `All that is stated of “${input.label}” is what it is not: state what it is, or leave it out.`;
  return { lint: 'ONLY_DIFFERENT', at, of: [id], message };
}

/** All parts but the largest; a source that only passages stand in is joined with what they say, one that stands for itself with nothing. */
function parts(view: VocabularyView, links: Links, alone: ReadonlySet<string>): readonly LintFinding[] {
  const sources = new Set([
    ...view.seed.inputs.passages.map(({ input }) => input.document),
    ...view.entities.filter((entity) => canBeCited(entity, view.ontology)).map(({ id }) => id),
  ]);
  const ids = view.entities.map(({ id }) => id).filter((id) => !alone.has(id));
  const all = partsOf(ids, links.pairs).filter(([first = '', ...more]) => more.length > 0 || !sources.has(first));
  const [, ...others] = all.toSorted((one, other) => other.length - one.length);
  return others.map((part) => disconnected(part.flatMap((id) => view.byId.get(id) ?? [])));
}

function disconnected(members: readonly VocabularyEntity[]): LintFinding {
  const [first] = members as readonly [VocabularyEntity, ...VocabularyEntity[]];
  const what = members.length === 1 ? 'is' : 'are';
  const message = `${shownLabels(members)} ${what} joined with nothing else: state what joins ${members.length === 1 ? 'it' : 'them'} with the rest.`;
  return { lint: 'DISCONNECTED', at: first.at, of: [first.id], message };
}
