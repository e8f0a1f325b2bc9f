/** Relations against each other: circles, both directions, what follows from others, hierarchies that are too deep. */

import type { RelationTypeDef } from '../domain/ontology.ts';
import type { RelationTypeName } from '../domain/records.ts';
import { type Edges, wayBetween } from '../domain/ways.ts';
import type { RelationInput } from './input.ts';
import type { LintFinding } from './lint.ts';
import type { Placed } from './placed.ts';
import { pairKey, shownLabels, type VocabularyEntity, type VocabularyView } from './vocabulary-view.ts';
import { circlesIn, edgesOf, heightOf } from './vocabulary-ways.ts';

/** Steps up to the top: from a zone by village, town, county, prefecture and province to the country it is six. */
export const MAX_DEPTH = 6;

export function lintRelations(view: VocabularyView): readonly LintFinding[] {
  const hierarchies = view.ontology.relationTypes.filter(isHierarchy);
  return [
    ...bothDirections(view),
    ...mixedCycles(view),
    ...hierarchies.flatMap((type) => [...redundant(view, type), ...tooDeep(view, type)]),
  ];
}

/** What is part of a part is part of the whole: PART_OF, WITHIN. */
function isHierarchy({ acyclic, walkedBy }: RelationTypeDef): boolean {
  return acyclic && walkedBy.some(({ transitive }) => transitive);
}

/** Two in a circle of an acyclic type are refused (REFUSED), and not named again here. */
function bothDirections({ relations, ontology, byId }: VocabularyView): readonly LintFinding[] {
  const first = new Map<string, RelationInput>();
  const told = new Set<string>();
  return relations.flatMap(({ input, at }): readonly LintFinding[] => {
    const type = ontology.relationType(input.relationType);
    if (!type || type.acyclic || input.source === input.target) return [];
    const pair = `${type.name} ${pairKey(input.source, input.target)}`;
    const before = first.get(pair);
    if (!before) first.set(pair, input);
    if (!before || before.source === input.source || told.has(pair)) return [];
    told.add(pair);
    const [source, target] = [labelled(byId, input.source), labelled(byId, input.target)];
    const of = [input.source, input.target];
    return type.symmetric
      ? [{ lint: 'BOTH_PAGES', at, of, message: bothPages(type, source, target) }]
      : [{ lint: 'BOTH_WAYS', at, of, message: bothWays(type, source, target) }];
  });
}

function bothPages({ name }: RelationTypeDef, source: string, target: string): string {
  return `${name} reads the same from both ends, and ${source} and ${target} state it on both pages: keep it on one, where all of it is seen together.`;
}

function bothWays({ name, reads }: RelationTypeDef, source: string, target: string): string {
  return `${source} ${reads.en} ${target} (${name}), and the reverse is stated, too: keep the direction that the source gives.`;
}

/** Circles that more than one acyclic type closes: A is part of B, which supersedes A. */
function mixedCycles({ relations, ontology, byId }: VocabularyView): readonly LintFinding[] {
  const acyclic = relations.filter(({ input }) => ontology.relationType(input.relationType)?.acyclic);
  const edges = circlesIn(edgesOf(acyclic.map(({ input }) => input)));
  const told = new Set<string>();
  return acyclic.flatMap(({ input, at }): readonly LintFinding[] => {
    if (input.source === input.target || told.has(input.source) || !edges.has(input.source)) return [];
    const way = wayBetween(edges, input.target, input.source);
    if (!way || isOfOneType([input.source, ...way], acyclic)) return [];
    for (const id of way) told.add(id);
    const shown = [input.source, ...way].map((id) => labelled(byId, id)).join(' → ');
    const types = [...typesOn([input.source, ...way], acyclic)].toSorted().join(', ');
    const message = `${shown} is a circle of ${types}: nothing is above itself; one of its statements points the wrong way.`;
    return [{ lint: 'CYCLE', at, of: way.toSorted(), message }];
  });
}

function isOfOneType(way: readonly string[], relations: readonly Placed<RelationInput>[]): boolean {
  return typesOn(way, relations).size === 1;
}

function typesOn(way: readonly string[], relations: readonly Placed<RelationInput>[]): ReadonlySet<RelationTypeName> {
  const steps = new Set(way.slice(1).map((id, index) => `${way[index]} ${id}`));
  const on = relations.filter(({ input }) => steps.has(`${input.source} ${input.target}`));
  return new Set(on.map(({ input }) => input.relationType));
}

function redundant(view: VocabularyView, { name }: RelationTypeDef): readonly LintFinding[] {
  const own = view.relations.filter(({ input }) => input.relationType === name);
  const edges = edgesOf(own.map(({ input }) => input));
  return own.flatMap(({ input: { source, target }, at }): readonly LintFinding[] => {
    const nearer = (edges.get(source) ?? []).find((id) => id !== target && id !== source && leads(edges, id, target));
    if (nearer === undefined) return [];
    const [below, between, above] = [source, nearer, target].map((id) => labelled(view.byId, id));
    const message = `${below} is ${name} ${above} already by ${between}: leave it out, unless the source states both.`;
    return [{ lint: 'REDUNDANT', at, of: [source, target], message }];
  });
}

function leads(edges: Edges, from: string, to: string): boolean {
  return wayBetween(edges, from, to) !== undefined;
}

function tooDeep(view: VocabularyView, { name }: RelationTypeDef): readonly LintFinding[] {
  const own = view.relations.filter(({ input }) => input.relationType === name);
  const height = heightOf(edgesOf(own.map(({ input }) => input)));
  return view.entities.flatMap((entity): readonly LintFinding[] => {
    const depth = height(entity.id);
    // Of a chain that is too deep the first link beyond is named, not all below it.
    if (depth !== MAX_DEPTH + 1) return [];
    const message = `“${entity.input.label}” lies ${depth} steps of ${name} below the top; more than ${MAX_DEPTH} is hardly what a source says: look for a step that is none.`;
    return [{ lint: 'TOO_DEEP', at: entity.at, of: [entity.id], message }];
  });
}

function labelled(byId: ReadonlyMap<string, VocabularyEntity>, id: string): string {
  const entity = byId.get(id);
  return entity ? shownLabels([entity]) : id;
}
