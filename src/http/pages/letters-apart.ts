/** How many letters are to be put in, left out, changed or swapped with the next one to make one word another. */
export function lettersApart(one: string, other: string): number {
  const [from, to] = [Array.from(one), Array.from(other)];
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = to.map((_, i) => i).concat(to.length);
  from.forEach((letter, i) => {
    const row = [i + 1];
    to.forEach((wanted, j) => {
      const change = (last[j] ?? 0) + (letter === wanted ? 0 : 1);
      const isSwapped = i > 0 && j > 0 && letter === to[j - 1] && from[i - 1] === wanted;
      const swap = isSwapped ? (beforeLast[j - 1] ?? 0) + 1 : change;
      row.push(Math.min((row[j] ?? 0) + 1, (last[j + 1] ?? 0) + 1, change, swap));
    });
    beforeLast = last;
    last = row;
  });
  return last[to.length] ?? 0;
}
