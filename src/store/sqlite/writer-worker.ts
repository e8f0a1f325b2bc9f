/** The store's writer thread. */
import type { ChangeOutcome, ChangeRequest } from '../../domain/change.ts';
import type { GongfuError } from '../../domain/errors.ts';
import { serveCalls } from '../../worker.ts';
import { type Counted, receivedData } from './thread-data.ts';
import { openWriter } from './writer.ts';

export type WriterMethods = {
  readonly apply: { readonly request: ChangeRequest; readonly reply: Counted<ChangeOutcome> };
  /** The message of what keeps it from writing. */
  readonly health: { readonly request: undefined; readonly reply: GongfuError['message'] | undefined };
};

await serveCalls<WriterMethods>((data) => {
  const { file, ontology } = receivedData(data);
  const writer = openWriter(file, ontology);
  return {
    methods: { apply: (request) => writer.apply(request), health: async () => (await writer.health())?.message },
    closed: () => writer.close(),
  };
});
