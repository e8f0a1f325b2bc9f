/** What the shipped texts hold, counted: the tables between the markers of docs/corpus.md. */
import { readdir, readFile } from 'node:fs/promises';
import type { LabelledValue, Ontology } from '../../src/domain/ontology.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import type {
  EntityRecord,
  GraphRecord,
  PassageRecord,
  RelationRecord,
  StatementRecord,
} from '../../src/domain/records.ts';
import { isStatement } from '../../src/domain/records.ts';
import { corpusOf } from '../../src/ingest/corpus.ts';
import { createKeys } from '../../src/text/keys.ts';

export const PAGE = new URL('../../docs/corpus.md', import.meta.url);
const SEED = new URL('../../seed/', import.meta.url);
const MARKERS = /(<!-- counts -->\n)[\s\S]*?(<!-- \/counts -->)/;

/** The page with the counts of the seed as it is. Errors: where the seed has a fault or the page no markers. */
export async function withCounts(page: string): Promise<string> {
  if (!MARKERS.test(page)) throw new Error('docs/corpus.md lacks <!-- counts --> and <!-- /counts -->.');
  const counts = await countTables();
  return page.replace(MARKERS, (_, start: string, end: string) => `${start}\n${counts}\n\n${end}`);
}

async function countTables(): Promise<string> {
  const ontology = await readOntology(new URL('../../schema/', import.meta.url));
  const names = (await readdir(SEED)).filter((name) => name.endsWith('.yaml')).toSorted();
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(new URL(name, SEED), 'utf8') })),
  );
  const records = [...corpusOf(files, { ontology, keys: createKeys() }).values()];
  const sorted: Sorted = {
    entities: records.filter(isEntity),
    passages: records.filter(isPassage),
    statements: records.filter(isStatement),
  };
  return [
    wholeTable(sorted),
    entityTable(sorted, ontology),
    relationTable(sorted, ontology),
    claimTable(sorted, ontology),
    crossTable('陈述状态 Status', 'StatementStatus', (one) => one.status, sorted, ontology),
    crossTable('依据 Basis', 'StatementBasis', (one) => one.basis, sorted, ontology),
    modelTable(sorted),
  ].join('\n\n');
}

interface Sorted {
  readonly entities: readonly EntityRecord[];
  readonly passages: readonly PassageRecord[];
  readonly statements: readonly StatementRecord[];
}

const isEntity = (record: GraphRecord): record is EntityRecord => record.record === 'entity';
const isPassage = (record: GraphRecord): record is PassageRecord => record.record === 'passage';

function wholeTable({ entities, passages, statements }: Sorted): string {
  const paragraphs = new Set(passages.map(({ document, paragraph }) => `${document} ${paragraph}`));
  const numbers = [paragraphs.size, passages.length, entities.length, ...KINDS.map((kind) => kindOf(kind, statements))];
  return table(
    ['印刷段 Printed paragraphs', '段落条目 Passages', '实体 Entities', ...KINDS.map((kind) => KIND_WORDS[kind])],
    [numbers],
  );
}

function entityTable({ entities }: Sorted, { entityTypes }: Ontology): string {
  const rows = entityTypes.map(({ name, label }) => row(label, entities.filter(({ type }) => type === name).length));
  return table(['实体类型 Entity type', '数 Number'], held(rows));
}

function relationTable({ statements }: Sorted, { relationTypes }: Ontology): string {
  const relations = statements.filter((one) => one.record === 'relation');
  const rows = relationTypes.map(({ name, reads }) =>
    row(reads, relations.filter(({ relationType }) => relationType === name).length),
  );
  return table(['关系类型 Relation type', '数 Number'], held(rows));
}

function claimTable({ statements }: Sorted, ontology: Ontology): string {
  const claims = statements.filter((one) => one.record === 'claim');
  const rows = valuesOf(ontology, 'ClaimKind').map((kind) =>
    row(kind, claims.filter(({ claimKind }) => claimKind === kind.value).length),
  );
  return table(['主张种类 Kind of claim', '数 Number'], held(rows));
}

function crossTable(
  heading: string,
  values: string,
  said: (one: StatementRecord) => string,
  { statements }: Sorted,
  ontology: Ontology,
): string {
  const rows = valuesOf(ontology, values).map((value) => {
    const own = statements.filter((one) => said(one) === value.value);
    return [`${value.zh} ${value.en}`, ...KINDS.map((kind) => kindOf(kind, own))];
  });
  return table([heading, ...KINDS.map((kind) => KIND_WORDS[kind])], rows);
}

/** What is stated in a model's own part of the paper, where it says where the model is practised. */
function modelTable({ entities, passages, statements }: Sorted): string {
  const sections = new Map(passages.map(({ id, section }) => [id, section.join(' ')]));
  const models = entities.filter(({ type }) => type === 'MODEL');
  const rows = models.map(({ id, label, labelEn }) => {
    const section = sections.get(practisedIn(id, statements)?.evidence[0]?.passage ?? '');
    const inside = (one: StatementRecord) => one.evidence.some(({ passage }) => sections.get(passage) === section);
    const own = statements.filter(inside);
    const texts = passages.filter((passage) => sections.get(passage.id) === section);
    return { at: texts[0]?.paragraph ?? 0, cells: [`${label} ${labelEn}`, texts.length, ...kindsOf(own)] };
  });
  const ordered = rows.toSorted((one, other) => one.at - other.at).map(({ cells }) => cells);
  return table(['模式 Model', '段落条目 Passages', ...KINDS.map((kind) => KIND_WORDS[kind])], ordered);
}

function practisedIn(model: string, statements: readonly StatementRecord[]): RelationRecord | undefined {
  return statements.find(
    (one): one is RelationRecord =>
      one.record === 'relation' && one.relationType === 'PRACTISED_IN' && one.source === model,
  );
}

const KINDS = ['relation', 'observation', 'claim'] as const;
const KIND_WORDS = { relation: '关系 Relations', observation: '数据 Figures', claim: '主张 Claims' } as const;

function kindsOf(statements: readonly StatementRecord[]): readonly number[] {
  return KINDS.map((kind) => kindOf(kind, statements));
}

function kindOf(kind: StatementRecord['record'], statements: readonly StatementRecord[]): number {
  return statements.filter(({ record }) => record === kind).length;
}

function valuesOf({ enums }: Ontology, name: string): readonly LabelledValue[] {
  return enums.get(name) ?? [];
}

function row({ zh, en }: { readonly zh: string; readonly en: string }, number: number): readonly [string, number] {
  return [`${zh} ${en}`, number];
}

function held(rows: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
  return rows.filter(([, number]) => number > 0);
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const aligned = head.map((_, i) => (typeof rows[0]?.[i] === 'number' ? '---:' : '---'));
  return [head, aligned, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
