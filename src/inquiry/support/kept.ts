/** What was made of texts, kept for those that are asked for again: passages and names of the graph, never what was pasted. */

/** Of at most so many characters of text; what was not asked for longest is made anew. */
export function keptByText<T>(make: (text: string) => T, mostCharacters: number): (text: string) => T {
  const kept = new Map<string, T>();
  let length = 0;
  return (text) => {
    const known = kept.get(text);
    const made = known ?? make(text);
    if (known === undefined) length += text.length;
    else kept.delete(text);
    kept.set(text, made);
    for (const [oldest] of length > mostCharacters ? kept : []) {
      if (length <= mostCharacters / 2) break;
      kept.delete(oldest);
      length -= oldest.length;
    }
    return made;
  };
}
