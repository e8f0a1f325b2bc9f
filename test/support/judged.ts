/** The judged claims (judged-1/README.md) and what of each holds. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { scopeFor } from '../../src/domain/scope.ts';
import type { Support, SupportMatch, SupportRelation } from '../../src/inquiry/support.ts';
import type { SeedCorpus } from '../relevance/seed-corpus.ts';

export interface JudgedStatement {
  readonly has: string;
  readonly checkable?: boolean;
  readonly negated?: boolean;
  readonly passages?: readonly string[];
  readonly relation?: SupportRelation;
  readonly differs?: readonly string[];
  /** Whether the amount agrees otherwise than to the digit. */
  readonly rounded?: boolean;
  readonly never?: readonly SupportRelation[];
  readonly unsupported?: boolean;
}

export interface JudgedCase {
  readonly id: string;
  readonly kind: string;
  readonly lang: string;
  readonly text: string;
  readonly statements: readonly JudgedStatement[];
}

export const MEASURES = [
  'right passage first',
  'right passage among three',
  'number relations right',
  'quotations found',
  'off topic unsupported',
  'near topic unsupported',
  'supported ones kept',
  'nothing forbidden',
  'checkable or not',
  'denial or not',
] as const;
export type Measure = (typeof MEASURES)[number];

export interface Outcome {
  readonly id: string;
  readonly kind: string;
  readonly lang: string;
  readonly has: string;
  readonly measure: Measure;
  readonly holds: boolean;
  readonly found: string;
}

const PATIENT_MS = 60_000;
const SHOWN = 5;

/** Empty where the set is not there. */
export function readJudged(set: string): readonly JudgedCase[] {
  const folder = new URL(`${set}/`, import.meta.url);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.flatMap((name) => {
    // Data of this folder, whose form support.test.ts checks.
    const file = load(readFileSync(new URL(name, folder), 'utf8')) as { kind: string; cases: JudgedCase[] };
    return file.cases.map((one) => ({ ...one, text: String(one.text), kind: file.kind }));
  });
}

export async function judgeClaims(
  cases: readonly JudgedCase[],
  corpus: Pick<SeedCorpus, 'idOf' | 'inquiries'>,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of cases) {
    const request = { text: one.text, first: SHOWN, style: 'GB_T_7714_2025_NUMERIC' } as const;
    const found = await corpus.inquiries.findSupport(request, scopeFor('PUBLIC', PATIENT_MS));
    for (const judged of one.statements) outcomes.push(...outcomesOf(one, judged, found, corpus));
  }
  return outcomes;
}

function outcomesOf(
  { id, kind, lang, text }: JudgedCase,
  judged: JudgedStatement,
  found: Support,
  { idOf }: Pick<SeedCorpus, 'idOf'>,
): readonly Outcome[] {
  const at = text.indexOf(String(judged.has));
  const own = found.statements.find(({ range }) => range.start <= at && at < range.end);
  const matches = own?.matches ?? [];
  const right = new Set((judged.passages ?? []).map(idOf));
  const isRight = ({ passage }: SupportMatch) => right.has(passage.id);
  const best = matches.find(isRight);
  const holding: [Measure, boolean][] = [
    ['checkable or not', own?.checkable === (judged.checkable ?? true)],
    ['denial or not', own?.negated === (judged.negated ?? false)],
    ['nothing forbidden', !matches.some(({ relation }) => isForbidden(relation, kind, judged))],
  ];
  if (judged.passages) {
    holding.push(['right passage first', matches.slice(0, 1).some(isRight)]);
    holding.push(['right passage among three', matches.slice(0, 3).some(isRight)]);
    holding.push(['supported ones kept', matches.length > 0]);
  }
  if (judged.relation?.startsWith('NUMBER')) holding.push(['number relations right', isAsJudged(best, judged)]);
  if (judged.relation === 'QUOTES') holding.push(['quotations found', best?.relation === 'QUOTES']);
  if (judged.unsupported) {
    const measure = kind === 'NEAR_TOPIC' ? 'near topic unsupported' : 'off topic unsupported';
    holding.push([measure, own?.unsupported === true]);
  }
  const shown = matches
    .map(({ passage, relation, differs }) => [passage.id, relation, ...differs].join(' '))
    .join('; ');
  return holding.map(([measure, holds]) => ({ id, kind, lang, has: String(judged.has), measure, holds, found: shown }));
}

function isAsJudged(best: SupportMatch | undefined, { relation, differs = [], rounded }: JudgedStatement): boolean {
  const told: readonly string[] = best?.differs ?? [];
  const isRounded = rounded === undefined || best?.rounded === rounded;
  return best?.relation === relation && isRounded && differs.every((one) => told.includes(one));
}

/** Whatever a case lists, no agreement with what it denies, or says of another place or year. */
function isForbidden(
  relation: SupportRelation,
  kind: string,
  { never = [], negated = false }: JudgedStatement,
): boolean {
  const isWrong = negated || kind === 'WRONG_PLACE' || kind === 'WRONG_YEAR';
  return never.includes(relation) || (isWrong && relation === 'NUMBER_AGREES');
}

/** 0 to 1; 1 where nothing was to be measured. */
export function rateOf(outcomes: readonly Outcome[], measure: Measure): number {
  const own = outcomes.filter((one) => one.measure === measure);
  return own.length === 0 ? 1 : own.filter(({ holds }) => holds).length / own.length;
}
