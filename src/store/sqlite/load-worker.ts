/** The thread of one load: it ends with it. */
import { serveCalls } from '../../worker.ts';
import type { LoadedLine, LoadOutcome } from '../port.ts';
import { storeError } from './driver-errors.ts';
import { openLoader } from './load.ts';
import { receivedData } from './thread-data.ts';

export type LoadMethods = {
  readonly write: { readonly request: readonly LoadedLine[]; readonly reply: undefined };
  readonly finish: { readonly request: undefined; readonly reply: LoadOutcome };
};

await serveCalls<LoadMethods>((data) => {
  const { file, ontology } = receivedData(data);
  const loader = openLoader(file, ontology);
  const inCodes = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw storeError(error, file);
    }
  };
  return {
    methods: {
      write: (lines) => inCodes(() => void loader.write(lines)) as undefined,
      finish: () => inCodes(() => loader.finish()),
    },
    closed: () => loader.close(),
  };
});
