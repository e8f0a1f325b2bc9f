/**
 * What a new server takes longest for is to plan a statement that it has never seen: on a busy machine longer than a request may take. What
 * nearly every request asks is therefore planned before, by questions about nothing. How many ask together makes no other plan
 * (gathering.ts).
 */
import type { Ontology } from '../../domain/ontology.ts';
import type { Viewer } from '../../domain/scope.ts';
import { compileEntities } from './compile-lists.ts';
import { compileClaimsOf, compileObservationsOf, compilePassagesOf } from './compile-own.ts';
import { compileRelationsOf } from './compile-relations-of.ts';
import type { Run } from './connection.ts';
import { type Question, together } from './cypher.ts';
import { compileNamed, compileRecords } from './reads-records.ts';

/** For one statement. */
const PLANNING_MS = 30_000;

/** One after the other, so that a request has the rest of the server. Never rejects: it ends at the first that fails. */
export async function warmPlans(run: Run, ontology: Ontology): Promise<void> {
  const questions = [...usual(ontology, 'PUBLIC'), ...usual(ontology, 'EDITORS')];
  try {
    for (const question of questions) await run(together([question]), Date.now() + PLANNING_MS);
  } catch {
    // Whoever asks next finds out why.
  }
}

function usual(ontology: Ontology, viewer: Viewer): readonly Question[] {
  const seeing = { ontology, viewer };
  const pages = [false, true].map((withTotal) => ({ first: 1, withTotal }));
  const list = { filter: {}, order: { by: 'LABEL', descending: false } } as const;
  return [
    compileRecords([], viewer),
    compileNamed(ontology, [], undefined, viewer),
    ...pages.map((page) => compileRelationsOf(seeing, [], { direction: 'BOTH', page })),
    ...pages.flatMap((page) => compileEntities(seeing, [{ ...list, page }]).questions),
    ...pages.flatMap((page) =>
      [compileObservationsOf, compileClaimsOf, compilePassagesOf].map((compile) => compile(seeing, [], page).question),
    ),
  ];
}
