/** The vocabulary lint: what makes a seed a good thesaurus, checked in the manner of qSKOS and Skosify. Pure. */
import type { Ontology } from '../domain/ontology.ts';
import { createFaults, type Fault, sortFaults } from './fault.ts';
import { LINT_CODES, LINTS, type LintCode, type LintFinding, ONTOLOGY_LINTS } from './lint.ts';
import type { ReadSeed } from './seed.ts';
import { excuse } from './vocabulary-exceptions.ts';
import { lintGraph } from './vocabulary-graph.ts';
import { lintLabels } from './vocabulary-labels.ts';
import { lintNames } from './vocabulary-names.ts';
import { lintNearLabels } from './vocabulary-near.ts';
import { lintRelations } from './vocabulary-relations.ts';
import { lintSheets } from './vocabulary-sheets.ts';
import { createView } from './vocabulary-view.ts';
import { lintWords } from './vocabulary-words.ts';

export interface LintCount {
  readonly lint: LintCode;
  /** Excused ones not counted. */
  readonly found: number;
  readonly excused: number;
  /** Those found, where they are words of the ontology. */
  readonly words: readonly string[];
}

export interface VocabularyReport {
  /** What has to be mended or excused, and the exceptions that excuse nothing. */
  readonly faults: readonly Fault[];
  readonly remarks: readonly Fault[];
  /** Of every lint, in the order of LINT_CODES. */
  readonly counts: readonly LintCount[];
}

/** Faults and remarks are sorted by place; the order of the files does not matter. Cost: linear but for a sort, and for circles. */
export function lintVocabulary(seed: ReadSeed, ontology: Ontology): VocabularyReport {
  const view = createView(seed, ontology);
  const findings = LINTERS.flatMap((lint) => lint(view));
  const exceptions = createFaults();
  const { left, excused } = excuse(findings, view, exceptions);
  const weighing = (weight: string) => left.filter(({ lint }) => LINTS[lint] === weight).map(toFault);
  return {
    faults: sortFaults([...weighing('FAULT'), ...exceptions.list]),
    remarks: sortFaults(weighing('REMARK')),
    counts: LINT_CODES.map((lint) => countOf(lint, left, excused)),
  };
}

const LINTERS = [lintLabels, lintNames, lintNearLabels, lintGraph, lintRelations, lintSheets, lintWords];

/** The lint's name stands in the message, because an exception has to give it. */
function toFault({ lint, at, message }: LintFinding): Fault {
  return { file: at.file, line: at.line, column: at.column, code: lint, message: `${message} [${lint}]` };
}

function countOf(lint: LintCode, left: readonly LintFinding[], excused: readonly LintFinding[]): LintCount {
  const found = left.filter((finding) => finding.lint === lint);
  return {
    lint,
    found: found.length,
    excused: excused.filter((finding) => finding.lint === lint).length,
    words: ONTOLOGY_LINTS.has(lint) ? found.flatMap(({ of }) => of) : [],
  };
}
