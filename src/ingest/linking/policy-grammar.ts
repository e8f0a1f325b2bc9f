/** How a sentence speaks of a policy that it names by title or number: cites, implements, issues, amends, repeals it, or denies that. */
import type { TextRange } from '../../text/normalise.ts';
import { takenPlaces } from '../../text/taken-places.ts';
import { documentNumbersIn } from './document-numbers.ts';
import { countWhile, overlapping, type PassageText, sentenceAt } from './passage-text.ts';

export type PolicyRole = 'CITES' | 'IMPLEMENTS' | 'ISSUES' | 'AMENDS' | 'REPEALS' | 'SUPERSEDES';

/** In the normalised text of its passage: a title with its marks and the number beside it, or a number alone. */
export interface Named extends TextRange {
  /** Without 《》; undefined where only a number stands there. */
  readonly title?: TextRange;
  readonly number?: TextRange;
}

export interface PolicyReference extends Named {
  readonly sentence: TextRange;
  readonly role: PolicyRole;
  /** The policy named before it in the sentence is the one that does it: 《甲》废止了《乙》; undefined where the text itself does. */
  readonly from?: Named;
  /** What stands between the reference before and this one, or its list; and behind it up to the next. */
  readonly before: TextRange;
  readonly behind: TextRange;
}

const IN_LIST =
  /^(?:\s*(?:[、,]|和|与|及|以及|或|或者|[、,](?:以及|及|和)))?(?:\s*(?:省|市|县|国家|中央|有关|相关|原|关于)\s*)?$/u;

const IMPLEMENTS_BEFORE =
  /(?:依据|根据|按照|遵照|依照|遵循|贯彻|落实|执行|实施(?!方案|意见|细则|办法))(?:好|了)?[^,;:。]{0,40}$|(?:in accordance with|pursuant to|according to|based on|to implement|implement(?:s|ed|ing)|carr(?:y|ies|ying) out|in line with|as required by|under)(?: the)? ?$|(?<!\p{Script=Han})[依据按遵]$|[,;:][依据按]$/u;
/** What was implemented is only spoken of. */
const NO_IMPLEMENTING = /(?:贯彻|落实|执行|实施)(?:情况|工作|过程|效果|中|以来|的)[^,;:。]*$/u;
const IMPLEMENTS_BEHIND =
  /^(?:等)?(?:文件|通知)?(?:的?(?:精神|要求|规定|部署|任务))?(?:和[^,;。]{2,20})?的?(?:全面|深入|认真|切实|有效|抓好|抓紧)?(?:(?:贯彻落实|贯彻执行|贯彻|落实)(?!情况|落实|执行)|落地(?:见效|生根)?|走深走实|有效实施|为(?:依据|指导|遵循|根据|准则))/u;
const AMENDS_BEFORE =
  /(?<!新|经|已|最新|重新|次|年)(?:修改|修订|修正|删去|删除)(?:完善)?$|\b(?:amend|revis)(?:e?s|ing|es)?(?: the)? ?$/u;
const AMENDS_BEHIND =
  /^(?:中?的?)第[^,;。]{1,16}[条款章项][^;。]{0,40}?(?:修改|修订|修正|调整|改)为|^(?:文件|通知)?(?:中?的?(?:部分|有关|个别|相关)(?:条款|内容|规定|条文)|中?(?:的)?第[^,;。]{1,16}[条款章项])?(?:等)?(?:(?:作|做|进行|予以|作出|做出)(?:了)?(?:如下|以下|相应|部分|适当|必要|局部)?的?(?:补充)?(?:修改|修订|修正)|(?:之?[前后中])?(?:增加|增列|补充)(?:规定|一[条款项章])|(?:予以)?(?:删去|删除)|(?:统一)?(?:修改|修订|修正|调整)为)/u;
const REPEALS_BEFORE =
  /(?<!已|被|未)(?:废止|宣布失效|停止执行)(?:了)?(?:原|下列(?:文件|规定)?:|以下(?:文件|规定)?:)?$|\b(?:repeal|revok|abolish)(?:e?s|ing)?(?: the)? ?$/u;
const REPEALS_BEHIND =
  /^[)\s]*(?:及其[^,;。]{2,12}?)?(?:等)?(?:文件|通知)?(?:[一二三四五六七八九十\d]{1,3}[件个项部](?:文件|规定)?)?(?:规定)?[,]?(?<not>已(?:经|于|被)?)?(?:同时|即行|予以|一并|相应|自行|现予|自[^,;。]{2,20}起)?[,]?(?:同时|予以)?(?:废止|失效|停止执行|不再执行|宣布失效|终止执行|不再有效|作废)|^[) ]*(?:is|are) (?:hereby )?(?:repealed|revoked)/u;
