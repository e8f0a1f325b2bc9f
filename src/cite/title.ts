/** The title with its subtitle. */
import { languageGroup } from './language.ts';
import type { CiteRecord } from './record.ts';

/** As printed, joined by the colon of the item's language; a subtitle without a title stands alone. Undefined without both. */
export function fullTitle(record: CiteRecord): string | undefined {
  const parts = [record.title, record.subtitle].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(COLONS[languageGroup(record)] ?? ': ');
}

const COLONS: Readonly<Partial<Record<ReturnType<typeof languageGroup>, string>>> = { CHINESE: '：', JAPANESE: '：' };
