/**
 * What is wrong with a field. The rules (domain/validate, domain/plan) say it in English, going on from the field's name; here is the
 * same in Chinese. A sentence that is not known is shown in English (test/ui/problems.test.ts holds that there is none).
 */
import type { Lang } from '../lang.ts';

type Groups = readonly string[];
type Sentence = readonly [pattern: RegExp, say: (groups: Groups) => string];

const SENTENCES: readonly Sentence[] = [
  [/^is (\d+) characters long; at most (\d+)/, ([n, most]) => `有 ${n} 个字符，最多 ${most} 个。`],
  [/^has half of a surrogate pair/, () => '含有残缺的字符。'],
  [/^has the control character (U\+\w+); only line feeds/, ([c]) => `含有控制字符 ${c}，只能有换行和制表符。`],
  [/^has the control character (U\+\w+)/, ([c]) => `含有控制字符 ${c}，只能是一行文字。`],
  [/^has the direction mark (U\+\w+)/, ([c]) => `含有改变文字方向的符号 ${c}，请删去。`],
  [/^has the invisible character (U\+\w+)/, ([c]) => `含有看不见的字符 ${c}，请删去。`],
  [/^is blank/, () => '不能为空。'],
  [/^has white space at its start or end/, () => '首尾不能有空白。'],
  [
    /^has (\d+) Han characters and (\d+) words; .*at most (\d+) .* or (\d+)/,
    ([han, words, mostHan, mostWords]) =>
      `有 ${han} 个汉字、${words} 个词；引文只标明位置，最多 ${mostHan} 个汉字或 ${mostWords} 个词。`,
  ],
  [
    /^is (".*"…?), which does not stand in (\S+);/s,
    ([quote, passage]) => `${quote} 不在 ${passage} 的原文里。引文须与原文逐字相同（空白和全半角不计），否则留空。`,
  ],
  [/^needs an id/, () => '勾选后须填写编号：同名的两个条目靠编号区分。'],
  [
    /^is (".*"…?); an id is `(.*)`/,
    ([given, form]) => `${given} 不是编号。编号形如 ${form}，冒号后只用小写字母、数字和连字符。`,
  ],
  [
    /^is (".*"…?); the id of this item starts with `(.*)`/,
    ([given, prefix]) => `${given} 的前缀不对，这里的编号以 ${prefix} 开头。`,
  ],
  [/^is (".*"…?), which is no id/, ([given]) => `没有找到 ${given} 所指的条目。`],
  [/^is (".*"…?), which is not there; no id starts with/, ([given]) => `${given} 不存在：没有以此为前缀的编号。`],
  [
    /^is (.*); it takes (?:an entity|a source|an indicator|a relation|a passage)/,
    ([given]) => `${given} 不是这里可填的那一类。`,
  ],
  [/^is (\S+), which is not there/, ([id]) => `${id} 不存在。`],
  [
    /^is (.*); a period is/,
    ([given]) => `${given} 不是时期。请写成 2021、2021-06、2021-06-10、2019/2021、2006/.. 或 ../2025。`,
  ],
  [/^is (.*); it takes a web address/, ([given]) => `${given} 不是网址。网址以 http:// 或 https:// 开头。`],
  [/^is (.*); a DOI is/, ([given]) => `${given} 不是 DOI。DOI 形如 10.1000/182，前面不带网址。`],
  [
    /^is (".*"…?); by the digits before it the last one of .* would be (\S+)/,
    ([given, right]) => `${given} 的校验位不对（应为 ${right}），有一位数字写错了，请再核对来源。`,
  ],
  [/^is (".*"…?); an? (ISBN|ISSN)/, ([given, what]) => `${given} 不是 ${what}，请核对位数。`],
  [
    /^is (".*"…?); it takes (a date|a period|a number|a whole number|true or false|an id|a text)/,
    ([given, wanted]) => `${given} 不对，这里应填${WANTED[wanted ?? ''] ?? '其他内容'}。`,
  ],
  [/^is (".*"…?|\S+); it takes a (?:finite number|whole number)/, ([given]) => `${given} 不对，这里应填数字。`],
  [
    /^is missing; it takes (a date|a period|a number|a whole number|true or false|an id|a text)/,
    ([wanted]) => `请填写${WANTED[wanted ?? ''] ?? '此项'}。`,
  ],
  [/^is no field of/, () => '这一类型没有这个字段。'],
  [/^is missing; a figure has a value/, () => '数值、上下限和文中表述至少填一项。'],
  [/^is missing; what is BACKGROUND/, () => '依据是背景知识而没有出处，请说明从何得知。'],
  [/^is missing; every (\w+) has its place/, () => '这种关系每条都有次序，请填写。'],
  [/^is missing; (\w+) takes/, () => '请选择。'],
  [/^is (""); it takes/, () => '请选择。'],
  [/^is (.*), above `high`, which is (.*)/, ([low, high]) => `下限 ${low} 大于上限 ${high}。`],
  [/^is given beside a range/, () => '数值与上下限只能填一种。'],
  [/^is (\S+); it counts from 1/, () => '从 1 数起，填正整数。'],
  [/^is (".*"…?); (\w+) has no kinds/, () => '这一类型没有类别，请留空。'],
  [/^has no passage that supports it/, () => '没有支持它的出处。只有“背景知识”可以没有出处。'],
  [/^has neither entity nor text/, () => '条目和文字至少填一项。'],
  [/^has (none|more than one) of (.*); it takes exactly one/, ([, names]) => `${names}之中须填且只填一项。`],
  [/^have no (\w+); every (\w+) says it/, ([role]) => `还缺“${ROLES[role ?? ''] ?? role}”，这种关系必须写明。`],
  [/^is (".*"…?); (\w+) takes no qualifiers/, () => '这种关系不带限定，请删去。'],
  [/^is (".*"…?); (\w+) takes ([A-Z_, ]+)$/, ([given]) => `${given} 不在可选之列。`],
  [/^is (".*"…?); it takes ([A-Z_, ]+)$/, ([given]) => `${given} 不在可选之列。`],
  [/^is (".*"…?); (\w+) has /, ([given]) => `这一类型没有字段 ${given}。`],
  [/^is (\w+) \((\S+)\); (\w+) starts from/, ([, id]) => `${id} 的类型不能作这种关系的起点。`],
  [/^is (\w+) \((\S+)\); from (\w+), (\w+) leads to/, ([, id]) => `${id} 的类型不能作这种关系的终点。`],
  [/joins two entities$/, () => '起点和终点是同一个条目。'],
  [/joins two entities/, () => '起点和终点合并后是同一个条目。'],
  [/^is (\S+), which closes a circle: (.*); (\w+) never/, ([, way]) => `会连成一个圈：${way}。这种关系不能绕回起点。`],
  [
    /^is (\S+), which joins (\S+) and (\S+); a figure of (\S+)/,
    ([id, one, other]) => `${id} 说的是 ${one} 与 ${other}；数据只能量化以其对象为一端的陈述。`,
  ],
  [
    /^is that of (\S+); write to that id/,
    ([id]) => `同类中已有这个名称：${id}。请去编辑它，或改名；确是另一个时填写编号并勾选“允许同名”。`,
  ],
  [/^is (\S+), but (\S+) states the same/, ([, other]) => `已有同样的陈述：${other}。请去编辑它。`],
  [
    /^is (\S+), but (\S+) stands in (\S+), and a passage stays/,
    ([, , document]) => `段落不能换来源，它在 ${document} 里。`,
  ],
  [
    /^no longer holds what these quote from it: (.*); keep/,
    ([ids]) => `以下陈述引自这里的原话，改动后就找不到了：${ids}。请保留这些字，或先改引文。`,
  ],
  [
    /^is (\S+), which was merged into (\S+), and that was removed/,
    ([, into]) => `此编号已并入 ${into}，而后者已删除。请换一个编号，或先恢复 ${into}。`,
  ],
  [/^are (\d+); at most (\d+)/, ([n, most]) => `有 ${n} 项，最多 ${most} 项。`],
  [/^has (\d+) (?:headings|places|marks); at most (\d+)/, ([n, most]) => `有 ${n} 项，最多 ${most} 项。`],
  [/^is (\S+), but (\S+) (?:is at revision|is not there)/, () => '其间有人改过，请看清现状再保存。'],
  [/^cannot go while (\S+) refers to (\S+)/, ([by, id]) => `${by} 还提到 ${id}，请先改掉或删去。`],
  [/^cannot go while (\S+) has its only evidence/, ([by]) => `${by} 只有这一处出处，请先改掉或删去。`],
  [/^is (\S+), which is `into`/, () => '请选两个不同的条目。'],
  [/^is (\S+), and that and (\S+) are one already: (\S+)/, ([, , id]) => `这两个已经是同一个条目：${id}。`],
  [/^is (\S+), an? (\w+), but (\S+) is an? (\w+)/, () => '两个条目类型不同，不能合并。'],
  [/^is (\S+), an? (\w+); only entities are merged/, () => '只有条目可以合并。'],
  [/^is (\S+), which (\w+) may see, but (\S+) is for/, () => '两个来源一个公开、一个不公开，请先改成一样。'],
  [
    /^is (\S+), which (\S+) \((\w+)\) joins with (\S+);/,
    ([, relation, , into]) => `${relation} 把它和 ${into} 连在一起；若确是同一个，请先删去这条关系。`,
  ],
  [
    /^is (\S+), whose statements fall together into (\S+) with (\d+)/,
    ([, id, n]) => `合并后 ${id} 会有 ${n} 处出处，太多了。`,
  ],
  [
    /^is (\S+), with whose names (\S+) would have (\d+); at most (\d+)/,
    ([, , n, most]) => `合并后会有 ${n} 个名称，最多 ${most} 个，请先删去一些。`,
  ],
  [
    /^is (\S+): as one with (\S+), a target (?:is (\S+), which )?closes a circle: (.*);/,
    ([, , , way]) => `合并后有关系连成一个圈：${way}。请先删去其中一条。`,
  ],
  [/^is (\S+): as one with (\S+),/, () => '合并后有关系连成一个圈，请先删去其中一条。'],
  [/^is (\S+), which was not merged/, ([id]) => `${id} 没有并入过别的条目。`],
  [/^is (\S+), which is not there and was not merged/, ([id]) => `${id} 不存在。`],
  [/^is (\S+), of which an import said/, ([id]) => `${id} 是随导入的文件合并来的，不知道它原来的样子，不能拆回。`],
  [
    /^is (\S+), a statement that said the same as (\S+) when (\S+) was merged/,
    ([, , by]) => `这是合并 ${by} 时并到一起的陈述，请拆回 ${by}。`,
  ],
  [
    /^is (\S+), which was merged into (\S+), and that into (\S+) since/,
    ([, into]) => `它并入 ${into} 之后，后者又并入了别的条目；请先拆回 ${into}。`,
  ],
  [/^is (\S+), which was merged into (\S+), and that was removed since/, ([, into]) => `它并入的 ${into} 已被删除。`],
  [/^cannot go back while (\S+), which came from (\S+), is removed/, ([id]) => `${id} 已被删除，请先按其历史恢复。`],
  [
    /^cannot go back while (\S+), which came from (\S+), is one with (\S+)/,
    ([id, , now]) => `${id} 后来又与 ${now} 合一，请先拆开那一次。`,
  ],
  [
    /^cannot go back while (\S+), which came from (\S+), is not as the merge left it: revision (\d+)/,
    ([id, , n]) => `${id} 在修订 ${n} 中又改过；请先按其历史改回合并后的样子，新内容另立一条。`,
  ],
  [
    /^cannot come back under its label (".*"…?), which (\S+) has now/,
    ([label, holder]) => `名称 ${label} 现在是 ${holder} 的；请先给那一个改名。`,
  ],
  [/^cannot come back while (\S+) refers to (\S+)/, ([id, other]) => `${id} 提到的 ${other} 已被删除，请先恢复。`],
  [
    /^cannot come back while (\S+) quotes (".*"…?) from (\S+),/,
    ([id, quote, passage]) => `${id} 所引的 ${quote} 已不在 ${passage} 里。`,
  ],
];

