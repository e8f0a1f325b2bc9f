/**
 * The tables. Every record has a number `n`, which the other tables use in place of its id. What lists sort by is stored ready to sort
 * (domain/order.ts), with ABSENT_TEXT or Infinity where nothing is, so that an index serves a page at any depth.
 */

/** Sorts after every period key and sort key, which are ASCII letters, digits and marks below `~`. */
export const ABSENT_TEXT = '~';

/** "gong": tells our files from other SQLite files. */
export const APPLICATION_ID = 0x676f6e67;

export const KINDS = ['entity', 'passage', 'relation', 'observation', 'claim'] as const;

/** `hidden` is 1 where PUBLIC may not see the record; `public_doc` is set where PUBLIC sees less of it than `doc` says. */
const RECORDS = `
CREATE TABLE record (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  hidden INTEGER NOT NULL DEFAULT 0,
  doc TEXT NOT NULL,
  public_doc TEXT,
  identity TEXT
);
CREATE UNIQUE INDEX record_identity ON record (identity) WHERE identity IS NOT NULL;
CREATE INDEX record_hidden ON record (kind) WHERE hidden = 1;
CREATE INDEX record_kind ON record (kind, n);

CREATE TABLE gone (id TEXT PRIMARY KEY, hidden INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE merged (
  id TEXT PRIMARY KEY,
  target TEXT NOT NULL,
  revision INTEGER NOT NULL,
  moves TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX merged_target ON merged (target);

CREATE TABLE refers (target INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (target, record)) WITHOUT ROWID;
`;

/** The name keys are made above the store (EntityKeys). `document` is the source in which alone the name holds; 0: it holds anywhere. */
const ENTITIES = `
CREATE TABLE entity (
  n INTEGER PRIMARY KEY,
  type INTEGER NOT NULL,
  kind TEXT,
  label TEXT NOT NULL,
  sort TEXT NOT NULL,
  time TEXT NOT NULL,
  from_day TEXT,
  to_day TEXT
);
CREATE INDEX entity_sort ON entity (sort, n);
CREATE INDEX entity_type ON entity (type, sort, n);

CREATE TABLE name_key (
  level INTEGER NOT NULL,
  key TEXT NOT NULL,
  n INTEGER NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (level, key, n, document)
) WITHOUT ROWID;
CREATE INDEX name_key_entity ON name_key (n);

CREATE TABLE passage (n INTEGER PRIMARY KEY, document INTEGER NOT NULL, paragraph INTEGER NOT NULL, section TEXT NOT NULL);
CREATE INDEX passage_content ON passage (document, paragraph);
`;

const STATEMENTS = `
CREATE TABLE relation (
  n INTEGER PRIMARY KEY,
  type INTEGER NOT NULL,
  source INTEGER NOT NULL,
  target INTEGER NOT NULL,
  source_id TEXT NOT NULL,
  target_id TEXT NOT NULL,
  ordinal REAL NOT NULL,
  period TEXT NOT NULL,
  from_day TEXT,
  to_day TEXT,
  status INTEGER NOT NULL,
  basis INTEGER NOT NULL,
  attributed_to INTEGER
);
CREATE INDEX relation_order ON relation (type, source_id, ordinal, period, target_id);
CREATE INDEX relation_attributed ON relation (attributed_to) WHERE attributed_to IS NOT NULL;

CREATE TABLE qualifier (relation INTEGER NOT NULL, role TEXT NOT NULL, entity INTEGER, text TEXT, text_en TEXT);
CREATE INDEX qualifier_relation ON qualifier (relation);
CREATE INDEX qualifier_entity ON qualifier (entity) WHERE entity IS NOT NULL;

CREATE TABLE observation (
  n INTEGER PRIMARY KEY,
  indicator INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  period TEXT NOT NULL,
  from_day TEXT,
  to_day TEXT,
  dimension TEXT,
  value REAL,
  status INTEGER NOT NULL,
  attributed_to INTEGER
);
CREATE INDEX observation_subject ON observation (subject, period);
CREATE INDEX observation_indicator ON observation (indicator, period);
CREATE INDEX observation_period ON observation (period);

CREATE TABLE claim (
  n INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  object INTEGER,
  scope INTEGER,
  status INTEGER NOT NULL
);
CREATE INDEX claim_subject ON claim (subject, kind);
CREATE INDEX claim_kind ON claim (kind);

CREATE TABLE evidence (passage INTEGER NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (passage, statement)) WITHOUT ROWID;

CREATE TABLE mention (entity INTEGER NOT NULL, passage INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (entity, passage, record)) WITHOUT ROWID;
CREATE INDEX mention_passage ON mention (passage, entity, record);
`;

