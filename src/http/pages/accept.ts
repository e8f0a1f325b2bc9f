/** Whether a client would rather have JSON than a page. */

/** JSON only where it is asked for before HTML: what takes anything, or says nothing, gets the page. */
export function prefersJson(accept: string | undefined): boolean {
  const ranges = (accept ?? '').slice(0, 1_000).toLowerCase().split(',').map(weighted);
  return weightOf('application/json', ranges) > weightOf('text/html', ranges);
}

/** Whether HTML is asked for by its name, as browsers do. */
export function namesHtml(accept: string | undefined): boolean {
  return /\btext\/html\b/i.test((accept ?? '').slice(0, 1_000));
}

interface Weighted {
  readonly range: string;
  readonly weight: number;
}

function weighted(part: string): Weighted {
  const [range = '', ...parameters] = part.trim().split(/\s*;\s*/);
  const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = q === undefined ? 1 : Number(q);
  return { range, weight: Number.isFinite(weight) ? weight : 0 };
}

/** The most exact range decides. */
function weightOf(type: string, ranges: readonly Weighted[]): number {
  const [family] = type.split('/');
  const wanted = [type, `${family}/*`, '*/*'];
  for (const range of wanted) {
    const found = ranges.find((one) => one.range === range);
    if (found) return found.weight;
  }
  return 0;
}
