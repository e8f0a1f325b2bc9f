/** The styles as they are offered: those of the national standard, others that are read, files for programs. */
import { isTextStyle } from '../../inquiry/citation-files.ts';
import { STYLE_NAMES } from '../../inquiry/citation-styles.ts';

export type StyleGroupName = 'national' | 'international' | 'files';

export interface StyleGroup {
  readonly name: StyleGroupName;
  /** As in addresses. */
  readonly styles: readonly string[];
}

const NAMES: readonly StyleGroupName[] = ['national', 'international', 'files'];

/** Every style is in one of them. */
export const STYLE_GROUPS: readonly StyleGroup[] = NAMES.map((name) => ({
  name,
  styles: [...STYLE_NAMES].flatMap(([style, value]) => {
    const group = !isTextStyle(value) ? 'files' : style.startsWith('gbt') ? 'national' : 'international';
    return group === name ? [style] : [];
  }),
}));
