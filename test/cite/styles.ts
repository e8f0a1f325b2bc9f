/** Which of the goldens' styles are which. */
import { TEXT_STYLES, type TextStyle } from '../../src/cite/entry.ts';
import type { GbtStyle } from '../../src/cite/gbt/styles.ts';

export const GBT_STYLES: readonly GbtStyle[] = TEXT_STYLES.filter((style) => style !== 'APA_7');

export function isGbt(style: string): style is GbtStyle {
  return GBT_STYLES.some((known) => known === style);
}

export function isTextStyle(style: string): style is TextStyle {
  return TEXT_STYLES.some((known) => known === style);
}
