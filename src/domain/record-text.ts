/** Records as the texts that a history keeps (`recordJson`). */
import { recordJson } from './record-json.ts';
import type { GraphRecord } from './records.ts';
import { type Hides, recordAsSeen } from './visibility.ts';

export function recordOfText(text: string): GraphRecord {
  // What a history keeps was written by recordJson.
  return JSON.parse(text) as GraphRecord;
}

/** As one sees it who may not see what `hides` says: undefined where the record itself is hidden. Without `hides` all is seen. */
export function textAsSeen(text: string, hides: Hides | undefined): string | undefined {
  if (!hides) return text;
  const record = recordAsSeen(recordOfText(text), hides);
  return record && recordJson(record);
}