/**
 * Every relation twice, once from each end (one from an entity to itself: once), in the order in which an entity's relations are listed. `direction`: 0 out, 1 in, 2 both
 * (a symmetric type). It also serves every question that starts from an end: `relation` has no index by them. `degree` counts the rows by all that a list can be narrowed by, so that no list is counted row by row.
 */
const ADJACENCY = `
CREATE TABLE adjacency (
  k INTEGER PRIMARY KEY,
  entity INTEGER NOT NULL,
  type INTEGER NOT NULL,
  ordinal REAL NOT NULL,
  period TEXT NOT NULL,
  other_sort TEXT NOT NULL,
  relation_id TEXT NOT NULL,
  direction INTEGER NOT NULL,
  hidden INTEGER NOT NULL,
  status INTEGER NOT NULL,
  basis INTEGER NOT NULL,
  other_type INTEGER NOT NULL,
  other INTEGER NOT NULL,
  relation INTEGER NOT NULL
);
CREATE INDEX adjacency_order ON adjacency (
  entity, type, ordinal, period, other_sort, relation_id, direction, hidden, status, basis, other_type, other, relation
);
CREATE INDEX adjacency_relation ON adjacency (relation);

CREATE TABLE degree (
  entity INTEGER NOT NULL,
  type INTEGER NOT NULL,
  direction INTEGER NOT NULL,
  other_type INTEGER NOT NULL,
  status INTEGER NOT NULL,
  basis INTEGER NOT NULL,
  relations INTEGER NOT NULL,
  public_relations INTEGER NOT NULL,
  PRIMARY KEY (entity, type, direction, other_type, status, basis)
) WITHOUT ROWID;

CREATE TRIGGER adjacency_added AFTER INSERT ON adjacency BEGIN
  INSERT INTO degree VALUES (new.entity, new.type, new.direction, new.other_type, new.status, new.basis, 1, 1 - new.hidden)
    ON CONFLICT DO UPDATE SET relations = relations + 1, public_relations = public_relations + 1 - new.hidden;
END;
CREATE TRIGGER adjacency_removed AFTER DELETE ON adjacency BEGIN
  UPDATE degree SET relations = relations - 1, public_relations = public_relations - 1 + old.hidden
    WHERE entity = old.entity AND type = old.type AND direction = old.direction AND other_type = old.other_type
      AND status = old.status AND basis = old.basis;
  DELETE FROM degree WHERE entity = old.entity AND type = old.type AND direction = old.direction AND other_type = old.other_type
      AND status = old.status AND basis = old.basis AND relations = 0;
END;
CREATE TRIGGER adjacency_hidden AFTER UPDATE OF hidden ON adjacency WHEN new.hidden <> old.hidden BEGIN
  UPDATE degree SET public_relations = public_relations + old.hidden - new.hidden
    WHERE entity = old.entity AND type = old.type AND direction = old.direction AND other_type = old.other_type
      AND status = old.status AND basis = old.basis;
END;
`;

/** `rank` keeps which number stands for which type, so that an edited schema/ is noticed; `setting` holds single values. */
const CHANGES = `
CREATE TABLE revision (number INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE change (
  revision INTEGER NOT NULL,
  place INTEGER NOT NULL,
  id TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (revision, place)
) WITHOUT ROWID;
CREATE INDEX change_id ON change (id, revision);

CREATE TABLE rank (list TEXT NOT NULL, name TEXT NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (list, name)) WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

/** When a relation was last hidden from PUBLIC or came into its sight: the change feed names only the records that caused it. */
const TURNED = `
CREATE TABLE turned (relation INTEGER PRIMARY KEY, revision INTEGER NOT NULL);
CREATE INDEX turned_revision ON turned (revision);
`;

/** An entity without an identity was entered as `distinct`; since then its record says so, as the last of its keys. */
const DISTINCT = `
UPDATE record SET doc = substr(doc, 1, length(doc) - 1) || ',"distinct":true}',
    public_doc = substr(public_doc, 1, length(public_doc) - 1) || ',"distinct":true}'
  WHERE kind = 0 AND identity IS NULL;
`;

/** What names an entity beside its ends, as the page of an entity lists it. */
const NAMING = `
CREATE INDEX observation_attributed ON observation (attributed_to) WHERE attributed_to IS NOT NULL;
CREATE INDEX claim_scope ON claim (scope) WHERE scope IS NOT NULL;
`;

/** Step i takes the tables from version i to i + 1. A step that a release has carried is never edited: a new one follows it. */
export const MIGRATIONS: readonly string[] = [
  [RECORDS, ENTITIES, STATEMENTS, ADJACENCY, CHANGES].join('\n'),
  // Not released yet: what else changes before it is goes into this step.
  [TURNED, DISTINCT, NAMING].join('\n'),
];
