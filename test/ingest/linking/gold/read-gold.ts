/** The judged sentences (README.md): references to policies, figures, and relations said in words. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { isDate, isPeriod } from '../../../../src/domain/period.ts';
import type { Comparator, Status } from '../../../../src/domain/records.ts';
import type { Half } from '../../../relevance/collection.ts';
import { type Fields, fieldsOf, listOf, oneOf, optionalNumber, optionalText, textOf, textsOf } from './strict.ts';

const HALVES = ['tune', 'report'] as const;
const STATUSES = ['HOLDS', 'UNDERWAY', 'INTENDED'] as const;
const COMPARATORS = ['EQUAL', 'ABOUT', 'OVER', 'AT_LEAST', 'UNDER', 'AT_MOST'] as const;
const INDICATOR_KINDS = [
  'LEVEL',
  'TOTAL',
  'MEAN',
  'GROWTH',
  'GAP',
  'RATIO',
  'SHARE',
  'RANK',
  'COUNT',
  'DURATION',
] as const;
const REFERENCE_RELATIONS = ['CITES', 'IMPLEMENTS', 'AMENDS', 'REPEALS', 'SUPERSEDES', 'ISSUES', 'NONE'] as const;

interface JudgedSentence {
  readonly id: string;
  readonly half: Half;
  readonly text: string;
}

export interface GoldReference {
  /** From the text itself, or from the policy named in `from`; NONE: no policy is named. */
  readonly relation: (typeof REFERENCE_RELATIONS)[number];
  /** As printed, without its marks. */
  readonly title?: string | undefined;
  /** 国发〔2018〕22号, however it is printed. */
  readonly number?: string | undefined;
  readonly issuer: readonly string[];
  readonly issuedOn?: string | undefined;
  readonly effectiveOn?: string | undefined;
  /** The short name that is defined here. */
  readonly short?: string | undefined;
  /** The full title for which this short one stands. */
  readonly means?: string | undefined;
  readonly from?: string | undefined;
}

export interface GoldReferenceCase extends JudgedSentence {
  /** When the text itself comes into force. */
  readonly effectiveOn?: string | undefined;
  readonly references: readonly GoldReference[];
}

export interface GoldFigure {
  readonly value?: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly unit?: string | undefined;
  readonly comparator: Comparator;
  readonly period?: string | undefined;
  readonly status: Status;
  readonly subject?: string | undefined;
  readonly comparedWith?: string | undefined;
  /** Words that the indicator's name must hold. */
  readonly indicator: readonly string[];
  /** Where the kind is what makes the indicator another one. */
  readonly kind?: (typeof INDICATOR_KINDS)[number] | undefined;
}

export interface GoldFigureCase extends JudgedSentence {
  /** Empty where no number of the sentence is a figure. */
  readonly figures: readonly GoldFigure[];
}

export interface GoldRelation {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly status: Status;
  readonly period?: string | undefined;
  readonly ordinal?: number | undefined;
}

export interface GoldRelationCase extends JudgedSentence {
  /** Headings from the outermost in. */
  readonly section: readonly string[];
  /** Names that a reader knows from the graph or that are themselves proposed, each with its type. */
  readonly names: Readonly<Record<string, string>>;
  /** Empty where none is said. */
  readonly relations: readonly GoldRelation[];
}

export function readReferences(): readonly GoldReferenceCase[] {
  return casesOf('policy-references.yaml', ['references'], ['effectiveOn'], (fields, sentence, where) => ({
    ...sentence,
    effectiveOn: dateOf(fields.effectiveOn, where),
    references: listOf(fields.references, where).map((one) => referenceOf(one, where)),
  }));
}

export function readFigures(): readonly GoldFigureCase[] {
  return casesOf('figures.yaml', [], ['figures', 'none'], (fields, sentence, where) => {
    if ((fields.none === true) === 'figures' in fields) throw new Error(`${where}: either figures or none: true`);
    const figures = fields.none === true ? [] : listOf(fields.figures, where);
    return { ...sentence, figures: figures.map((one) => figureOf(one, where)) };
  });
}

