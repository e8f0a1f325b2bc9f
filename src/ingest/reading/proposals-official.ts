/** What official documents say of themselves: number, issuers, the days on which they were signed, published, adopted and take effect. */
import { DAY, dayOf } from './dates.ts';
import { type Found, foundIn, type Words } from './proposal-words.ts';

/** The head and the signature of a document are within so many blocks of its beginning and end. */
const HEAD = 14;
const TAIL = 10;
const NUMBER =
  /(?<![\p{Script=Han}\d])(\p{Script=Han}{1,14}[〔［[（(]\s?(?:19|20)\d{2}\s?[〕］\]）)]\s?第?\s?\d{1,4}\s?号)/u;
const NUMBER_LINE =
  /^(?:文\s?号|发文字号)?[：:\s]{0,3}\p{Script=Han}{1,14}[〔［[（(]\s?(?:19|20)\d{2}\s?[〕］\]）)]\s?第?\s?\d{1,4}\s?号\s*$/u;
const ISSUER_NAME =
  /(?:人民政府|委员会|人民代表大会|国务院|[厅局部署院办会]|办公[厅室]|中心|银行|党委|省委|市委|区委|县委|中央)$/u;
const HEAD_ISSUER = /^(\p{Script=Han}{4,40}?)(?:文\s?件|公\s?报)$/u;
const LABELLED_ISSUER = /^(?:发布机构|发文机关|发布单位|制定机关|来源)\s?[：:]\s?(\p{Script=Han}[^\s，。；：]{2,40})/u;
const DAY_ALONE = new RegExp(`^${DAY}$`, 'u');
const LABELLED_DAY = new RegExp(`(发布日期|公布日期|发布时间|成文日期|印发日期)\\s?[：:]\\s?${DAY}`, 'u');
const ADOPTED = new RegExp(`${DAY}[^。）)]{0,60}(?:通过|审议通过|批准)`, 'u');
const EFFECTIVE = new RegExp(`自\\s?${DAY}\\s?起(?:施行|实施|执行|生效)`, 'u');
const LONGEST_LINE = 80;

export function officialProposals(words: readonly Words[]): readonly Found[] {
  const head = words.slice(0, HEAD);
  const tail = words.slice(Math.max(0, words.length - TAIL));
  return [
    ...head.flatMap((one) => [...numberIn(one), ...headIssuer(one), ...labelled(one), ...adopted(one)]).slice(0, 12),
    ...signature(tail),
    ...words.flatMap((one) => effective(one)).slice(0, 2),
  ];
}

/** In a line of its own, behind its label, or under a title in brackets: in running text it is another document's. */
function numberIn(one: Words): readonly Found[] {
  if (one.text.length > LONGEST_LINE || (!NUMBER_LINE.test(one.text) && !/^[（(]?.{0,20}号[）)]?$/u.test(one.text)))
    return [];
  const found = NUMBER.exec(one.text)?.[1];
  if (found === undefined) return [];
  return [
    foundIn(one, 'documentNumber', 'NUMBER_LINE', {
      value: found.replace(/\s/gu, ''),
      at: one.text.indexOf(found),
      length: found.length,
    }),
  ];
}

function headIssuer(one: Words): readonly Found[] {
  const name = HEAD_ISSUER.exec(one.text)?.[1];
  return name && ISSUER_NAME.test(name)
    ? [foundIn(one, 'issuer', 'HEAD_OF_DOCUMENT', { value: name, at: 0, length: name.length })]
    : [];
}

function labelled(one: Words): readonly Found[] {
  const start = one.text.slice(0, 200);
  const issuer = LABELLED_ISSUER.exec(start)?.[1];
  const day = LABELLED_DAY.exec(start);
  const value = day ? dayOf(day[2] ?? '', day[3] ?? '', day[4] ?? '') : undefined;
  const isSigned = day?.[1] === '成文日期';
  return [
    ...(issuer
      ? [foundIn(one, 'issuer', 'LABEL', { value: issuer, at: start.indexOf(issuer), length: issuer.length })]
      : []),
    ...(day && value
      ? [foundIn(one, isSigned ? 'adoptedOn' : 'issuedOn', 'LABEL', { value, at: day.index, length: day[0].length })]
      : []),
  ];
}

function adopted(one: Words): readonly Found[] {
  const found = ADOPTED.exec(one.text.slice(0, 300));
  const value = found ? dayOf(found[1] ?? '', found[2] ?? '', found[3] ?? '') : undefined;
  return found && value
    ? [foundIn(one, 'adoptedOn', 'ADOPTED_IN_WORDS', { value, at: found.index, length: found[0].length })]
    : [];
}

/** The day alone in its line, and the issuers in the lines above it. */
function signature(tail: readonly Words[]): readonly Found[] {
  const at = tail.findLastIndex(({ text }) => text.length < 20 && DAY_ALONE.test(text.replace(/\s/gu, '')));
  const line = tail[at];
  if (!line) return [];
  const [, year = '', month = '', day = ''] = DAY_ALONE.exec(line.text.replace(/\s/gu, '')) ?? [];
  const value = dayOf(year, month, day);
  return [
    ...issuersAbove(tail.slice(0, at)),
    ...(value ? [foundIn(line, 'adoptedOn', 'SIGNATURE', { value, at: 0, length: line.text.length })] : []),
  ];
}

function issuersAbove(above: readonly Words[]): readonly Found[] {
  const issuers: Found[] = [];
  for (const one of above.toReversed()) {
    const names = [...one.text.matchAll(/\p{Script=Han}{3,30}/gu)];
    if (
      one.text.length > LONGEST_LINE ||
      names.length === 0 ||
      !names.every(([name]) => ISSUER_NAME.test(name)) ||
      /[，。：；]/u.test(one.text)
    )
      break;
    issuers.unshift(
      ...names.map(({ 0: value, index }) =>
        foundIn(one, 'issuer', 'SIGNATURE', { value, at: index, length: value.length }),
      ),
    );
  }
  return issuers;
}

function effective(one: Words): readonly Found[] {
  const at = one.text.indexOf('自');
  const found = at < 0 || !/施行|实施|执行|生效/u.test(one.text) ? null : EFFECTIVE.exec(one.text);
  const value = found ? dayOf(found[1] ?? '', found[2] ?? '', found[3] ?? '') : undefined;
  return found && value
    ? [foundIn(one, 'effectiveOn', 'IN_FORCE_FROM', { value, at: found.index, length: found[0].length })]
    : [];
}
