/** What belongs to entities, sources and passages, relations apart. Each statement answers for all ids that are asked. Pure. */
import type { PageRequest } from '../../domain/page.ts';
import type { EntityTypeName } from '../../domain/records.ts';
import { gathered } from './compile-gathered.ts';
import { after, keyed, numbered, orderBy, type SortKey, sortColumns, texted } from './compile-order.ts';
import { asked, docAndRevision, entityRanks, oneOf, type Seeing, visible, where } from './compile-parts.ts';
import { below, MENTION_IN_PASSAGE, mentionOf, mentionSeen } from './compile-places.ts';
import {
  cypher,
  joined,
  NOTHING,
  type Part,
  type Query,
  type Question,
  queryOf,
  questionOf,
  raw,
  shared,
} from './cypher.ts';
import { ALL_KEYS, KEY_KINDS, type KeyKinds, orderKey } from './order-keys.ts';

/** Columns: place in the list of ids, total, and the rows of its page: doc, revision, then the sort columns. */
export interface CompiledOwn {
  readonly question: Question;
  readonly key: SortKey;
}

/** Of its subject, with those of what it gathers, and of an indicator all that it measures. */
export function compileObservationsOf(seeing: Seeing, ids: readonly string[], page: PageRequest): CompiledOwn {
  const reads = [
    { label: 'Observation', property: 'subject', values: 'subjects' },
    { label: 'Observation', property: 'indicator', values: '[a.id]' },
  ];
  return ofSubjects(seeing, ids, { variable: 'o', kinds: KEY_KINDS.observations, reads, page });
}

export function compileClaimsOf(seeing: Seeing, ids: readonly string[], page: PageRequest): CompiledOwn {
  const reads = [{ label: 'Claim', property: 'subject', values: 'subjects' }];
  return ofSubjects(seeing, ids, { variable: 'c', kinds: KEY_KINDS.claims, reads, page });
}

interface OfSubjects {
  readonly variable: string;
  readonly kinds: KeyKinds;
  /** The statements whose property is one of the values; an index has them in their order. */
  readonly reads: readonly { readonly label: string; readonly property: string; readonly values: string }[];
  readonly page: PageRequest;
}

function ofSubjects(seeing: Seeing, ids: readonly string[], { variable, kinds, reads, page }: OfSubjects): CompiledOwn {
  const most = shared(page.first + 1);
  const key = [keyed(`${variable}._order`, kinds)];
  const node = raw(variable);
  const matched = ({ label, property }: OfSubjects['reads'][number], from: string) => {
    const conditions = [
      raw(`${variable}.${property} = value`),
      cypher`${node}._order > ${from}`,
      visible(variable, seeing.viewer),
    ];
    return cypher`MATCH (${node}:${raw(label)}) USING INDEX SEEK ${raw(`${variable}:${label}(${property}, _order)`)}${where(conditions)}`;
  };
  const from = page.after ? orderKey(kinds, page.after) : ALL_KEYS[0];
  const first = reads.map(
    (read) => cypher`UNWIND ${raw(read.values)} AS value
    CALL (ask, value) {
      ${matched(read, from)}
      RETURN ${node} ORDER BY ${raw(`${variable}.${read.property}, ${variable}._order`)} LIMIT ${most}
    }
    RETURN ${node}`,
  );
  const counted = reads.map(
    (read) => cypher`UNWIND ${raw(read.values)} AS value ${matched(read, ALL_KEYS[0])} RETURN ${node}`,
  );
  const part = cypher`${asked(seeing, ids)}
${gathered(seeing)}
CALL (ask, a, subjects) {
  CALL (ask, a, subjects) {
    ${joined(first, '\n    UNION\n    ')}
  }
  WITH ${node} ${orderBy(key)} LIMIT ${most}
  RETURN ${collected(seeing, variable, key)} AS rows
}
RETURN at, ${page.withTotal ? cypher`COUNT { ${joined(counted, ' UNION ')} }` : raw('0')} AS total, rows`;
  return { question: pageQuestion(part, ids, page), key };
}

/** Most statements about the entity first. */
export function compilePassagesOf(seeing: Seeing, ids: readonly string[], page: PageRequest): CompiledOwn {
  const strength = seeing.viewer === 'EDITORS' ? '-m.count' : '-m._publicCount';
  return ofPattern(seeing, ids, {
    variable: 'p',
    pattern: MENTION_IN_PASSAGE,
    conditions: [mentionOf('a'), mentionSeen(seeing), visible('p', seeing.viewer)],
    key: [numbered(strength), texted('p.document'), numbered('p.paragraph'), texted('p.id')],
    page,
  });
}

