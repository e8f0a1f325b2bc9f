/** Whose words a text is, said in words. */
import type { LabelledCode } from '../components/labelled-code.ts';
import { say } from '../lang.ts';
import type { View } from '../view.tsx';

export function whoseWords({ value, label }: LabelledCode, { record }: View['t']): string {
  const known: Readonly<Record<string, string>> = record.whose;
  return known[value] ?? say(label, 'zh').text;
}
