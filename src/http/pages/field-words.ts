/** Codes of other standards that stand in fields (types of CSL, languages of BCP 47), in words. */
import type { FieldDef, Words } from '../../domain/ontology.ts';

const CSL_TYPES: Readonly<Record<string, Words>> = {
  article: { zh: '论文', en: 'Paper' },
  'article-journal': { zh: '期刊论文', en: 'Journal article' },
  'article-newspaper': { zh: '报纸文章', en: 'Newspaper article' },
  book: { zh: '图书', en: 'Book' },
  chapter: { zh: '图书章节', en: 'Chapter' },
  collection: { zh: '档案', en: 'Archive' },
  dataset: { zh: '数据集', en: 'Data set' },
  document: { zh: '文献', en: 'Document' },
  legislation: { zh: '法律法规', en: 'Law or regulation' },
  'paper-conference': { zh: '会议论文', en: 'Conference paper' },
  patent: { zh: '专利', en: 'Patent' },
  regulation: { zh: '政府公文', en: 'Government document' },
  report: { zh: '报告', en: 'Report' },
  standard: { zh: '标准', en: 'Standard' },
  thesis: { zh: '学位论文', en: 'Thesis' },
  webpage: { zh: '网页', en: 'Web page' },
};

const LANGUAGES = {
  zh: new Intl.DisplayNames('zh-CN', { type: 'language', fallback: 'none' }),
  en: new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }),
};

/** Undefined for a code that the standard does not have, and for fields that hold none. */
export function codeWords({ csl }: FieldDef, value: string): Words | undefined {
  if (csl === 'type') return CSL_TYPES[value];
  return csl === 'language' ? languageWords(value) : undefined;
}

function languageWords(tag: string): Words | undefined {
  try {
    const [zh, en] = [LANGUAGES.zh.of(tag), LANGUAGES.en.of(tag)];
    return zh === undefined || en === undefined ? undefined : { zh, en };
  } catch (error) {
    // What is no tag at all.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
