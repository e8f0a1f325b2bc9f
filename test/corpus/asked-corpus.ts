/** The shipped texts in the engines that a server has, asked the questions of test/corpus/questions/. */
import type { Asking } from '../graphql/asking.ts';
import { openShippedCorpus } from '../graphql/shipped-corpus.ts';
import type { Question } from './question-files.ts';

export interface AskedCorpus {
  readonly asking: Asking;
  /** The ids behind the question's names. Errors: a name that nothing has. */
  idsOf(question: Question): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

export async function openCorpus(): Promise<AskedCorpus> {
  const { asking, close } = await openShippedCorpus();
  return { asking, idsOf: ({ refs }) => idsOf(asking, refs), close };
}

async function idsOf(asking: Asking, refs: Question['refs']): Promise<Readonly<Record<string, string>>> {
  const ids = Object.entries(refs).map(async ([variable, { type, name }]) => {
    const query = `query ($name: String!) { entity(ref: $name, type: ${type}) { id } }`;
    const { entity } = await asking.data<{ entity: { id: string } | null }>(query, { name });
    if (!entity) throw new Error(`no ${type} is called ${name}`);
    return [variable, entity.id] as const;
  });
  return Object.fromEntries(await Promise.all(ids));
}
