/** A text with the parts that matched. */
export interface Marked {
  readonly text: string;
  /** [start, end) in UTF-16 code units, in order and apart from one another. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

export function MarkedText({ text, ranges }: Marked) {
  const starts = [0, ...ranges.map(({ end }) => end)];
  return (
    <bdi>
      {ranges.map(({ start, end }, i) => [
        text.slice(starts[i], start),
        <mark key={start}>{text.slice(start, end)}</mark>,
      ])}
      {text.slice(starts.at(-1))}
    </bdi>
  );
}
