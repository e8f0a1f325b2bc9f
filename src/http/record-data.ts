/** Anything with an id → what its page shows: what it is, and what is stated about it, where, in which words. */
import type { EntityRecord, GraphRecord, PassageRecord, StatementRecord } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { RecordPageData, StatementData } from '../ui/page-data.ts';
import { nameEntity, namePassages, readRecords } from './named-records.ts';
import type { PageInquiries } from './page-data.ts';
import { notFound } from './page-data.ts';
import { describeStatements } from './statement-data.ts';

const LISTED = 100;
const KIND = { relation: '关系', observation: '数据', claim: '主张' } as const;

export interface FoundRecord {
  readonly data: RecordPageData;
  /** Another one than was asked: the id was merged into it. */
  readonly id: string;
}

/** Errors: NOT_FOUND. A fixed number of reads, whatever the record. */
export async function recordData(
  inquiries: PageInquiries,
  id: string,
  publicUrl: string,
  scope: Scope,
): Promise<FoundRecord> {
  const record = (await readRecords(inquiries, [id], scope)).get(id);
  if (!record) throw notFound(id);
  const { statements, total } = await statementsAbout(inquiries, record, scope);
  const described = await describeStatements(inquiries, statements, scope);
  const shown = { statements: described, moreStatements: Math.max(0, total - described.length) };
  const head = await headOf(inquiries, record, described, scope);
  return { id: record.id, data: { id: record.id, iri: `${publicUrl}/${record.id}`, ...head, ...shown } };
}

interface Found {
  readonly statements: readonly StatementRecord[];
  readonly total: number;
}

async function statementsAbout({ reads }: PageInquiries, record: GraphRecord, scope: Scope): Promise<Found> {
  const page = { first: LISTED, withTotal: true };
  if (record.record === 'passage') return together(await reads.statementsIn([record.id], page, scope));
  if (record.record !== 'entity') return { statements: [record], total: 1 };
  const [relations, observations, claims] = await Promise.all([
    reads.relationsOf([record.id], { direction: 'BOTH', page }, scope),
    reads.observationsOf([record.id], page, scope),
    reads.claimsOf([record.id], page, scope),
  ]);
  return together([...claims, ...relations, ...observations]);
}

interface StatementPage {
  readonly edges: readonly { readonly node: { readonly record: StatementRecord } }[];
  readonly totalCount: number;
}

function together(pages: readonly StatementPage[]): Found {
  return {
    statements: pages.flatMap(({ edges }) => edges.map(({ node }) => node.record)),
    total: pages.reduce((sum, { totalCount }) => sum + totalCount, 0),
  };
}

type Head = Omit<RecordPageData, 'id' | 'iri' | 'statements' | 'moreStatements'>;

async function headOf(
  inquiries: PageInquiries,
  record: GraphRecord,
  statements: readonly StatementData[],
  scope: Scope,
): Promise<Head> {
  if (record.record === 'entity') return entityHead(inquiries, record);
  if (record.record === 'passage') return passageHead(inquiries, record, scope);
  return { kind: KIND[record.record], label: statements[0]?.text ?? record.id, names: [] };
}

function entityHead(inquiries: PageInquiries, record: EntityRecord): Head {
  const { labelEn, summary, summaryEn } = record;
  const texts = {
    ...(labelEn ? { labelEn } : {}),
    ...(summary ? { summary } : {}),
    ...(summaryEn ? { summaryEn } : {}),
  };
  return { type: record.type, ...nameEntity(inquiries, record), ...texts, names: record.names.map(({ text }) => text) };
}

async function passageHead(inquiries: PageInquiries, record: PassageRecord, scope: Scope): Promise<Head> {
  const name = (await namePassages(inquiries, [record], scope)).get(record.id);
  const kind =
    inquiries.ontology.enums.get('TextKind')?.find(({ value }) => value === record.textKind)?.zh ?? record.textKind;
  return {
    label: name?.label ?? record.id,
    kind: `段落 · ${kind}`,
    summary: record.text,
    ...(record.textEn ? { summaryEn: record.textEn } : {}),
    names: [],
  };
}
