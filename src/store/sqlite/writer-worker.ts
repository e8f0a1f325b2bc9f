/** The store's writer thread. */
import type { ChangeOutcome, ChangeRequest } from '../../domain/change.ts';
import { serveCalls } from '../../worker.ts';
import { type WriteProblem, writeProblem } from './health.ts';
import { type Counted, receivedData } from './thread-data.ts';
import { openWriter } from './writer.ts';

export type WriterMethods = {
  readonly apply: { readonly request: ChangeRequest; readonly reply: Counted<ChangeOutcome> };
  /** What keeps it from writing. */
  readonly health: { readonly request: undefined; readonly reply: WriteProblem | undefined };
};

await serveCalls<WriterMethods>((data) => {
  const { file, ontology } = receivedData(data);
  const writer = openWriter(file, ontology);
  return {
    methods: { apply: (request) => writer.apply(request), health: async () => writeProblem(await writer.health()) },
    closed: () => writer.close(),
  };
});
