/** What a browser sends back of the cookies that it was given. */

/** The values of the name in a Cookie header, in its order: one that another path or host has set may stand beside ours. */
export function cookieValues(header: string | undefined, name: string): readonly string[] {
  const pairs = (header ?? '').split(';').map((pair) => pair.split('=', 2).map((part) => part.trim()));
  return pairs.flatMap(([key, value]) => (key === name && value !== undefined ? [value] : []));
}
