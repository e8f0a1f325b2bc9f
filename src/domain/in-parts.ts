/** A store takes so many at once and no more; an empty list asks nothing. */
const AT_ONCE = 1_000;

/** Aligned with the inputs. The parts are asked for together. */
export async function inParts<I, T>(
  inputs: readonly I[],
  read: (some: readonly I[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const parts: Promise<readonly T[]>[] = [];
  for (let at = 0; at < inputs.length; at += AT_ONCE) parts.push(read(inputs.slice(at, at + AT_ONCE)));
  return (await Promise.all(parts)).flat();
}
