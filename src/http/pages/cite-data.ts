/** Ids → their references, and what of them cannot be cited. */
import { GongfuError } from '../../domain/errors.ts';
import type { Scope } from '../../domain/scope.ts';
import { CITATION_FILES, isTextStyle } from '../../inquiry/citation-files.ts';
import { type CitationStyle, nameOfStyle } from '../../inquiry/citation-styles.ts';
import type { Bibliography } from '../../inquiry/cite.ts';
import type { CitedThing, CiteFile, CitePageData } from '../../ui/cite/cite-page-data.ts';
import { referencesOf } from './cite-entries.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { readLabels } from './record-label.ts';

/** Errors: NOT_FOUND for an id that there is not; what nothing supports is told. Some ten reads, whatever the number of ids. */
export async function citePageData(
  inquiries: PageInquiries,
  ids: readonly string[],
  style: CitationStyle,
  scope: Scope,
): Promise<CitePageData> {
  const [cited, labels] = await Promise.all([citable(inquiries, ids, style, scope), readLabels(inquiries, ids, scope)]);
  const named = (some: readonly string[]): readonly CitedThing[] =>
    some.map((id) => ({ id, label: labels.get(id) ?? { zh: id } }));
  return {
    style: nameOfStyle(style),
    isFile: !isTextStyle(style),
    of: named(ids),
    uncitable: named(cited.bare),
    entries: referencesOf(cited.bibliography),
    text: cited.bibliography.text,
    files: filesOf(ids, style),
  };
}

interface Citable {
  readonly bibliography: Bibliography;
  readonly bare: readonly string[];
}

async function citable(
  inquiries: PageInquiries,
  ids: readonly string[],
  style: CitationStyle,
  scope: Scope,
): Promise<Citable> {
  if (ids.length === 0) return { bibliography: { style, entries: [], text: '' }, bare: [] };
  try {
    return { bibliography: await inquiries.cite(ids, style, {}, scope), bare: [] };
  } catch (error) {
    const bare = bareIdsIn(error);
    if (bare.length === 0) throw error;
    const rest = ids.filter((id) => !bare.includes(id));
    return { bibliography: (await citable(inquiries, rest, style, scope)).bibliography, bare };
  }
}

/** What the inquiry says that nothing supports. */
function bareIdsIn(error: unknown): readonly string[] {
  if (!(error instanceof GongfuError) || error.code !== 'BAD_USER_INPUT') return [];
  const { ids } = error.details;
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}

/** Of one id behind it, of several behind `/cite`. */
function filesOf(ids: readonly string[], style: CitationStyle): readonly CiteFile[] {
  const [only] = ids.length === 1 ? ids : [];
  const several = only === undefined ? [['ids', ids.join(',')] as const] : [];
  return [...CITATION_FILES.values()].map(({ suffix, format }) => ({
    suffix,
    ...(format === undefined ? {} : { format: nameOfStyle(format) }),
    path: `/${only ?? 'cite'}${suffix}`,
    params: [
      ...several,
      ...(format === undefined && isTextStyle(style) ? [['style', nameOfStyle(style)] as const] : []),
    ],
  }));
}
