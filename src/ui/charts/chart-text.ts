/** What a picture says in words. */
import { type Lang, say } from '../lang.ts';
import { numberWords } from '../record/amount-words.ts';
import type { View } from '../view.tsx';
import type { Point } from './series.ts';

/** What the picture says to who does not see it. */
export interface ChartText {
  readonly title: string;
  readonly desc: string;
  readonly ids: { readonly title: string; readonly desc: string };
}

/** The number with what holds it back: 不超过1.8（拟达成）. */
export function valueWords(point: Point, lang: Lang, t: View['t']): string {
  const { status } = point;
  const number = numberWords(point, lang) ?? '';
  return status.value === 'HOLDS' ? number : number + t.record.sentence.aside([say(status.label, lang).text]);
}
