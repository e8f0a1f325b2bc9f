/** The store's reader thread: the reads that can look at much, each with its deadline and on one state of the file. */
import { serveCalls } from '../../worker.ts';
import { createAdjacency } from './adjacency.ts';
import { storeError } from './driver-errors.ts';
import { openReader } from './open-reader.ts';
import { createWideReads, type WideReads } from './reads.ts';
import { type Counted, type ReaderData, receivedData } from './thread-data.ts';

/** One method for each of WideReads, with its arguments and a deadline. */
export type ReaderMethods = {
  readonly [K in Exclude<keyof WideReads, 'position'>]: {
    readonly request: { readonly arguments: Parameters<WideReads[K]>; readonly deadlineAt: number };
    readonly reply: Counted<ReturnType<WideReads[K]>>;
  };
};

await serveCalls<ReaderMethods>((data) => {
  const { file, ontology } = receivedData(data);
  const connection = openReader(file);
  // `data` is ReaderData: createReaderThread takes nothing else.
  const { walks } = data as ReaderData;
  const adjacency = createAdjacency(connection, walks, walks.atOnce ? undefined : (work) => void setImmediate(work));
  const reads = createWideReads(connection, ontology, adjacency);
  const answered = <A extends readonly unknown[], T>(read: (...args: A) => T) => {
    return (request: { readonly arguments: A; readonly deadlineAt: number }): Counted<T> => {
      const before = connection.statements();
      try {
        const value = connection.until(request.deadlineAt, () => connection.snapshot(() => read(...request.arguments)));
        const problem = adjacency.problem();
        return { value, statements: connection.statements() - before, ...(problem === undefined ? {} : { problem }) };
      } catch (error) {
        throw storeError(error, file);
      }
    };
  };
  return {
    methods: {
      entities: answered(reads.entities),
      relations: answered(reads.relations),
      observations: answered(reads.observations),
      claims: answered(reads.claims),
      outlineOf: answered(reads.outlineOf),
      counts: answered(reads.counts),
      countEntities: answered(reads.countEntities),
      neighbours: answered(reads.neighbours),
      subgraph: answered(reads.subgraph),
      paths: answered(reads.paths),
      history: answered(reads.history),
      changes: answered(reads.changes),
      scan: answered(reads.scan),
    },
    closed: () => {
      adjacency.close();
      connection.close();
    },
  };
});
