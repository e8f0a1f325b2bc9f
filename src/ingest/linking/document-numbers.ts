/** Document numbers (文号) in a normalised text: 国发〔2018〕22号, 浙政办发[2022]4号, 第12号令. */
import type { TextRange } from '../../text/normalise.ts';

export interface DocumentNumber extends TextRange {
  /** As written, without spaces. */
  readonly number: string;
}

const BEHIND_SIGN =
  /(?:[〔[［【({<〈]\s?(?:19|20)\d{2}\s?[〕\]］】)}>〉]\s?第?\s?\d[\d\s]{0,5}号|(?<=令)\s?第\s?\d{1,4}\s?号)/gu;
const SIGN = /\p{Script=Han}{1,14}\s?$/u;
const LONGEST_SIGN = 15;
/** In front of the agency's own sign a sentence may go on without a mark. */
const BEFORE_SIGN =
  /^.*(?:按照|根据|依据|依照|贯彻|落实|执行|印发|转发|批转|废止|代替|取代|替代|发布|公布|文号[为是]?|文件|现就|[以的和及与见由在对将把年月日就])|^原/u;

/** In order. Linear. */
export function documentNumbersIn(text: string): readonly DocumentNumber[] {
  return [...text.matchAll(BEHIND_SIGN)].flatMap(({ 0: behind, index }) => {
    const before = SIGN.exec(text.slice(Math.max(0, index - LONGEST_SIGN), index))?.[0] ?? '';
    const sign = before.replace(BEFORE_SIGN, '');
    if (sign.trim() === '') return [];
    const [start, end] = [index - sign.length, index + behind.length];
    return [{ start, end, number: text.slice(start, end).replace(/\s/gu, '') }];
  });
}
