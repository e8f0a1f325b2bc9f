/** The help page: what can be typed, why a result is there, how a page is cited, which keys there are. */
import type { SearchHit } from '../../inquiry/searching.ts';
import type { ExampleName } from '../help/examples.ts';
import type { PageMode } from '../search/search-page-data.ts';

type MatchKind = SearchHit['matchedBy'][number];

const zh = {
  title: '帮助',
  lead: '怎样查、为什么查到、怎样引用，以及可用的快捷键。',
  contents: '本页内容',
  searching: '怎样检索',
  searchingSays:
    '检索的是条目（模式、机制、地区、政策、指标等）和文献段落。在检索框里输入时会提示名称：按下方向键选取，按回车直达；不选取而按回车，则检索所输入的字。',
  typed: '输入',
  does: '会怎样',
  examples: {
    name: '查名称和正文；名称完全相符的排在最前',
    sentence: '整句也可以：按意思查，用词不必相同',
    phrase: '加引号，照原样查',
    without: '减号后面的词不出现',
    traditional: '繁体、异体与简体相通',
    pinyin: '拼音',
    initials: '拼音首字母；也可混用，如“飞地bt”',
    number: '数字连同单位照原样查',
    english: '英文名称、摘要和译文',
  } satisfies Record<ExampleName, string>,
  modes: '三种检索方式',
  mode: {
    hybrid: '字词与意思一并考虑，列出最相关的。平常用它。',
    words: '只看字词，把相符的全部列出，条数是准确的。要查全时用它。',
    meaning: '只看意思是否相近。想不起原词时用它。',
  } satisfies Record<PageMode, string>,
  narrowing:
    '检索结果左侧（手机上在“筛选”里）可按类型、领域、地区、文献和年份缩小范围：同一类里选几项是“或”，不同类之间是“且”，再点一次即去掉。条件都在网址里，收藏或转发网址，便是同一个检索。结果末尾可导出 CSV、BibTeX 和 RIS。',
  reasons: '为什么会查到',
  reasonsSay: '每条结果都注明匹配的缘由：',
  reason: {
    LABEL: '名称里有所查的字',
    ALIAS: '别名、简称或外文名里有',
    TEXT: '摘要或正文里有',
    PINYIN: '所输入的是读音',
    VARIANT: '写法是繁体或异体',
    SYNONYM: '按图谱里的另一个名称查到',
    TYPO: '当作形近、音近或漏字的笔误来查',
    SEMANTIC: '用词未必相同，意思相近',
  } satisfies Record<MatchKind, string>,
  reasonsNote:
    '结果不完整时（例如索引尚未跟上、语义检索暂不可用），页面上方会说明。什么都没有查到时，会指出哪个词图谱里没有，并列出相近的名称。',
  citing: '怎样引用',
  citingSays: [
    '条目、陈述、段落和文献的页面上都有“引用”：选好格式（GB/T 7714、APA 等），复制或下载；按 c 键也可打开。',
    '段落连同它在文献里的位置一起引用。引号里的话是文献原文；注明“转述”的是我们的概括，不可当作原文引用。',
    '页脚的“永久地址”可以写进脚注；条目即使改名、合并，地址仍然有效。',
    'Zotero 等文献管理软件能直接识别文献页和检索结果。',
  ],
  keys: '快捷键',
  keysSay: {
    '/': '到检索框',
    j: '下一条结果',
    k: '上一条结果',
    Enter: '打开所在的一条',
    c: '引用本页',
    s: '查证一段文字',
    g: '看关系图（有图的页面）',
    '?': '显示这张表',
  } satisfies Record<string, string>,
  keysInField: '检索框里：↓ ↑ 选取建议，回车打开，Esc 收起。',
  keysNote: '输入文字时、同时按住 Ctrl、Alt 或 ⌘ 时，这些键不起作用。快捷键需要 JavaScript；其余功能都不需要。',
  keysOn: '启用快捷键',
  close: '关闭',
};

const en: typeof zh = {
  title: 'Help',
  lead: 'How to search, why a result is there, how to cite, and the keys.',
  contents: 'On this page',
  searching: 'How to search',
  searchingSays:
    'What is searched: entries (models, mechanisms, places, policies, indicators and so on) and passages of sources. While you type, names are suggested: choose one with the arrow keys and Enter opens it; Enter without a choice searches for what you typed.',
  typed: 'Typed',
  does: 'What happens',
  examples: {
    name: 'Looks in names and texts; what is called exactly so comes first',
    sentence: 'A whole question works: it is searched by meaning, in other words, too',
    phrase: 'In quotation marks: exactly as it stands',
    without: 'The word behind the minus sign is in no result',
    traditional: 'Traditional, variant and simplified characters are the same',
    pinyin: 'Pinyin',
    initials: 'Initials of the pinyin; also mixed with characters',
    number: 'A number with its unit, as it stands',
    english: 'English names, summaries and translations',
  },
  modes: 'Three ways of searching',
  mode: {
    hybrid: 'Words and meaning together; the most relevant results. The usual way.',
    words: 'Words alone; all that match, exactly counted. For when nothing may be missed.',
    meaning: 'Nearness of meaning alone. For when the right word does not come to mind.',
  },
  narrowing:
    'At the left of the results (on a phone under “Narrow down”) they can be narrowed by type, field of work, place, source and year: choices of one kind are alternatives, those of different kinds hold together, and following one again takes it out. All of it stands in the address: keep or share the address and it is the same search. At the end of the results they can be exported as CSV, BibTeX and RIS.',
  reasons: 'Why a result is there',
  reasonsSay: 'Each result says by what it matched:',
  reason: {
    LABEL: 'what you typed stands in its name',
    ALIAS: 'in another, shorter or foreign name',
    TEXT: 'in its summary or text',
    PINYIN: 'what you typed was read as sounds',
    VARIANT: 'it is written with traditional or variant characters',
    SYNONYM: 'found by another name that the graph has for it',
    TYPO: 'taken for a slip: like in shape or sound, or a character missing',
    SEMANTIC: 'it means something near, perhaps in other words',
  },
  reasonsNote:
    'Where an answer is not complete (the index has not caught up, search by meaning is not available), a line above the results says so. Where nothing is found, the page names the words that nothing has, and names that are near.',
  citing: 'How to cite',
  citingSays: [
    'Pages of entries, statements, passages and sources can be cited: choose a style (GB/T 7714, APA and others), copy or download; the key c opens it as well.',
    'A passage is cited with its place in the source. Words in quotation marks are the source’s own; what is marked as a paraphrase is our wording and must not be quoted as the source’s.',
    'The permanent address at the foot of a page is good for footnotes; it stays valid where an entry is renamed or merged.',
    'Zotero and other reference managers recognise pages of sources and lists of results.',
  ],
  keys: 'Keys',
  keysSay: {
    '/': 'To the search field',
    j: 'Next result',
    k: 'Previous result',
    Enter: 'Open that result',
    c: 'Cite this page',
    s: 'Find support for a text',
    g: 'The graph (on pages that have one)',
    '?': 'Show this table',
  },
  keysInField: 'In the search field: ↓ ↑ choose a suggestion, Enter opens it, Esc closes the list.',
  keysNote:
    'The keys do nothing while you type, and together with Ctrl, Alt or ⌘. They need JavaScript; nothing else here does.',
  keysOn: 'Use these keys',
  close: 'Close',
};

export const help = { zh, en };
