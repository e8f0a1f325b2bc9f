/** The style of references that a reader chose last, in a cookie: nothing else is in it, and nobody else reads it. */
import { hasInText } from '../../inquiry/citation-files.ts';
import { type CitationStyle, nameOfStyle, styleOfName } from '../../inquiry/citation-styles.ts';
import { cookieValues } from '../cookies.ts';

const NAME = 'style';
const A_YEAR_S = 365 * 24 * 3_600;

/** From a Cookie header; undefined where there is none, or no style of ours. */
export function keptStyle(cookies: string | undefined): CitationStyle | undefined {
  const [value] = cookieValues(cookies, NAME);
  return value === undefined ? undefined : styleOfName(value);
}

/** The headers that keep it. What has no form in the text (RIS) is chosen for one file, not for what is read. */
export function keepingStyle(style: CitationStyle): { readonly headers?: Readonly<Record<string, string>> } {
  if (!hasInText(style)) return {};
  return { headers: { 'set-cookie': `${NAME}=${nameOfStyle(style)}; Path=/; Max-Age=${A_YEAR_S}; SameSite=Lax` } };
}
