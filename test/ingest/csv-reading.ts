/** CSV read back by RFC 4180 and docs/exchange.md. */

/** The cells of each row, as they stand in the file. */
export function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

export function textOfCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
