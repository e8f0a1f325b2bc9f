/** The page of a pasted text: what bears on each sentence, and the text with the citations that were accepted. Nothing of it is kept. */
import { GongfuError } from '../../domain/errors.ts';
import type { Scope } from '../../domain/scope.ts';
import { type CitationStyle, DEFAULT_STYLE, nameOfStyle, styleOfName } from '../../inquiry/citation-styles.ts';
import { MAX_PASTED } from '../../inquiry/support.ts';
import { supportPage } from '../../ui/support/support-page.tsx';
import type { SupportPageData, SupportProblem } from '../../ui/support/support-page-data.ts';
import { keepingStyle } from './kept-style.ts';
import type { PageInquiries } from './page-inquiries.ts';
import type { FoundPage, PageDef } from './page-route.ts';
import { foundData, markedData } from './support-data.ts';
import { pastedIn, type SupportAsked, supportAsked, textKey } from './support-params.ts';

/** Five times the longest text: one that is too long comes back in its field, with what is wrong. */
const MAX_FORM_BYTES = 1_000_000;
const FINDINGS = 3;

export function supportPageDef(inquiries: PageInquiries): PageDef {
  return {
    name: 'support',
    params: [],
    maxFormBytes: MAX_FORM_BYTES,
    answer: async ({ form, scope, keptStyle }) => {
      if (!form) return asked({ limit: MAX_PASTED, style: nameOfStyle(keptStyle ?? DEFAULT_STYLE) });
      try {
        return await checked(inquiries, supportAsked(form, keptStyle), scope);
      } catch (error) {
        if (!(error instanceof GongfuError) || error.code === 'INTERNAL') throw error;
        return refused(pastedIn(form), error, styleOfName(form.get('style') ?? '') ?? keptStyle);
      }
    },
  };
}

function asked(data: SupportPageData): FoundPage {
  return { data, html: (view) => supportPage(data, { text: '' }, view) };
}

async function checked(inquiries: PageInquiries, wanted: SupportAsked, scope: Scope): Promise<FoundPage> {
  const { text, style } = wanted;
  const data = { limit: MAX_PASTED, style: nameOfStyle(style), ...(await answerTo(inquiries, wanted, scope)) };
  return {
    data,
    html: (view) => supportPage(data, { text }, view),
    ...keepingStyle(style),
  };
}

async function answerTo(
  inquiries: PageInquiries,
  { text, style, accepted, isMarkedOnly }: SupportAsked,
  scope: Scope,
): Promise<Pick<SupportPageData, 'found' | 'marked'>> {
  if (isMarkedOnly && accepted) {
    const passages = [...accepted.values()].flatMap((some) => [...some]);
    return { marked: markedData(await inquiries.citeAccepted({ text, accepted, style }, scope), passages) };
  }
  const support = await inquiries.findSupport({ text, first: FINDINGS, style, accepted: accepted ?? 'CHECKED' }, scope);
  const found = await foundData(inquiries, support, scope);
  return { found: { key: textKey(text), ...found }, marked: markedData(support, support.cited.flat()) };
}

/** With all that was pasted, in its field. */
function refused(text: string, error: GongfuError, style: CitationStyle = DEFAULT_STYLE): FoundPage {
  const data = { limit: MAX_PASTED, style: nameOfStyle(style) };
  return { data, error, html: (view) => supportPage(data, { text, problem: problemOf(text, error) }, view) };
}

function problemOf(text: string, { code }: GongfuError): SupportProblem {
  if (code !== 'BAD_USER_INPUT') return code;
  if (text.length > MAX_PASTED) return 'TOO_LONG';
  return /[\p{L}\p{N}]/u.test(text) ? code : 'EMPTY';
}
