/** Of what a figure in a sentence is said: the places and things named near it, or carried over from the sentence before. */

import type { Places } from '../../store/places.ts';
import { placesTold } from '../../text/known-places.ts';
import type { TextRange } from '../../text/normalise.ts';
import type { Mention } from './mentions.ts';

const POINTS_BACK =
  /(?<!应|本)该|其(?![中他实余后间次它])|它|(?:当|本)地|[全当](?:市|县|区|省|村|镇|乡|州)|那里|这里|此(?:地|处)|后者|前者|同期|这(?:一|里|个|些|座|种|类|项)|两地|\b(?:its?|their|they|there|(?:the|this|that) (?:city|county|district|village|province|town|place|area|region|community)|the same|the latter|the former)\b/u;

/** Whether a sentence has a word for what the one before told of: 该市, 其, 当地, its, the district. */
export function pointsBack(text: string): boolean {
  return POINTS_BACK.test(text);
}

export interface Subject {
  /** The narrowest places named for the figure; empty where there is none. */
  readonly places: ReadonlySet<string>;
  /** What it would take over from the sentence before, had it no place of its own. */
  readonly before: ReadonlySet<string>;
  /** All that the sentence, and where nothing is named in it the one before, names. */
  readonly named: ReadonlySet<string>;
  /** Somewhere that the graph does not know: nothing can agree with it. */
  readonly isElsewhere: boolean;
}

export interface SaidMentions {
  /** Normalised. */
  readonly text: string;
  /** As pasted, for its capitals. */
  readonly original: string;
  readonly mentions: readonly Mention[];
}

const NOWHERE: ReadonlySet<string> = new Set();
const CLAUSE_END = /[,;。!?](?!\d{3})/gu;
const LATTER = /后者|後者|the latter/u;
const FORMER = /前者|the former/u;
const LAST = /(?:该|这个?|此|当)(?:地|省|市|州|县|区|镇|村|乡)|那里|这里|同一(?:地|市|县)|后者/u;
const HAN_PLACE =
  /(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|深圳|苏州|南京|广州|成都|武汉|西安|宁波|厦门|青岛|大连|日本|美国|英国|德国|法国|印度|韩国|俄罗斯|欧盟|东南亚|欧洲|非洲|苏南|苏北|珠三角|长三角|京津冀)|(?<!\p{Script=Han})[[\p{Script=Han}]--[全本该各同外每几两一二三四五六七八九十百跨都城乡的在是为占于与和到从个这那某多及以地级设山辖其他据按居]]{2}(?:省|市(?![场民值])|县(?!域)|自治区|自治州)/gv;