export function readRelations(): readonly GoldRelationCase[] {
  return casesOf('relations.yaml', ['names'], ['section', 'relations', 'none'], (fields, sentence, where) => {
    if ((fields.none === true) === 'relations' in fields) throw new Error(`${where}: either relations or none: true`);
    const relations = fields.none === true ? [] : listOf(fields.relations, where);
    return {
      ...sentence,
      section: textsOf(fields.section, where),
      names: namesOf(fields.names, where),
      relations: relations.map((one) => relationOf(one, where)),
    };
  });
}

function casesOf<Case>(
  name: string,
  required: readonly string[],
  optional: readonly string[],
  caseOf: (fields: Fields, sentence: JudgedSentence, where: string) => Case,
): readonly Case[] {
  const file = fieldsOf(load(readFileSync(new URL(name, import.meta.url), 'utf8')), name, ['cases']);
  return listOf(file.cases, name).map((one, index) => {
    const place = `${name} case ${index + 1}`;
    const fields = fieldsOf(one, place, ['id', 'half', 'text', ...required], optional);
    const id = textOf(fields.id, place);
    const sentence = { id, half: oneOf(fields.half, id, HALVES), text: textOf(fields.text, id) };
    return caseOf(fields, sentence, `${name} ${id}`);
  });
}

function referenceOf(value: unknown, where: string): GoldReference {
  const optional = ['title', 'number', 'issuer', 'issuedOn', 'effectiveOn', 'short', 'means', 'from'];
  const fields = fieldsOf(value, where, ['relation'], optional);
  if (!('title' in fields) && !('number' in fields)) throw new Error(`${where}: neither title nor number`);
  return {
    relation: oneOf(fields.relation, where, REFERENCE_RELATIONS),
    title: optionalText(fields.title, where),
    number: optionalText(fields.number, where),
    issuer: textsOf(fields.issuer, where),
    issuedOn: dateOf(fields.issuedOn, where),
    effectiveOn: dateOf(fields.effectiveOn, where),
    short: optionalText(fields.short, where),
    means: optionalText(fields.means, where),
    from: optionalText(fields.from, where),
  };
}

function figureOf(value: unknown, where: string): GoldFigure {
  const amounts = ['value', 'low', 'high', 'unit', 'comparator'];
  const about = ['period', 'status', 'subject', 'comparedWith', 'indicator', 'kind'];
  const fields = fieldsOf(value, where, [], [...amounts, ...about]);
  const hasRange = 'low' in fields && 'high' in fields;
  if ('value' in fields === hasRange) throw new Error(`${where}: either a value or low and high`);
  return {
    value: optionalNumber(fields.value, where),
    low: optionalNumber(fields.low, where),
    high: optionalNumber(fields.high, where),
    unit: optionalText(fields.unit, where),
    comparator: oneOf(fields.comparator ?? 'EQUAL', where, COMPARATORS),
    period: periodOf(fields.period, where),
    status: oneOf(fields.status ?? 'HOLDS', where, STATUSES),
    subject: optionalText(fields.subject, where),
    comparedWith: optionalText(fields.comparedWith, where),
    indicator: textsOf(fields.indicator, where),
    kind: fields.kind === undefined ? undefined : oneOf(fields.kind, where, INDICATOR_KINDS),
  };
}

function relationOf(value: unknown, where: string): GoldRelation {
  const fields = fieldsOf(value, where, ['type', 'source', 'target'], ['status', 'period', 'ordinal']);
  return {
    type: textOf(fields.type, where),
    source: textOf(fields.source, where),
    target: textOf(fields.target, where),
    status: oneOf(fields.status ?? 'HOLDS', where, STATUSES),
    period: periodOf(fields.period, where),
    ordinal: optionalNumber(fields.ordinal, where),
  };
}

function namesOf(value: unknown, where: string): Readonly<Record<string, string>> {
  const entries = Object.entries(fieldsOf(value, where, [], Object.keys(Object(value))));
  return Object.fromEntries(entries.map(([name, type]) => [name, textOf(type, where)]));
}

function dateOf(value: unknown, where: string): string | undefined {
  const date = optionalText(value, where);
  if (date !== undefined && !isDate(date)) throw new Error(`${where}: ${date} is no date`);
  return date;
}

function periodOf(value: unknown, where: string): string | undefined {
  const period = optionalText(value, where);
  if (period !== undefined && !isPeriod(period)) throw new Error(`${where}: ${period} is no period`);
  return period;
}
