/** Of whom a figure is said: the thing that its clause begins with, else the place named for it, else the one told of before. */
import type { EntityTypeName } from '../../domain/records.ts';
import type { TextRange } from '../../text/normalise.ts';
import type { Mention } from './mentions.ts';

export interface Subject {
  readonly entity: string;
  /** 0..1: what stands in its own clause is surer than what is carried over. */
  readonly confidence: number;
}

export interface SubjectSearch {
  readonly text: string;
  readonly sentence: TextRange;
  readonly clause: TextRange;
  /** The number with the words that compare it. */
  readonly at: TextRange;
  readonly mentions: readonly Mention[];
  readonly placeTypes: ReadonlySet<EntityTypeName>;
  /** The place told of before this sentence, in the passage or the document; undefined where there is none. */
  readonly before?: string;
  readonly levelOf: (place: string, level: string) => string | undefined;
}

/** Things that a figure can be of; groups are its population, which the indicator names. */
const THINGS: ReadonlySet<EntityTypeName> = new Set([
  'PROJECT',
  'MECHANISM',
  'VERSION',
  'MODEL',
  'ORGANIZATION',
  'PILOT',
]);
const COMPARED = /(?:[比较与和同跟占列居排]|高于|低于|多于|少于|快于|慢于|高出|领先|相当于)["《]?$/u;
const AGENT = /^(?:["》)]*)(?:以来|后)?[,]?(?:已|将|共|累计|均|现|目前|每年|力争|要)?/u;
const NAMED_LEVEL = /(?<![比较占居列于同与和在])[全该本我](?<level>国|省|市|县|区|镇|乡|村)/u;
const OWN = 0.85;
const IN_SENTENCE = 0.75;
const CARRIED = 0.6;

export function figureSubject(search: SubjectSearch): Subject | undefined {
  const { text, sentence, clause, at, mentions, placeTypes, before, levelOf } = search;
  const told = mentions.filter((one) => one.start >= sentence.start && one.end <= at.start && !isCompared(text, one));
  const inClause = told.filter(({ start }) => start >= clause.start);
  const thing = inClause.find((one) => THINGS.has(one.entity.type) && beginsClause(text, clause, one, told));
  if (thing) return { entity: thing.entity.id, confidence: OWN };
  const place = inClause.findLast(({ entity }) => placeTypes.has(entity.type));
  if (place) return { entity: place.entity.id, confidence: OWN };
  const level = NAMED_LEVEL.exec(text.slice(clause.start, at.start))?.groups?.level;
  const earlier =
    told.findLast(({ entity }) => placeTypes.has(entity.type) || THINGS.has(entity.type))?.entity.id ?? before;
  if (earlier === undefined) return undefined;
  const atLevel = level === undefined ? undefined : levelOf(before ?? earlier, level);
  if (atLevel !== undefined) return { entity: atLevel, confidence: IN_SENTENCE };
  return { entity: earlier, confidence: told.length > 0 ? IN_SENTENCE : CARRIED };
}

function isCompared(text: string, { start, end }: Mention): boolean {
  const behind = text.slice(end, end + 8);
  if (/^的\s?[\d.]+\s?(?:倍|%)/u.test(behind) && /[是为占]$|相当于$/u.test(text.slice(Math.max(0, start - 3), start)))
    return true;
  return COMPARED.test(text.slice(Math.max(0, start - 5), start)) && !/^(?:的|等)?(?:合作|结对|共建)/u.test(behind);
}

/** Nothing stands before it in its clause but times, places, 全县 and marks. */
function beginsClause(text: string, clause: TextRange, thing: Mention, told: readonly Mention[]): boolean {
  const others = told.filter((one) => one.start >= clause.start && one.end <= thing.start);
  const rest = others.reduceRight(
    (words, { start, end }) => words.slice(0, start - clause.start) + words.slice(end - clause.start),
    text.slice(clause.start, thing.start),
  );
  const bare = rest
    .replace(/[\d年月日底末初前到至截止全县市省区镇乡村目该我本的"'《(\s]|其中|通过|依托|借助/gu, '')
    .replace(AGENT, '');
  return bare === '';
}