export function compileMentionsIn(
  seeing: Seeing,
  passages: readonly string[],
  types: readonly EntityTypeName[] | undefined,
  page: PageRequest,
): CompiledOwn {
  return ofPattern(seeing, passages, {
    variable: 'e',
    pattern: '(a)<-[:IN_PASSAGE]-(m:Mention), (e:Record:Entity {id: m.entity})',
    conditions: [
      mentionSeen(seeing),
      visible('e', seeing.viewer),
      oneOf('e._type', types && entityRanks(seeing.ontology, types)),
    ],
    key: [numbered('e._type'), keyed('e._order', KEY_KINDS.entities)],
    page,
  });
}

/** A statement may quote a passage more than once. */
export function compileStatementsIn(seeing: Seeing, passages: readonly string[], page: PageRequest): CompiledOwn {
  return ofPattern(seeing, passages, {
    variable: 's',
    pattern: '(a)<-[:EVIDENCED_BY]-(s:Statement)',
    conditions: [visible('s', seeing.viewer)],
    key: [numbered('CASE WHEN s:Relation THEN 0 WHEN s:Observation THEN 1 ELSE 2 END'), texted('s.id')],
    page,
    isRepeated: true,
  });
}

interface OfPattern {
  readonly variable: string;
  /** From `a` to what is listed. */
  readonly pattern: string;
  readonly conditions: readonly (Part | undefined)[];
  readonly key: SortKey;
  readonly page: PageRequest;
  /** Whether the pattern can find a record more than once. */
  readonly isRepeated?: boolean;
}

function ofPattern(seeing: Seeing, ids: readonly string[], list: OfPattern): CompiledOwn {
  const { variable, conditions, key, page, isRepeated } = list;
  const pattern = raw(list.pattern);
  const distinct = isRepeated ? raw(`WITH DISTINCT ${variable} `) : NOTHING;
  const beyond = after(key, page.after);
  const cut = isRepeated ? where([beyond]) : NOTHING;
  const found = where(isRepeated ? conditions : [...conditions, beyond]);
  const part = cypher`${asked(seeing, ids)}
CALL (ask, a) {
  MATCH ${pattern}${found}
  ${distinct}${cut.text === '' ? NOTHING : cypher`${cut}\n  `}WITH * ${orderBy(key)} LIMIT ${shared(page.first + 1)}
  RETURN ${collected(seeing, variable, key)} AS rows
}
RETURN at, ${page.withTotal ? cypher`COUNT { MATCH ${pattern}${where(conditions)} RETURN DISTINCT ${raw(variable)} }` : raw('0')} AS total, rows`;
  return { question: pageQuestion(part, ids, page), key };
}

/** From an index, in the order of the text. */
export function compileContentOf(
  seeing: Seeing,
  ids: readonly string[],
  section: readonly string[],
  page: PageRequest,
): CompiledOwn {
  const key = [keyed('p._order', KEY_KINDS.content)];
  const content = (from: string) =>
    ownPassages([cypher`p._order > ${from}`, below(section), visible('p', seeing.viewer)]);
  const from = page.after ? orderKey(KEY_KINDS.content, page.after) : ALL_KEYS[0];
  const part = cypher`${asked(seeing, ids)}
CALL (ask, a) {
  ${content(from)}
  WITH p ORDER BY p.document, p._order LIMIT ${shared(page.first + 1)}
  RETURN ${collected(seeing, 'p', key)} AS rows
}
RETURN at, ${page.withTotal ? cypher`COUNT { ${content(ALL_KEYS[0])} }` : raw('0')} AS total, rows`;
  return { question: pageQuestion(part, ids, page), key };
}

/** Rows: place in the list of ids, and id, section and paragraph of the source's passages. */
export function compileOutline(seeing: Seeing, ids: readonly string[]): Query {
  const content = ownPassages([raw("p._order > ''"), visible('p', seeing.viewer)]);
  return queryOf(
    cypher`${asked(seeing, ids)}\nRETURN at, COLLECT { ${content} RETURN [p.id, p.section, p.paragraph] } AS passages`,
  );
}

function ownPassages(conditions: readonly (Part | undefined)[]): Part {
  return cypher`MATCH (p:Passage) USING INDEX SEEK p:Passage(document, _order)${where([raw('p.document = a.id'), ...conditions])}`;
}

function pageQuestion(part: Part, ids: readonly string[], { first }: PageRequest): Question {
  return questionOf(part, { columns: ['at', 'total', 'rows'], size: ids.length * first });
}

function collected({ viewer }: Seeing, variable: string, key: SortKey): Part {
  return raw(`collect([${docAndRevision(variable, viewer)}, ${sortColumns(key)}])`);
}
