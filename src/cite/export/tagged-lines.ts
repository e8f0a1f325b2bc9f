/** Formats of tagged lines (RIS, EndNote, NoteExpress): a table of tags, and what each holds. */
import type { ExportItem } from './item.ts';

/** No line where there is no value, one for each where there are several. */
export type TagValue = string | readonly string[] | undefined;

/** In the order of the file: the tag with all that stands before its value; what it holds. */
export type TagTable = readonly (readonly [string, (item: ExportItem) => TagValue])[];

export function taggedLines(table: TagTable, item: ExportItem): readonly string[] {
  return table.flatMap(([tag, read]) => listOf(read(item)).map((value) => tag + value));
}

function listOf(value: TagValue): readonly string[] {
  return typeof value === 'string' ? [value] : (value?.filter((one) => one !== '') ?? []);
}
