/** What belongs to an entity, a source or a passage. One statement a call. */
import type { Ontology } from '../../domain/ontology.ts';
import { emptyPage, type Page, type PageRequest } from '../../domain/page.ts';
import type { GraphRecord, RelationRecord, Stored } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { GraphStore, RelationsOfQuery, SeenRelation } from '../port.ts';
import type { Brought } from './brought.ts';
import {
  type CompiledOwn,
  compileClaimsOf,
  compileContentOf,
  compileMentionsIn,
  compileObservationsOf,
  compilePassagesOf,
  compileStatementsIn,
} from './compile-own.ts';
import type { Seeing } from './compile-parts.ts';
import { compileRelationsOf, RELATION_OF_KEY } from './compile-relations-of.ts';
import type { Row } from './connection.ts';
import type { Ask } from './gathering.ts';
import { byPlace, pageOf, rowsIn, storedOf, totalOf } from './rows.ts';

type Lists = 'relationsOf' | 'observationsOf' | 'claimsOf' | 'passagesOf' | 'contentOf' | 'mentionsIn' | 'statementsIn';
export type OwnReads = Pick<GraphStore, Lists>;

export function createOwnReads(ask: Ask, ontology: Ontology, brought: Brought): OwnReads {
  const own = async <R extends GraphRecord>(
    asked: Asked,
    compile: (seeing: Seeing) => CompiledOwn,
  ): Promise<readonly Page<Stored<R>>[]> => {
    if (asked.ids.length === 0) return [];
    const { question, key } = compile({ ontology, viewer: asked.scope.viewer });
    const { page, scope } = asked;
    const rows = byPlace(await ask(question, scope.deadlineAt), asked.ids.length);
    return rows.map((row) => {
      if (!row) return emptyPage();
      const [, total, found] = row;
      return pageOf(rowsIn(found), { key, first: page.first, total: totalOf(total, page) }, storedOf<R>);
    });
  };
  return {
    relationsOf: async (ids, query, scope) => {
      if (ids.length === 0) return [];
      const question = compileRelationsOf({ ontology, viewer: scope.viewer }, ids, query);
      const rows = byPlace(await ask(question, scope.deadlineAt), ids.length);
      return rows.map((row) => (row ? relationsIn(row, { ontology, query, scope, brought }) : emptyPage()));
    },
    observationsOf: (ids, page, scope) =>
      own({ ids, page, scope }, (seeing) => compileObservationsOf(seeing, ids, page)),
    claimsOf: (ids, page, scope) => own({ ids, page, scope }, (seeing) => compileClaimsOf(seeing, ids, page)),
    passagesOf: (ids, page, scope) => own({ ids, page, scope }, (seeing) => compilePassagesOf(seeing, ids, page)),
    contentOf: (ids, section, page, scope) =>
      own({ ids, page, scope }, (seeing) => compileContentOf(seeing, ids, section, page)),
    mentionsIn: (ids, types, page, scope) =>
      own({ ids, page, scope }, (seeing) => compileMentionsIn(seeing, ids, types, page)),
    statementsIn: (ids, page, scope) => own({ ids, page, scope }, (seeing) => compileStatementsIn(seeing, ids, page)),
  };
}

interface Asked {
  readonly ids: readonly string[];
  readonly page: PageRequest;
  readonly scope: Scope;
}

interface AskedRelations {
  readonly ontology: Ontology;
  readonly query: RelationsOfQuery;
  readonly scope: Scope;
  readonly brought: Brought;
}

/** The records of the other ends are put aside for who asks for them next. */
function relationsIn(
  [, total, found, more, own]: Row,
  { ontology, query: { page }, scope, brought }: AskedRelations,
): Page<SeenRelation> {
  const request = {
    key: RELATION_OF_KEY,
    first: page.first,
    total: totalOf(total, page),
    hasNextPage: more === true,
  };
  return pageOf(rowsIn(found), request, (row) => {
    const seen = seenRelation(ontology, storedOf(row), String(own));
    const [, , , doc, revision] = row;
    if (typeof doc === 'string') brought.add(scope, seen.other, [doc, Number(revision)]);
    return seen;
  });
}

function seenRelation(ontology: Ontology, { record, revision }: Stored<RelationRecord>, own: string): SeenRelation {
  const { relationType, source, target } = record;
  const isSymmetric = ontology.relationType(relationType)?.symmetric === true;
  const isSource = source === own;
  const direction = isSymmetric ? 'BOTH' : isSource ? 'OUT' : 'IN';
  return { record, revision, other: isSource ? target : source, direction };
}
