/** The statements that count, as they are sent. */
import type { EntityFilter } from '../../src/domain/filter.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { compileCounts } from '../../src/store/neo4j/compile-counts.ts';
import { compileEntityCount } from '../../src/store/neo4j/compile-entity-counts.ts';
import { together } from '../../src/store/neo4j/cypher.ts';
import * as sqlTallies from '../../src/store/sqlite/compile-tallies.ts';
import { type Compiled, compiledGoldens, type Statement } from './compiled.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const [PUBLIC, EDITORS] = [{ ontology, viewer: 'PUBLIC' } as const, { ontology, viewer: 'EDITORS' } as const];

compiledGoldens({
  'all counts': {
    sqlite: [
      sqlTallies.compileRecordKinds(PUBLIC),
      sqlTallies.compileEntityTypes(PUBLIC),
      sqlTallies.compileRelationTypes(EDITORS),
    ],
    neo4j: [compileCounts(PUBLIC)],
  },
  'numbers of entities by place': numbersOf(
    [{ regions: ['region:a'], types: ['MODEL'] }, { regions: ['region:b'] }],
    sqlTallies.compileBelonging(PUBLIC, 'regions', ['region:a', 'region:b']),
  ),
  'numbers of entities by source': numbersOf(
    [{ documents: ['document:a'] }, { documents: ['document:b'] }],
    sqlTallies.compileMentions(PUBLIC, ['document:a', 'document:b']),
    sqlTallies.compileEntityNumbers(PUBLIC),
  ),
  'numbers of entities by kind and by year': numbersOf(
    [
      { types: ['MECHANISM'], kinds: ['OPERATION'] },
      { from: '2021', to: '2021' },
    ],
    sqlTallies.compileKinds(PUBLIC),
    sqlTallies.compileDays(PUBLIC),
  ),
});

function numbersOf(filters: readonly EntityFilter[], ...sqlite: readonly Statement[]): Compiled {
  return { sqlite, neo4j: [together(filters.map((filter) => compileEntityCount(PUBLIC, filter)))] };
}
