/** Ways in which a filled store (safe-store.ts) is damaged, and what an examination says of each. */

export interface Damage {
  readonly title: string;
  readonly damage: readonly string[];
  /** What the message of a fault names. */
  readonly names: RegExp;
  readonly ids?: readonly string[];
}

const DOC = "UPDATE record SET doc = replace(doc, '东县模式', '东乡模式') WHERE id = 'model:dongxian'";
const N = (id: string) => `(SELECT n FROM record WHERE id = '${id}')`;

/** Made from the records: found, and made anew. */
export const DERIVED: readonly Damage[] = [
  {
    title: 'an entity without its row',
    damage: [`DELETE FROM entity WHERE n = ${N('model:dongxian')}`],
    names: /^entity has \d+ rows in place of/,
    ids: ['model:dongxian'],
  },
  {
    title: 'a label that sorts elsewhere',
    damage: [`UPDATE entity SET sort = 'zzz' WHERE n = ${N('model:dongxian')}`],
    names: /^entity has/,
    ids: ['model:dongxian'],
  },
  {
    title: 'names that find nothing',
    damage: ["DELETE FROM name_key WHERE key = '联营'"],
    names: /^name_key has/,
    ids: ['mechanism:lianying'],
  },
  {
    title: 'a passage in another place',
    damage: [`UPDATE passage SET paragraph = 77 WHERE n = ${N('passage:jia-1')}`],
    names: /^passage has/,
    ids: ['passage:jia-1'],
  },
  {
    title: 'a relation without its row',
    damage: [`DELETE FROM relation WHERE n = ${N('relation:paired')}`],
    names: /^relation has/,
    ids: ['relation:paired'],
  },
  {
    title: 'a qualifier that is lost',
    damage: ["DELETE FROM qualifier WHERE role = 'VIA'"],
    names: /^qualifier has/,
    ids: ['relation:paired'],
  },
  {
    title: 'a qualifier that stands twice',
    damage: ["INSERT INTO qualifier SELECT * FROM qualifier WHERE role = 'VIA'"],
    names: /^qualifier has/,
  },
  {
    title: 'a relation that is not met from one end',
    damage: [`DELETE FROM adjacency WHERE relation = ${N('relation:paired')} AND entity = ${N('region:xixian')}`],
    names: /^adjacency has/,
    ids: ['relation:paired'],
  },
  {
    title: 'a count of relations that is wrong',
    damage: [`UPDATE degree SET relations = relations + 1 WHERE entity = ${N('region:nan')}`],
    names: /^degree has/,
    ids: ['region:nan'],
  },
  {
    title: 'a reference that is not known',
    damage: [`DELETE FROM refers WHERE record = ${N('claim:first')}`],
    names: /^refers has/,
    ids: ['claim:first'],
  },
  {
    title: 'evidence that a passage does not know of',
    damage: [`DELETE FROM evidence WHERE statement = ${N('claim:first')}`],
    names: /^evidence has/,
    ids: ['claim:first'],
  },
  {
    title: 'a mention that is lost',
    damage: [`DELETE FROM mention WHERE record = ${N('claim:first')}`],
    names: /^mention has/,
    ids: ['claim:first'],
  },
  {
    title: 'a mention too many',
    damage: [`INSERT INTO mention VALUES (${N('model:xixian')}, ${N('passage:jia-4')}, ${N('relation:v1')})`],
    names: /^mention has.* 1 should not be there/,
    ids: ['relation:v1'],
  },
  {
    title: 'a figure without its row',
    damage: [`DELETE FROM observation WHERE n = ${N('observation:cunjun')}`],
    names: /^observation has/,
    ids: ['observation:cunjun'],
  },
  {
    title: 'a figure of another value',
    damage: [`UPDATE observation SET value = 1 WHERE n = ${N('observation:cunjun')}`],
    names: /^observation has/,
    ids: ['observation:cunjun'],
  },
  {
    title: 'a claim without its row',
    damage: [`DELETE FROM claim WHERE n = ${N('claim:first')}`],
    names: /^claim has/,
    ids: ['claim:first'],
  },
  {
    title: 'a hidden passage that everyone sees',
    damage: ["UPDATE record SET hidden = 0 WHERE id = 'passage:mi-1'"],
    names: /^record\.hidden, who may see a record/,
    ids: ['passage:mi-1'],
  },
  {
    title: 'a public record that nobody sees',
    damage: ["UPDATE record SET hidden = 1 WHERE id = 'passage:jia-1'"],
    names: /^record\.hidden/,
    ids: ['passage:jia-1'],
  },
  {
    title: 'a secret in what the public sees of a record',
    damage: ["UPDATE record SET public_doc = NULL WHERE id = 'relation:both-sources'"],
    names: /^record\.public_doc/,
    ids: ['relation:both-sources'],
  },
  {
    title: 'a statement that would be entered twice',
    damage: ["UPDATE record SET identity = NULL WHERE id = 'claim:first'"],
    names: /^record\.identity/,
    ids: ['claim:first'],
  },
  {
    title: 'a label that is free, though it is taken',
    damage: ["UPDATE record SET identity = 'x' WHERE id = 'model:dongxian'"],
    names: /^record\.identity/,
    ids: ['model:dongxian'],
  },
  {
    title: 'a passage that is no occurrence of its text',
    damage: ["UPDATE record SET identity = 'x' WHERE id = 'passage:again'"],
    names: /^record\.identity/,
    ids: ['passage:again'],
  },
  {
    title: 'a removed id that is not known as such',
    damage: ["DELETE FROM gone WHERE id = 'relation:passing'"],
    names: /^a removed id is not known/,
    ids: ['relation:passing'],
  },
  {
    title: 'an index of a table that lacks rows',
    damage: [
      'PRAGMA writable_schema = 1',
      "UPDATE sqlite_schema SET sql = 'CREATE INDEX entity_sort ON entity (sort, n) WHERE n < 5' WHERE name = 'entity_sort'",
      'PRAGMA writable_schema = RESET',
      'REINDEX entity_sort',
      'PRAGMA writable_schema = 1',
      "UPDATE sqlite_schema SET sql = 'CREATE INDEX entity_sort ON entity (sort, n)' WHERE name = 'entity_sort'",
    ],
    names: /^the table entity, which can be made anew, is damaged: .*entity_sort/,
  },
];

