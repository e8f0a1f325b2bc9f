/** The statements of questions as a golden has them, those of both databases side by side. */
import { describe, expect, test } from 'vitest';

export interface Statement {
  readonly text: string;
  readonly params: unknown;
}

/** A question as each database is asked it: one that is left out is a type error. */
export type Backend = 'sqlite' | 'neo4j';
export type Compiled = Readonly<Record<Backend, readonly Statement[]>>;

/** One golden a question. */
export function compiledGoldens(questions: Readonly<Record<string, Compiled>>): void {
  describe('compiled', () => {
    test.each(Object.entries(questions))('%s', (_, question) => {
      const texts = (['sqlite', 'neo4j'] as const).map(
        (backend) => `${backend}\n\n${question[backend].map((one) => shown(backend, one)).join('\n\n')}\n`,
      );
      expect(texts.join('\n')).toMatchSnapshot();
    });
  });
}

/** SQL broken into lines where the clauses begin, as a person would write it; Cypher is compiled in lines. */
const CLAUSE = / (?=(?:FROM|WHERE|ORDER BY|GROUP BY|HAVING|LIMIT|UNION|CROSS JOIN|LEFT JOIN|(?<!CROSS |LEFT )JOIN) )/g;

function shown(backend: Backend, { text, params }: Statement): string {
  const values = JSON.stringify(params, (_, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
  return `${backend === 'sqlite' ? text.replaceAll(CLAUSE, '\n  ') : text}\n-- ${values}`;
}
