/** The lists of the whole graph, outlines and counts. One statement a call. */
import type { Ontology } from '../../domain/ontology.ts';
import type { Page, PageRequest } from '../../domain/page.ts';
import type { GraphRecord, Stored } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { GraphStore, OutlineSection, StoreCounts } from '../port.ts';
import { compileCounts } from './compile-counts.ts';
import { compileEntityCount } from './compile-entity-counts.ts';
import {
  type CompiledLists,
  compileClaims,
  compileEntities,
  compileObservations,
  compileRelations,
} from './compile-lists.ts';
import { compileOutline } from './compile-own.ts';
import type { Seeing } from './compile-parts.ts';
import type { Run } from './connection.ts';
import { together } from './cypher.ts';
import type { Ask } from './gathering.ts';
import { outlineOfPassages } from './outline.ts';
import { byPlace, pageOf, rowsIn, storedOf, totalOf } from './rows.ts';

export interface ListSources {
  readonly run: Run;
  readonly ask: Ask;
}

export type ListReads = Pick<
  GraphStore,
  'entities' | 'relations' | 'observations' | 'claims' | 'outlineOf' | 'counts' | 'countEntities'
>;

export function createListReads({ run, ask }: ListSources, ontology: Ontology): ListReads {
  const seeing = ({ viewer }: Scope): Seeing => ({ ontology, viewer });
  const pages = async <R extends GraphRecord, Q extends { readonly page: PageRequest }>(
    queries: readonly Q[],
    scope: Scope,
    compile: (seeing: Seeing, queries: readonly Q[]) => CompiledLists,
  ): Promise<readonly Page<Stored<R>>[]> => {
    if (queries.length === 0) return [];
    const { questions, isSmall, keys } = compile(seeing(scope), queries);
    const [one, ...others] = questions;
    const found =
      one && isSmall && others.length === 0
        ? (await ask(one, scope.deadlineAt)).map((row) => [0, ...row])
        : await run(together(questions), scope.deadlineAt);
    const rows = byPlace(found, queries.length);
    return queries.map(({ page }, at) => {
      const [, total, listed = []] = rows[at] ?? [];
      const request = { key: keys[at] ?? [], first: page.first, total: totalOf(total, page) };
      return pageOf(rowsIn(listed), request, storedOf<R>);
    });
  };
  return {
    entities: (queries, scope) => pages(queries, scope, compileEntities),
    relations: (queries, scope) => pages(queries, scope, compileRelations),
    observations: (queries, scope) => pages(queries, scope, compileObservations),
    claims: (queries, scope) => pages(queries, scope, compileClaims),
    outlineOf: async (ids, scope) => {
      if (ids.length === 0) return [];
      const rows = byPlace(await run(compileOutline(seeing(scope), ids), scope.deadlineAt), ids.length);
      return rows.map((row) => outlineIn(row?.[1]));
    },
    counts: async (scope) => {
      const [row = []] = await run(compileCounts(seeing(scope)), scope.deadlineAt);
      return countsOf(ontology, row);
    },
    countEntities: async (filters, scope) => {
      if (filters.length === 0) return [];
      const questions = filters.map((filter) => compileEntityCount(seeing(scope), filter));
      const rows = byPlace(await run(together(questions), scope.deadlineAt), filters.length);
      return rows.map((row) => Number(row?.[1] ?? 0));
    },
  };
}

function outlineIn(column: unknown): readonly OutlineSection[] {
  // compileOutline collects lists of this shape.
  const passages = (column ?? []) as readonly (readonly [id: string, section: readonly string[], paragraph: number])[];
  return outlineOfPassages(passages.map(([id, section, paragraph]) => ({ id, section, paragraph })));
}

function countsOf({ entityTypes, relationTypes }: Ontology, row: readonly unknown[]): StoreCounts {
  // compileCounts selects these columns.
  const [entities, relations, passages, observations, claims, hiddenPairs] = row as [
    entities: readonly number[],
    relations: readonly number[],
    passages: number,
    observations: number,
    claims: number,
    hidden: readonly (readonly [rank: number, count: number])[],
  ];
  const hidden = new Map(hiddenPairs);
  const seen = relations.map((count, rank) => count - (hidden.get(rank) ?? 0));
  return {
    entities: named(entityTypes, entities),
    relations: named(relationTypes, seen),
    passages,
    observations,
    claims,
  };
}

/** What there is none of is left out. */
function named(
  types: readonly { readonly name: string }[],
  counts: readonly number[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    types.flatMap(({ name }, rank) => {
      const count = counts[rank] ?? 0;
      return count > 0 ? [[name, count]] : [];
    }),
  );
}
