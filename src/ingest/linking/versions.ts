/** Versions of a practice by their numbers: 飞地抱团1.0 of 飞地抱团, 2.0 behind 1.0. Both ends stand in the sentence. */
import type { TextRange } from '../../text/normalise.ts';
import type { Mention } from './mentions.ts';
import type { FoundRelation } from './relations.ts';

const NUMBER = /(?<number>\d+)\.0/u;
const GROWN =
  /升级|迭代|发展|拓展|演进|跃升|迈向|走向|提升|延伸|进化|推进|更新|接替|取代|接续|基础上|继|之后|随后|此后|->|到/u;
const SURE = 0.85;
/** A sentence with more is a list. */
const MOST = 20;
const PRACTICES: readonly string[] = ['MECHANISM', 'PROJECT', 'PILOT'];

export function versionsTold(
  text: string,
  sentence: TextRange,
  mentions: readonly Mention[],
): readonly FoundRelation[] {
  const versions = mentions.filter(({ entity }) => entity.type === 'VERSION').slice(0, MOST);
  const practices = mentions.filter(({ entity }) => PRACTICES.includes(entity.type)).slice(0, MOST);
  return [
    ...versions.flatMap((version) =>
      [...practices, ...practiceIn(version)].flatMap((practice) => versionOf(version, practice)),
    ),
    ...versions.flatMap((version) => versions.flatMap((other) => follows(text, sentence, version, other))),
  ];
}

/** 茶园一张图3.0 names 茶园一张图 as well. */
function practiceIn({ start, end, inner = [], ...mention }: Mention): readonly Mention[] {
  const practice = inner.find(({ type }) => PRACTICES.includes(type));
  return practice ? [{ ...mention, start, end, entity: practice }] : [];
}

function versionOf(version: Mention, practice: Mention): readonly FoundRelation[] {
  const number = numberOf(version);
  if (number === undefined || !version.entity.label.startsWith(practice.entity.label)) return [];
  return [
    {
      ...rangeOf(version, practice),
      ...{ relationType: 'HAS_VERSION', source: practice.entity, target: version.entity, status: 'HOLDS' },
      ...{ ordinal: number, rule: 'VERSION_BY_NUMBER', confidence: SURE },
    },
  ];
}

/** 从1.0升级到2.0; a list of versions says nothing of their order. */
function follows(text: string, sentence: TextRange, later: Mention, earlier: Mention): readonly FoundRelation[] {
  const [to, from] = [numberOf(later), numberOf(earlier)];
  const isNext = to !== undefined && from !== undefined && to === from + 1 && baseOf(later) === baseOf(earlier);
  const range = rangeOf(later, earlier);
  if (!isNext || !GROWN.test(text.slice(sentence.start, sentence.end))) return [];
  return [
    {
      ...range,
      ...{ relationType: 'FOLLOWS', source: later.entity, target: earlier.entity, status: 'HOLDS' },
      ...{ rule: 'FOLLOWS_BY_NUMBER', confidence: SURE },
    },
  ];
}

function numberOf({ entity }: Mention): number | undefined {
  const number = NUMBER.exec(entity.label)?.groups?.number;
  return number === undefined ? undefined : Number(number);
}

function baseOf({ entity }: Mention): string {
  return entity.label.replace(NUMBER, '').replace(/[\s"“”版]/gu, '');
}

function rangeOf(one: TextRange, other: TextRange): TextRange {
  return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}
