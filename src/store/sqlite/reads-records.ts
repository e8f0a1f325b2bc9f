/** Records by id as their texts: for threads that pass them on and keep nothing. */
import type { Viewer } from '../../domain/scope.ts';
import { compileRecords } from './compile-points.ts';
import type { Connection } from './connection.ts';
import type { StoredText } from './rows.ts';

export interface RecordReads {
  /** Aligned; undefined for what is not there or hidden. One statement. */
  records(ids: readonly string[], viewer: Viewer): readonly (StoredText | undefined)[];
}

export function createRecordReads(connection: Connection): RecordReads {
  return {
    records(ids, viewer) {
      const answers = new Array<StoredText | undefined>(ids.length).fill(undefined);
      const { text, params } = compileRecords(ids, viewer);
      for (const [at, , doc, revision] of connection.all<[number, number, string, number]>(text, params))
        answers[at] = { doc, revision };
      return answers;
    },
  };
}