/** 下列文件自即日起废止: and then each in its own line or item. */
const REPEALS_LIST = /(?:废止|宣布失效|停止执行)[^。:,]{0,12}:[^。]*$/u;
const SUPERSEDES_BEHIND = /^[^,;。]{0,4}[由被]本\p{Script=Han}{1,6}(?:取代|代替|替代)/u;
const SUPERSEDES_BEFORE = /(?:取代|代替|替代)(?:了|原)?$|\b(?:replac|supersed)(?:es|ing)(?: the)? ?$/u;
/** To amend or to repeal it is asked of somebody; the text that asks does neither. */
const IS_TASK =
  /(?:推动|抓紧|提出|拟|计划|准备|希望|呼吁|要求|考虑|酝酿|主张|需要|如需|必要时|可以|是否|能否|可否|将(?=修|废)|加快|加紧|适时|研究|启动|组织|完成|开展|推进|及时|配合|参与|做好|提请|建议)(?:对|将)?(?:修改|修订|修正|废止|制定)?(?:完善)?(?:或(?:修改|修订|废止))?$/u;
const ISSUES_BEFORE =
  /(?:印发|转发|批转|颁布|发布|公布|出台|下发|制发|制定|编制|审议通过|通过|签发)(?:实施|施行)?(?:了|的|并实施)?(?:一(?:份|个|项))?(?:\p{Script=Han}{2,16}(?:局|委|办|厅|部|政府|院))?$/u;
const ISSUES_BEHIND =
  /^(?:已|业已|现)?(?:由[^,;。]{2,16}?)?(?:经[^;。]{2,30}?(?:同意|批准|审议通过))?[,]?(?:现)?(?:予以)?(?:印发|转发|批转|发布|公布|颁布|出台|下发)/u;
const DENIED_BEFORE =
  /(?:(?<![是能可])不(?:再|予|得|宜|应|必|能|会|可)?|未(?:能|曾|予|经)?|没有?|尚未|并未|从未|并非|无需|无须|而非|不是)(?:严格|直接|认真|完全|继续)?(?:适用|执行|按照?|依照?|根据|依据|遵照|落实|贯彻|引用|参照|涉及|纳入|列入|属于|提及|违反|修改|修订|修正|废止|印发|出台|发布|制定)?(?:了|过)?(?:原)?$/u;
const DENIED_BEHIND =
  /^[^,;。《》]{0,8}?(?:不予|不再|并未|未|尚未|没有|暂不|不)(?:被|予)?(?:修改|修订|废止|适用|印发|出台|发布|落实|贯彻)/u;

/** So far from a title a verb speaks of something else; a list that it leads goes on further. */
const REACH = 160;
const LIST_REACH = 1_000;

/** Between two titles: the first does it to the second. */
const DOES_IT =
  /^(?:是|系|由|即)?[^,;。《》]{0,14}?(?:为|根据|依据|依照|按照|贯彻|落实|废止|修改|修订|取代|代替|替代)(?:了)?$/u;

/** In order. Linear but for the lists of titles. */
export function policyReferencesIn(read: PassageText): readonly PolicyReference[] {
  const named = namedIn(read);
  const references: PolicyReference[] = [];
  for (const sentence of sentencesWith(read, named)) {
    const own = named.slice(
      countWhile(named, ({ start }) => start < sentence.start),
      countWhile(named, ({ start }) => start < sentence.end),
    );
    const lists = listsOf(read.text, own);
    lists.forEach((list, at) => {
      const [first, last] = [list[0], list.at(-1)];
      if (!first || !last) return;
      const before = { start: lists[at - 1]?.at(-1)?.end ?? sentence.start, end: first.start };
      const behind = { start: last.end, end: lists[at + 1]?.[0]?.start ?? sentence.end };
      const role = roleOf({
        before: read.text.slice(Math.max(before.start, before.end - REACH), before.end),
        behind: read.text.slice(behind.start, Math.min(behind.end, behind.start + REACH)),
        isLast: at === lists.length - 1,
        lead: read.text.slice(Math.max(0, first.start - LIST_REACH), first.start),
      });
      const other = lists[at - 1]?.at(-1);
      const from =
        other &&
        role !== 'CITES' &&
        before.end - before.start < REACH &&
        DOES_IT.test(read.text.slice(before.start, before.end))
          ? { from: other }
          : {};
      references.push(...list.map((one) => ({ ...one, sentence, before, behind, role, ...from })));
    });
  }
  return references;
}

