/** Records by id and entities by name. */
import type { NameKey } from '../../domain/change.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { EntityTypeName } from '../../domain/records.ts';
import type { Scope, Viewer } from '../../domain/scope.ts';
import type { GraphStore } from '../port.ts';
import type { Brought } from './brought.ts';
import { docOf, visible, where } from './compile-parts.ts';
import { cypher, type Question, questionOf, raw } from './cypher.ts';
import type { Ask } from './gathering.ts';
import { storedOf } from './rows.ts';

/** Of each key in `named`. */
const MAX_NAMED = 20;

export function createRecordReads(
  ask: Ask,
  ontology: Ontology,
  brought?: Brought,
): Pick<GraphStore, 'records' | 'named'> {
  return {
    records: (ids, scope) => records({ ask, brought }, ids, scope),
    async named(keys, type, { viewer, deadlineAt }) {
      const answers: string[][] = keys.map(() => []);
      if (keys.length === 0) return answers;
      for (const [at, ids] of await ask(compileNamed(ontology, keys, type, viewer), deadlineAt))
        answers[Number(at)] = ids as string[];
      return answers;
    },
  };
}

interface Sources {
  readonly ask: Ask;
  readonly brought: Brought | undefined;
}

async function records({ ask, brought }: Sources, ids: readonly string[], scope: Scope) {
  const answers = ids.map((id) => brought?.find(scope, id));
  const missing = [...ids.keys()].filter((at) => answers[at] === undefined);
  if (missing.length === 0) return answers;
  const asked = missing.map((at) => ids[at] ?? '');
  for (const [at, doc, revision] of await ask(compileRecords(asked, scope.viewer), scope.deadlineAt))
    answers[missing[Number(at)] ?? 0] = storedOf([String(doc), Number(revision)]);
  return answers;
}

/** Columns: place in the list of ids, text of the record, revision. */
export function compileRecords(ids: readonly string[], viewer: Viewer): Question {
  const seen = where([visible('r', viewer)]);
  const part = cypher`WITH ${ids} AS ids
UNWIND range(0, size(ids) - 1) AS at
OPTIONAL MATCH (m:MergedId {id: ids[at]})
WITH at, coalesce(m.target, ids[at]) AS id
MATCH (r:Record {id: id})${seen}
RETURN at, ${raw(docOf('r', viewer))} AS doc, r._revision AS revision`;
  return questionOf(part, { columns: ['at', 'doc', 'revision'], size: ids.length });
}

/** Columns: place in the list of keys, ids. A type that the ontology lacks has no entities. */
export function compileNamed(
  ontology: Ontology,
  keys: readonly NameKey[],
  type: EntityTypeName | undefined,
  viewer: Viewer,
): Question {
  const conditions = where([
    type === undefined ? undefined : cypher`e._type = ${ontology.entityType(type)?.rank ?? -1}`,
    ...(viewer === 'PUBLIC' ? [visible('e', viewer), raw(HELD_FOR_PUBLIC)] : []),
  ]);
  const part = cypher`WITH ${keys.map(({ level, key }) => [level, key])} AS keys
UNWIND range(0, size(keys) - 1) AS at
WITH at, keys[at] AS key
CALL (ask, key) {
  MATCH (k:NameKey {level: key[0], key: key[1]})
  MATCH (e:Record:Entity {id: k.entity})${conditions}
  WITH DISTINCT e.id AS id ORDER BY id LIMIT ${raw(String(MAX_NAMED))}
  RETURN collect(id) AS ids
}
RETURN at, ids`;
  return questionOf(part, { columns: ['at', 'ids'], size: keys.length });
}

const HELD_FOR_PUBLIC = '(k.document IS NULL OR EXISTS { MATCH (k)-[:ONLY_IN]->(d) WHERE NOT d._hidden })';