/** What was written: found, and nothing but a backup has it. */
export const TRUTH: readonly Damage[] = [
  {
    title: 'a record whose words were changed',
    damage: [DOC],
    names: /^the last change of a record is not what the record says/,
    ids: ['model:dongxian'],
  },
  {
    title: 'a record that is no JSON',
    damage: ["UPDATE record SET doc = substr(doc, 2) WHERE id = 'claim:first'"],
    names: /claim:first: its text is no record/,
    ids: ['claim:first'],
  },
  {
    title: 'a record under the id of another',
    damage: ["UPDATE record SET id = 'claim:second' WHERE id = 'claim:first'"],
    names: /claim:second: its text is that of claim:first/,
  },
  {
    title: 'a record filed as another kind',
    damage: ["UPDATE record SET kind = 1 WHERE id = 'claim:first'"],
    names: /claim:first: it is filed as passage/,
  },
  {
    title: 'a record that is gone without a trace',
    damage: ["DELETE FROM record WHERE id = 'claim:first'"],
    names: /^what was written last is not among the records/,
    ids: ['claim:first'],
  },
  {
    title: 'a record without a history',
    damage: ["DELETE FROM change WHERE id = 'claim:first'"],
    names: /^a record has no history/,
    ids: ['claim:first'],
  },
  {
    title: 'a record of another revision',
    damage: ["UPDATE record SET revision = 2 WHERE id = 'claim:first'"],
    names: /^a record has another revision than its last change/,
    ids: ['claim:first'],
  },
  {
    title: 'a revision that is lost',
    damage: ['DELETE FROM revision WHERE number = 2'],
    names: /^a change is of a revision that is not there/,
  },
  {
    title: 'a reference to nothing',
    damage: [
      "UPDATE record SET doc = replace(doc, 'mechanism:sanlei', 'mechanism:nothing') WHERE id = 'relation:dongxian-sanlei'",
    ],
    names: /relation:dongxian-sanlei: target is mechanism:nothing, which is not there/,
  },
  {
    title: 'a passage of no source',
    damage: ["UPDATE record SET doc = replace(doc, 'document:jia', 'region:nan') WHERE id = 'passage:jia-2'"],
    names: /passage:jia-2: document is region:nan, which is not what it takes/,
  },
  {
    title: 'a merged id that leads nowhere',
    damage: ["INSERT INTO merged VALUES ('model:old', 'model:nowhere', 1, '[]')"],
    names: /^a merged id leads to what never was there/,
    ids: ['model:old'],
  },
  {
    title: 'a merged id that leads to a merged id',
    damage: ["INSERT INTO merged VALUES ('model:a', 'model:b', 1, '[]'), ('model:b', 'model:dongxian', 1, '[]')"],
    names: /^a merged id leads to another merged id/,
    ids: ['model:a'],
  },
  {
    title: 'a merged id that is a record, too',
    damage: ["INSERT INTO merged VALUES ('model:xixian', 'model:dongxian', 1, '[]')"],
    names: /^a merged id is that of a record, too/,
    ids: ['model:xixian'],
  },
  {
    title: 'a page of records that is overwritten',
    damage: [],
    names: /^the table record, which holds what was written, is damaged/,
  },
];

/** What a person has to put right: rules that a record does not keep. */
export const RULES: readonly Damage[] = [
  {
    title: 'a statement that nothing supports',
    damage: inDocAndHistory('relation:v1', '"SUPPORTS"', '"CONTRADICTS"'),
    names: /relation:v1: evidence has no passage that supports it/,
    ids: ['relation:v1'],
  },
  {
    title: 'a quote that is not in its full text',
    damage: inDocAndHistory('relation:quoted', '东县先行', '东县后行'),
    names: /relation:quoted: quotes "东县后行", which does not stand in passage:full/,
    ids: ['relation:quoted'],
  },
  {
    title: 'a quote that is too long',
    damage: inDocAndHistory('relation:xixian-in', '"stance"', `"quote":"${'长'.repeat(41)}","stance"`),
    names: /relation:xixian-in: evidence\[0\]\.quote has 41 Han characters/,
    ids: ['relation:xixian-in'],
  },
  {
    title: 'a status that the schema does not have',
    damage: inDocAndHistory('relation:v1', '"HOLDS"', '"HELD"'),
    names: /relation:v1: status is "HELD"/,
    ids: ['relation:v1'],
  },
];

/** A record that was written so in its time. */
function inDocAndHistory(id: string, from: string, to: string): readonly string[] {
  return [
    `UPDATE record SET doc = replace(doc, '${from}', '${to}') WHERE id = '${id}'`,
    `UPDATE change SET after = replace(after, '${from}', '${to}') WHERE id = '${id}'`,
  ];
}
