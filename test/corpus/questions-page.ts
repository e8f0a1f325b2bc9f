/** The examples of docs/questions.md: a question, its query, and the answer that the shipped texts give. */
import type { AskedCorpus } from './asked-corpus.ts';
import type { Question } from './question-files.ts';

/** All that stands below it in the page is written by the test. */
export const MARK = '<!-- Below this line: written by test/corpus/questions-page.test.ts -->\n';

const WIDTH = 120;

export async function exampleOf(question: Question, corpus: AskedCorpus): Promise<string> {
  const ids = await corpus.idsOf(question);
  const answer = await corpus.asking.data(question.query, ids);
  const variables = Object.keys(ids).length > 0 ? [block('json', shown(ids))] : [];
  const parts = [
    `### ${question.question}`,
    placeOf(question),
    block('graphql', question.query.trimEnd()),
    ...variables,
    block('json', shown(rowsAskedFor(answer, question))),
  ];
  return `\n${parts.join('\n\n')}\n`;
}

function placeOf({ paragraphs, trap, refs }: Question): string {
  const names = Object.entries(refs).map(([variable, { name }]) => `\`$${variable}\` ${name}`);
  return [
    `第 ${paragraphs.join('、')} 段。`,
    ...(trap ? [`${trap}。`] : []),
    ...(names.length > 0 ? [`变量：${names.join('，')}。`] : []),
  ].join('');
}

/** Of a comparison the rows that the expectation looks at: the whole table is for the page, not for print. */
function rowsAskedFor(answer: unknown, { expect }: Question): unknown {
  const keys = new Set(
    expect.flatMap(({ at }) => at.flatMap((place) => /rows\[key=([^\]]+)\]/u.exec(place)?.[1] ?? [])),
  );
  if (keys.size === 0) return answer;
  const text = JSON.stringify(answer, (field, value) =>
    field === 'rows' && Array.isArray(value) ? value.filter((row) => keys.has(row.key)) : value,
  );
  return JSON.parse(text);
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** JSON with what fits on one line on one line; `before` is what stands on the line already. */
function shown(value: unknown, indent = '', before = ''): string {
  const line = lineOf(value);
  if (typeof value !== 'object' || value === null || indent.length + before.length + line.length < WIDTH) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((one) => inner + shown(one, inner)).join(',\n')}\n${indent}]`;
  const fields = Object.entries(value).map(([field, one]) => {
    const key = `${JSON.stringify(field)}: `;
    return `${inner}${key}${shown(one, inner, key)}`;
  });
  return `{\n${fields.join(',\n')}\n${indent}}`;
}

function lineOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(lineOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${lineOf(one)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