/** Titles with their marks and the number in brackets behind them, and numbers by themselves. */
function namedIn({ text, titles }: PassageText): readonly Named[] {
  const numbers = documentNumbersIn(text).filter((number) => overlapping(titles, number).length === 0);
  const withTitles = [...titles, ...quotedTitles(text)].map((title): Named => {
    const start = title.start - 1;
    const inFront = numbers[countWhile(numbers, ({ end }) => end <= start) - 1];
    if (inFront && text.slice(inFront.end, title.start).trim() === '《')
      return { start: inFront.start, end: title.end + 1, title, number: inFront };
    const number = numbers[countWhile(numbers, (one) => one.start <= title.end)];
    if (!number || !IN_BRACKET.test(text.slice(title.end + 1, number.start)))
      return { start, end: title.end + 1, title };
    const close = text.slice(number.end, number.end + 20).indexOf(')');
    return { start, end: number.end + close + 1, title, number };
  });
  const places = takenPlaces(text.length, withTitles);
  const alone = numbers
    .filter((number) => !places.isTaken(number))
    .map((number): Named => ({ start: number.start, end: number.end, number }));
  return [...withTitles, ...alone].toSorted((a, b) => a.start - b.start);
}

/** 《…》（2094年3月12日清政令第7号公布). */
const IN_BRACKET = /^\s?\([^()]{0,40}$/u;
const QUOTED =
  /(?<=(?:根据|按照|依据|依照|贯彻|落实|执行|修改|废止|印发|[、和及])")(?<title>\p{Script=Han}[^"《》]{3,60}(?:条例|办法|规定|意见|通知|方案|规划|细则|纲要|决定))"/gu;

/** Some print 「…」 or “…” for 《…》. */
function quotedTitles(text: string): readonly TextRange[] {
  return [...text.matchAll(QUOTED)].map(({ index, groups }) => ({
    start: index,
    end: index + (groups?.title?.length ?? 0),
  }));
}

/** A number may be cut off from its sentence, or a title go over its end: what begins in none makes one of its own. */
function sentencesWith(read: PassageText, named: readonly Named[]): readonly TextRange[] {
  const inNone = named.some(({ start }) => {
    const sentence = sentenceAt(read, start);
    return start < sentence.start || sentence.end <= start;
  });
  return inNone ? [{ start: 0, end: read.text.length }] : read.sentences;
}

function listsOf(text: string, named: readonly Named[]): readonly (readonly Named[])[] {
  const lists: Named[][] = [];
  for (const one of named) {
    const last = lists.at(-1)?.at(-1);
    if (last && IN_LIST.test(text.slice(last.end, one.start))) lists.at(-1)?.push(one);
    else lists.push([one]);
  }
  return lists;
}

interface Around {
  readonly before: string;
  readonly behind: string;
  /** No other title stands behind it in the sentence: what is 废止 is the next one otherwise. */
  readonly isLast: boolean;
  /** The passage up to it. */
  readonly lead: string;
}

/** The verb right at the title before one that is further away. What is denied is named, and that is all. */
function roleOf({ before, behind, isLast, lead }: Around): PolicyRole {
  if (DENIED_BEFORE.test(before) || DENIED_BEHIND.test(behind) || /^[^。]*[?？]$/u.test(behind)) return 'CITES';
  const isTask = IS_TASK.test(before) || /^的(?:建议|意见|工作|议案|任务|计划)/u.test(behind);
  const isOther = !isLast && /(?:废止|取代|代替|替代)了?$/u.test(behind);
  if (!isTask && !isOther) {
    const repeal = REPEALS_BEHIND.exec(behind);
    if ((repeal && repeal.groups?.not === undefined) || REPEALS_BEFORE.test(before) || REPEALS_LIST.test(lead))
      return 'REPEALS';
    if (SUPERSEDES_BEFORE.test(before) || SUPERSEDES_BEHIND.test(behind)) return 'SUPERSEDES';
    if (AMENDS_BEHIND.test(behind) || AMENDS_BEFORE.test(before)) return 'AMENDS';
  }
  const isImplemented = IMPLEMENTS_BEFORE.test(before) && !NO_IMPLEMENTING.test(before);
  // 根据省政府印发的《…》
  if (isImplemented && /的\s?$/u.test(before)) return 'IMPLEMENTS';
  if (ISSUES_BEFORE.test(before) || ISSUES_BEHIND.test(behind)) return 'ISSUES';
  if (isImplemented) return 'IMPLEMENTS';
  return IMPLEMENTS_BEHIND.test(behind) ? 'IMPLEMENTS' : 'CITES';
}
