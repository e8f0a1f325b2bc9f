/** Tables of cases, one `text → expected` a line or parted by `|`. */
export function casesOf(table: string): readonly (readonly [string, string])[] {
  return table
    .split(/[|\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [text = '', expected = ''] = line.split(' → ');
      return [text, expected] as const;
    });
}
