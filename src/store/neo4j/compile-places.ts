/** What is stated or mentioned in the passages of some sources, or below some heading. The passage is `p`, a mention `m`. Pure. */
import type { Narrowing } from './compile-narrowing.ts';
import { type Bound, resolvedIds, type Seeing, visible, where } from './compile-parts.ts';
import { cypher, type Part, raw } from './cypher.ts';

interface Places {
  readonly documents?: readonly string[];
  readonly section?: readonly string[];
}

/** Of a passage `p`. */
function isPlace({ viewer }: Seeing, { documents, section = [] }: Places): readonly (Part | undefined)[] {
  return [documents && raw('p.document IN documents'), below(section), visible('p', viewer)];
}

/** Whether the headings of a passage `p` start with the path. */
export function below(section: readonly string[]): Part | undefined {
  return section.length === 0 ? undefined : cypher`p.section[..${section.length}] = ${section}`;
}

function placesOf(seeing: Seeing, { section }: Places): Part {
  const conditions = [raw("p.document = value AND p._order > ''"), ...isPlace(seeing, section ? { section } : {})];
  return cypher`UNWIND documents AS value MATCH (p:Passage)${where(conditions)}`;
}

function documentsOf({ documents = [] }: Places): Bound {
  return { variable: 'documents', list: resolvedIds(documents) };
}

export function statedIn(seeing: Seeing, variable: string, label: string, filter: Places): Narrowing {
  const statement = raw(variable);
  return {
    bound: [documentsOf(filter)],
    found: {
      clauses: cypher`CALL (ask, documents) {\n    ${placesOf(seeing, filter)}\n    MATCH (p)<-[:EVIDENCED_BY]-(${statement}:${raw(label)}) RETURN DISTINCT ${statement}\n  }`,
    },
    condition: isStatedIn(seeing, variable, filter) ?? raw('true'),
  };
}

export function isStatedIn(seeing: Seeing, variable: string, filter: Places): Part | undefined {
  if (!filter.documents && !filter.section?.length) return undefined;
  return cypher`EXISTS { MATCH (${raw(variable)})-[:EVIDENCED_BY]->(p:Passage)${where(isPlace(seeing, filter))} }`;
}

export function mentionedIn(seeing: Seeing, filter: Places): Narrowing {
  const seen = where([mentionSeen(seeing)]);
  return {
    bound: [documentsOf(filter)],
    found: {
      clauses: cypher`CALL (ask, documents) {\n    ${placesOf(seeing, filter)}\n    MATCH (p)<-[:IN_PASSAGE]-(m:Mention)${seen}
    MATCH (e:Record:Entity {id: m.entity}) RETURN DISTINCT e\n  }`,
    },
    condition: isMentionedIn(seeing, filter) ?? raw('true'),
  };
}

export function isMentionedIn(seeing: Seeing, filter: Places): Part | undefined {
  if (!filter.documents && !filter.section?.length) return undefined;
  const conditions = where([mentionOf('e'), ...isPlace(seeing, filter), mentionSeen(seeing)]);
  return cypher`EXISTS { MATCH ${raw(MENTION_IN_PASSAGE)}${conditions} }`;
}

/** A pattern of the passages `p` that speak of the entity of `mentionOf`. */
export const MENTION_IN_PASSAGE = '(m:Mention)-[:IN_PASSAGE]->(p:Passage)';

/** Whether `m` is a mention of the entity; an index gives those. */
export function mentionOf(entity: string): Part {
  return raw(`m.entity = ${entity}.id AND m.passage > ''`);
}

/** Whether the viewer sees a record that makes the passage mention the entity. */
export function mentionSeen({ viewer }: Seeing): Part | undefined {
  return viewer === 'EDITORS' ? undefined : raw('m._publicCount > 0');
}
