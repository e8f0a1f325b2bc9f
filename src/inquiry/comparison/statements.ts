/** A comparison as a flat list of statements with all names said: what each form of it is printed from. */
import { periodWords } from '../../domain/period-words.ts';
import type {
  EntityRecord,
  Evidence,
  GraphRecord,
  PassageRecord,
  Qualifier,
  StatementRecord,
} from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Comparison } from '../compare.ts';
import type { ComparisonCell, ComparisonRow } from '../comparison-rows.ts';
import type { Inquiries } from '../inquiries.ts';
import { locatorOf } from '../locator.ts';
import { amountOf, type Lang, labelOf, WORDS } from './words.ts';

/** 内容：土地指标; without a role where the text says it all. */
export interface Detail {
  readonly role?: string;
  readonly text: string;
}

export interface ComparedStatement {
  readonly row: string;
  readonly heading: string;
  readonly compared: string;
  readonly comparedName: string;
  /** Whom it is of, where that is not the compared itself. */
  readonly of?: string;
  /** The other end, the figure or the claim, and the id of the other end. */
  readonly what: string;
  readonly whatId?: string;
  readonly isShared: boolean;
  /** Qualifiers, what it is against, object, scope, who says so. */
  readonly details: readonly Detail[];
  readonly period?: string;
  /** What is not said to hold, or not stated in words: labels to show. */
  readonly marks: readonly string[];
  readonly places: readonly string[];
  readonly record: StatementRecord;
}

type ComparisonInquiries = Pick<Inquiries, 'ontology' | 'reads' | 'places'>;

const IDS_AT_ONCE = 1_000;

/** In the order of the rows, of the compared and of each cell. Cost: a read for each thousand names and passages, and the outlines of their sources. */
export async function comparedStatements(
  { rows }: Comparison,
  inquiries: ComparisonInquiries,
  options: { readonly lang: Lang; readonly scope: Scope },
): Promise<readonly ComparedStatement[]> {
  const saying = await sayingOf(rows, inquiries, options);
  return rows.flatMap((row) => row.cells.flatMap((cell) => ofCell(row, cell, saying)));
}

interface Saying {
  readonly lang: Lang;
  readonly ontology: Inquiries['ontology'];
  name(id: string): string;
  place(evidence: Evidence): string;
}

function ofCell(row: ComparisonRow, cell: ComparisonCell, saying: Saying): readonly ComparedStatement[] {
  const others = cell.relations.map((seen) => ({ record: seen.record, other: seen.other }));
  const rest = [...cell.observations, ...cell.claims].map(({ record }) => ({ record, other: undefined }));
  return [...others, ...rest].map(({ record, other }) => {
    const own = cell.entity.record.id;
    const holder =
      record.record !== 'relation' ? record.subject : other === record.source ? record.target : record.source;
    const shared = other ?? (record.record === 'claim' ? record.object : undefined);
    return {
      row: row.key,
      heading: row.label[saying.lang],
      compared: own,
      comparedName: saying.name(own),
      ...(holder === own ? {} : { of: saying.name(holder) }),
      what: whatOf(record, other, saying),
      ...(other ? { whatId: other } : {}),
      isShared: row.shared.some(({ entity, among }) => entity === shared && among.includes(own)),
      details: detailsOf(record, saying),
      ...(record.period ? { period: periodWords(record.period, saying.lang, record.status) } : {}),
      marks: marksOf(record, saying),
      places: record.evidence.map((evidence) => saying.place(evidence)),
      record,
    };
  });
}

function whatOf(record: StatementRecord, other: string | undefined, saying: Saying): string {
  if (record.record === 'observation') return amountOf(record, saying.ontology, saying.lang);
  if (record.record === 'claim') return saying.lang === 'zh' ? record.text : (record.textEn ?? record.text);
  return saying.name(other ?? record.target);
}

function detailsOf(record: StatementRecord, saying: Saying): readonly Detail[] {
  const words = WORDS[saying.lang];
  const said = (id: string | undefined, say: (name: string) => string): readonly Detail[] =>
    id ? [{ text: say(saying.name(id)) }] : [];
  const own =
    record.record === 'relation'
      ? record.qualifiers.map((qualifier) => qualifierDetail(qualifier, saying))
      : record.record === 'observation'
        ? said(record.comparedWith, words.against)
        : [...said(record.object, words.about), ...said(record.scope, words.scope)];
  return [...own, ...said(record.attributedTo, words.saidBy)];
}

function qualifierDetail({ role, entity, text, textEn }: Qualifier, { lang, ontology, name }: Saying): Detail {
  const said = lang === 'zh' ? text : (textEn ?? text);
  const value = [...(entity ? [name(entity)] : []), ...(said ? [said] : [])].join(' ');
  return { role: labelOf(ontology, 'QualifierRole', role, lang), text: value };
}

function marksOf({ status, basis }: StatementRecord, { ontology, lang }: Saying): readonly string[] {
  return [
    ...(status === 'HOLDS' ? [] : [labelOf(ontology, 'StatementStatus', status, lang)]),
    ...(basis === 'STATED' ? [] : [labelOf(ontology, 'StatementBasis', basis, lang)]),
  ];
}

async function sayingOf(
  rows: readonly ComparisonRow[],
  inquiries: ComparisonInquiries,
  { lang, scope }: { readonly lang: Lang; readonly scope: Scope },
): Promise<Saying> {
  const statements = rows.flatMap(({ cells }) =>
    cells.flatMap(({ relations, observations, claims }) => [...relations, ...observations, ...claims]),
  );
  const records = statements.map(({ record }) => record);
  const read = (ids: readonly string[]) => recordsOf(ids, inquiries, scope);
  const passages = (await read(records.flatMap(({ evidence }) => evidence.map(({ passage }) => passage)))).filter(
    (record): record is PassageRecord => record.record === 'passage',
  );
  const named = await read([...records.flatMap(idsIn), ...passages.map(({ document }) => document)]);
  const entities = named.filter((record): record is EntityRecord => record.record === 'entity');
  const names = new Map(entities.map(({ id, label, labelEn }) => [id, lang === 'zh' ? label : (labelEn ?? label)]));
  const places = await inquiries.places(passages, scope);
  const name = (id: string) => names.get(id) ?? id;
  const located = new Map(
    passages.map(({ id, document, section }, i) => {
      const where = locatorOf(section, places[i]?.paragraph ?? 1)[lang];
      return [id, (quote: string | undefined) => WORDS[lang].place(name(document), where, quote)];
    }),
  );
  const place = ({ passage, quote }: Evidence) => located.get(passage)?.(quote) ?? passage;
  return { lang, ontology: inquiries.ontology, name, place };
}

/** Whose names are printed with a statement. */
function idsIn(record: StatementRecord): readonly string[] {
  const own =
    record.record === 'relation'
      ? [record.source, record.target, ...record.qualifiers.map(({ entity }) => entity)]
      : record.record === 'observation'
        ? [record.subject, record.comparedWith]
        : [record.subject, record.object, record.scope];
  return [...own, record.attributedTo].filter((id) => id !== undefined);
}

async function recordsOf(
  ids: readonly string[],
  { reads }: ComparisonInquiries,
  scope: Scope,
): Promise<readonly GraphRecord[]> {
  const distinct = [...new Set(ids)];
  const found: GraphRecord[] = [];
  for (let at = 0; at < distinct.length; at += IDS_AT_ONCE) {
    const stored = await reads.records(distinct.slice(at, at + IDS_AT_ONCE), scope);
    found.push(...stored.flatMap((one) => one?.record ?? []));
  }
  return found;
}