const ENGLISH_NAME = /(?<=[a-z,;'"] (?:the )?)[A-Z][a-z]{3,}|(?<![\p{L}])[A-Z][a-z]{3,}(?='s\b)/gu;
const ENGLISH_COMMON =
  /^(?:January|February|March|April|June|July|August|September|October|November|December|District|Province|County|City|Village|Town|Office|General|Government|State|Party|Under|With|Over|Between|From|Bohong)$/u;

/**
 * `before` is undefined at the start of a text. Whom a sentence takes over is clear only where the one before names one place, or a
 * word such as 后者 says which.
 */
export function subjectOf(said: SaidMentions, at: TextRange, before: Subject | undefined, places: Places): Subject {
  const named = new Set(said.mentions.map(({ entity }) => entity.id));
  const near = placesNear(said, at, places);
  const over =
    before && !before.isElsewhere ? atLevel(said.text, chosen(said.text, before.places), places).places : NOWHERE;
  if (near.places.size > 0 || near.isElsewhere || before === undefined) return { ...near, before: over, named };
  return carriedOver(said, named, before, places);
}

/** What the next sentence may take over: the places of the whole sentence in their order, or what was taken over itself. */
export function topicOf(said: SaidMentions, before: Subject | undefined, places: Places): Subject {
  const own = new Set(
    narrowest(
      said.mentions.flatMap((mention) => placesNamed(mention, places)),
      places,
    ),
  );
  const named = new Set(said.mentions.map(({ entity }) => entity.id));
  const isElsewhere = own.size === 0 && unknownPlaces(said).length > 0;
  if (own.size > 0 || isElsewhere || before === undefined) return { places: own, before: NOWHERE, named, isElsewhere };
  return carriedOver(said, named, before, places);
}

function carriedOver({ text }: SaidMentions, named: ReadonlySet<string>, before: Subject, places: Places): Subject {
  const { isElsewhere } = before;
  const level = atLevel(text, chosen(text, before.places), places);
  const all = new Set([...named, ...before.named]);
  return { places: level.places, before: level.places, named: all, isElsewhere: isElsewhere || level.isElsewhere };
}

const LEVEL = /[全该本](?<zh>国|省|市|县|区|镇|乡|村)|\bthe (?<en>province|village)\b(?! of)/u;
const LEVEL_OF: Readonly<Record<string, string>> = { province: '省', village: '村' };
const HAS_LEVEL = /[国省市县区镇乡村]$/u;

/** 全省 behind a sentence on a county is its province; where it has none of that level, it is somewhere else. */
function atLevel(
  text: string,
  over: ReadonlySet<string>,
  places: Places,
): { readonly places: ReadonlySet<string>; readonly isElsewhere: boolean } {
  const { zh, en } = LEVEL.exec(text)?.groups ?? {};
  const level = zh ?? LEVEL_OF[en ?? ''];
  const [own] = over;
  if (level === undefined || own === undefined || !HAS_LEVEL.test(places.labelOf(own)))
    return { places: over, isElsewhere: false };
  const found = [own, ...places.above(own)].find((place) => places.labelOf(place).endsWith(level));
  return found === undefined
    ? { places: NOWHERE, isElsewhere: true }
    : { places: new Set([found]), isElsewhere: false };
}

function chosen(text: string, before: ReadonlySet<string>): ReadonlySet<string> {
  const all = [...before];
  const one = FORMER.test(text)
    ? all.slice(0, 1)
    : LATTER.test(text) || (all.length > 1 && LAST.test(text))
      ? all.slice(-1)
      : all;
  // Of several it would be a guess.
  return new Set(one.length > 1 ? [] : one);
}

/** Those of the figure's own clause, else of the nearest one before it, else of the first behind it; a place that is not known ends the search. */
function placesNear(said: SaidMentions, at: TextRange, places: Places): Pick<Subject, 'places' | 'isElsewhere'> {
  const { text, mentions } = said;
  const clauseOf = clausesOf(text);
  const own = clauseOf(at.start);
  const unknown = new Set(unknownPlaces(said).map(clauseOf));
  const byClause = Map.groupBy(mentions, ({ start }) => clauseOf(start));
  const order = [...new Set([...byClause.keys(), ...unknown])].toSorted((a, b) => rankOf(a, own) - rankOf(b, own));
  for (const clause of order) {
    const all = byClause.get(clause) ?? [];
    const told = all.filter((mention) => !isComparedWith(text, mention) && !isExcepted(text, mention));
    const found = narrowest(
      told.flatMap((mention) => placesNamed(mention, places)),
      places,
    );
    const isElsewhere = unknown.has(clause) || all.some((mention) => isExcepted(text, mention));
    if (found.length > 0 || isElsewhere) return { places: new Set(found), isElsewhere };
  }
  return { places: new Set(), isElsewhere: false };
}

/** Where a place stands → how many clauses end before it. */
function clausesOf(text: string): (place: number) => number {
  const ends = [...text.matchAll(CLAUSE_END)].map(({ index }) => index);
  return (place) => {
    let [from, to] = [0, ends.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((ends[middle] ?? 0) < place) from = middle + 1;
      else to = middle;
    }
    return from;
  };
}

const COMPARED =
  /(?:[比较与和同跟]|高于|低于|多于|少于|快于|慢于|领先于|超过|\b(?:than|above|below|compared (?:to|with)) (?:the )?)$/u;

/** What a figure is held against is not what it is of: 比全国高, 与杭州接轨. */
function isComparedWith(text: string, { start }: Mention): boolean {
  return COMPARED.test(text.slice(Math.max(0, start - 20), start));
}

const EXCEPTED_BEFORE = /\b(?:except(?: for)?|other than|outside(?: of)?|apart from|besides) (?:the )?$/u;
const EXCEPTED_BEHIND = /^(?:全?省|市|县|地区)?(?:以外|之外|外(?=[,;的]))/u;

/** What holds somewhere else: 除浙江外，其他省份……; outside Zhejiang. */
function isExcepted(text: string, { start, end }: Mention): boolean {
  return (
    EXCEPTED_BEHIND.test(text.slice(end, end + 6)) || EXCEPTED_BEFORE.test(text.slice(Math.max(0, start - 20), start))
  );
}

function rankOf(clause: number, own: number): number {
  return clause <= own ? own - clause : 1_000 + clause;
}

/** A place stands for itself, a model for its place (莲花未来乡村); a mechanism is practised in many. */
export function placesNamed({ entity }: Mention, places: Places): readonly string[] {
  const own = [...places.of(entity.id)];
  return places.isPlace(entity.id) || places.speaksFor(entity.type) ? own : [];
}

/** Without those that others of them lie in: of 浙江平湖 that is 平湖. */
function narrowest(found: readonly string[], places: Places): readonly string[] {
  const above = new Set(found.flatMap((place) => [...places.above(place)]));
  return [...new Set(found)].filter((place) => !above.has(place));
}

/** Where the sentence names a place that is no entity. */
function unknownPlaces({ text, mentions, original }: SaidMentions): readonly number[] {
  const isKnown = (start: number, end: number) => mentions.some((one) => one.start < end && start < one.end);
  const listed = [...text.matchAll(HAN_PLACE)].map(({ 0: name, index }) => ({
    start: index,
    end: index + name.length,
  }));
  const chinese = [...listed, ...placesTold(text)].filter(({ start, end }) => !isKnown(start, end));
  const english = [...original.matchAll(ENGLISH_NAME)].flatMap(([name]) => {
    const at = text.indexOf(name.toLowerCase());
    return at < 0 || ENGLISH_COMMON.test(name) || isKnown(at, at + name.length) ? [] : [at];
  });
  return [...chinese.map(({ start }) => start), ...english];
}
