/** An entity's relations: a page of each end from an index, whatever number of relations the entity has. Pure. */
import type { Direction } from '../../domain/filter.ts';
import type { RelationsOfQuery } from '../port.ts';
import { keyed, type SortKey } from './compile-order.ts';
import {
  asked,
  docAndRevision,
  entityRanks,
  oneOf,
  relationRanks,
  type Seeing,
  visible,
  where,
} from './compile-parts.ts';
import { cypher, type Part, type Question, questionOf, raw, shared } from './cypher.ts';
import { ALL_KEYS, KEY_KINDS, type KeyRange, orderKey, rangesAfter, rangesOfNumbers } from './order-keys.ts';

export const RELATION_OF_KEY: SortKey = [keyed('key', KEY_KINDS.relationsOf)];

/**
 * Columns: place in the list of ids, total, the rows of its page (doc, revision, sort key, doc and revision of the other end where the
 * viewer may see it), whether more follow, id of the entity.
 */
export function compileRelationsOf(seeing: Seeing, ids: readonly string[], query: RelationsOfQuery): Question {
  const { page } = query;
  const most = shared(page.first + 1);
  const ranges = rangesOfEnds(seeing, query);
  const cut = page.after && orderKey(KEY_KINDS.relationsOf, page.after);
  const beyond = (range: readonly KeyRange[]) => (cut === undefined ? range : rangesAfter(range, cut));
  const first = (end: End) => cypher`UNWIND ${beyond(ranges[end.name])} AS range
    CALL (ask, a, range) {
      ${atEnd(seeing, end, query)}
      RETURN l, l.${raw(end.key)} AS key ORDER BY l.${raw(end.property)}, l.${raw(end.key)} LIMIT ${most}
    }
    RETURN l, key`;
  const part = cypher`${asked(seeing, ids)}
CALL (ask, a) {
  CALL (ask, a) {
    ${first(SOURCE)}
    UNION ALL
    ${first(TARGET)}
  }
  WITH l, key ORDER BY key LIMIT ${most}
  RETURN collect([l, key]) AS found
}
CALL (a, found) {
  UNWIND found[..${shared(page.first)}] AS one
  WITH one[0] AS l, one[1] AS key
  OPTIONAL MATCH (o:Record {id: CASE l.source WHEN a.id THEN l.target ELSE l.source END})${where([raw('o <> a'), visible('o', seeing.viewer)])}
  RETURN collect([${raw(docAndRevision('l', seeing.viewer))}, key, ${raw(docAndRevision('o', seeing.viewer))}]) AS rows
}
RETURN at, ${page.withTotal ? total(seeing, query, ranges) : raw('0')} AS total, rows, size(found) > ${shared(page.first)} AS more, a.id AS own`;
  return questionOf(part, { columns: ['at', 'total', 'rows', 'more', 'own'], size: ids.length * page.first });
}

/** An end that an entity can be, and the property that sorts its relations there. */
interface End {
  readonly name: 'source' | 'target';
  readonly property: string;
  readonly key: string;
  readonly otherType: string;
  /** One from an entity to itself is listed from its source alone. */
  readonly conditions: readonly Part[];
}

const SOURCE: End = {
  name: 'source',
  property: 'source',
  key: '_outOrder',
  otherType: 'l._targetType',
  conditions: [],
};
const TARGET: End = {
  name: 'target',
  property: 'target',
  key: '_inOrder',
  otherType: 'l._sourceType',
  conditions: [raw('l.source <> l.target')],
};

type RangesOfEnds = Readonly<Record<End['name'], readonly KeyRange[]>>;

/** At the end that the direction does not ask for stand the symmetric types, which run in every direction. */
function rangesOfEnds({ ontology }: Seeing, { types, direction }: RelationsOfQuery): RangesOfEnds {
  const chosen = types && relationRanks(ontology, types);
  const symmetric = ontology.relationTypes.filter((type) => type.symmetric).map((type) => type.rank);
  const full = chosen ? rangesOfNumbers(chosen) : [ALL_KEYS];
  const turned = rangesOfNumbers(chosen ? symmetric.filter((rank) => chosen.includes(rank)) : symmetric);
  const of = (opposite: Direction) => (direction === opposite ? turned : full);
  return { source: of('IN'), target: of('OUT') };
}

/** Binds `l` to the relations of `a` at the end, within `range`. */
function atEnd(seeing: Seeing, { property, key, otherType, conditions }: End, query: RelationsOfQuery): Part {
  const inRange = [
    raw(`l.${property} = a.id AND l.${key} > range[0] AND l.${key} < range[1]`),
    ...conditions,
    oneOf('l.status', query.status),
    oneOf('l.basis', query.basis),
    oneOf(otherType, query.otherTypes && entityRanks(seeing.ontology, query.otherTypes)),
    visible('l', seeing.viewer),
  ];
  return cypher`MATCH (l:Relation) USING INDEX SEEK ${raw(`l:Relation(${property}, ${key})`)}${where(inRange)}`;
}

/** The number that the entity keeps, or counted where something narrows the list. */
function total(seeing: Seeing, query: RelationsOfQuery, ranges: RangesOfEnds): Part {
  const { types, status, basis, otherTypes, direction } = query;
  const isWhole = direction === 'BOTH' && !types && !status && !basis && !otherTypes;
  if (isWhole) return raw(seeing.viewer === 'EDITORS' ? 'coalesce(a._degree, 0)' : 'coalesce(a._publicDegree, 0)');
  const counted = (end: End) =>
    cypher`COUNT { UNWIND ${ranges[end.name]} AS range ${atEnd(seeing, end, query)} RETURN l }`;
  return cypher`${counted(SOURCE)} + ${counted(TARGET)}`;
}
