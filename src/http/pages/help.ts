/** The help page. Its JSON says the same as data. */
import { EXAMPLE_NAMES, EXAMPLES } from '../../ui/help/examples.ts';
import { helpPage } from '../../ui/help/help-page.tsx';
import type { Bilingual } from '../../ui/lang.ts';
import { help } from '../../ui/strings/help.ts';
import type { PageDef } from './page-route.ts';

export function helpPageDef(): PageDef {
  const data = helpData();
  return { name: 'help', params: [], answer: async () => ({ data, html: helpPage }) };
}

interface Said {
  readonly value: string;
  readonly says: Bilingual;
}

interface HelpData {
  readonly keys: readonly Said[];
  /** What can be typed. */
  readonly examples: readonly Said[];
  readonly modes: readonly Said[];
  /** By what a result may match. */
  readonly reasons: readonly Said[];
  readonly citing: readonly Bilingual[];
}

function helpData(): HelpData {
  const { zh, en } = help;
  return {
    keys: both(zh.keysSay, en.keysSay),
    examples: EXAMPLE_NAMES.map((name) => ({
      value: EXAMPLES[name],
      says: { zh: zh.examples[name], en: en.examples[name] },
    })),
    modes: both(zh.mode, en.mode),
    reasons: both(zh.reason, en.reason),
    citing: zh.citingSays.map((one, i) => ({ zh: one, ...(en.citingSays[i] ? { en: en.citingSays[i] } : {}) })),
  };
}

/** Both dictionaries have the same keys. */
function both<K extends string>(zh: Readonly<Record<K, string>>, en: Readonly<Record<K, string>>): readonly Said[] {
  return (Object.keys(zh) as K[]).map((value) => ({ value, says: { zh: zh[value], en: en[value] } }));
}