const WANTED: Readonly<Record<string, string>> = {
  'a date': '日期，如 2021、2021-06、2021-06-10',
  'a period': '时期，如 2021、2019/2021、2006/..',
  'a number': '数字',
  'a whole number': '整数',
  'true or false': '是或否',
  'an id': '编号',
  'a text': '文字',
};

const ROLES: Readonly<Record<string, string>> = {
  OBJECT: '内容',
  RECIPIENT: '受者',
  ROLE: '角色',
  ACTION: '方式',
  VIA: '途径',
  INSTEAD: '而是',
  EXTENT: '范围',
};

/** Undefined where the sentence is not known in the language. */
export function problemWords(message: string, lang: Lang): string | undefined {
  if (lang === 'en') return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`;
  for (const [pattern, say] of SENTENCES) {
    const [, ...groups] = pattern.exec(message) ?? [];
    if (pattern.test(message)) return say(groups);
  }
  return undefined;
}

/** What the form itself finds. */
const zh = {
  missing: '请填写。',
  missingChoice: '请选择。',
  notNumber: '这不是数字。请写成 1234.5 的样子，不带千分位逗号和单位。',
  notWhole: '请填整数。',
  unknown: '没有找到。请换一个名称或填写编号。',
  ambiguous: '有几个条目都叫这个名称，请选其中一个。',
  reason: '请写明修改的理由，会记在历史里。',
  exists: '同类中已有同名条目。请去编辑它；确是另一个时，填写编号并勾选“允许同名”。',
  idTaken: '已有条目用了这个编号。请换一个，或去编辑它。',
};

const en: typeof zh = {
  missing: 'Fill this in.',
  missingChoice: 'Choose one.',
  notNumber: 'This is no number. Write it like 1234.5, without a comma or a unit.',
  notWhole: 'It takes a whole number.',
  unknown: 'Nothing is called that. Try another name, or its id.',
  ambiguous: 'Several entries are called that: choose one.',
  reason: 'Say why: the reason stands in the history.',
  exists:
    'There is one of the type with this label. Edit that; for another thing, give an id and tick “Same label as another”.',
  idTaken: 'This id is in use: choose another, or edit what has it.',
};

export const problems = { zh, en };
