/** What a rule is by which words between two named entities say a relation, and the words that all rules share. */
import type { EntityTypeName, RelationTypeName, Status } from '../../domain/records.ts';

export interface RelationRule {
  /** As it stands in proposals, the report of a review and docs/linking.md. */
  readonly name: string;
  readonly relationType: RelationTypeName;
  /** What stands between the first end and the second, both left out; normalised. */
  readonly between: RegExp;
  /** What must stand behind the second end; nothing where it is left out. */
  readonly behind?: RegExp;
  /** What must stand right before the first end. */
  readonly before?: RegExp;
  readonly first: readonly EntityTypeName[];
  readonly second: readonly EntityTypeName[];
  /** The source is the second end: 国务院印发《…》 says that the policy is issued by it. */
  readonly isReversed?: true;
  /** What the words say by themselves, where no other word around them says less. */
  readonly status: Status;
  readonly confidence: number;
}

/** Between an end and the verb may stand how, when and with whom it is done. */
const WHEN = '(?:(?:于|在|到|自|从)?\\d{4}年(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:底|初|末|起)?[,]?)?';
export const HOW = `(?:项目|工程|一期|二期|财政)?${WHEN}(?:于[^,;。]{2,16})?[,]?(?:已经?|又|也|还|先后|成功|正式|率先|首批|再次|同时|共同|联合|积极|全面|被|现|将|拟|要|计划|力争|正在|正|继续|均|都|分别|有望|即将|再|顺利|全力|准备|随后|最终)*${WHEN}`;
export const ONE =
  '(?:了)?(?:一批|一个|首个|首批|全国|全省|省级|国家级|国家|第[一二三四五六七八九十\\d]+批)*(?:的)?["《(]*';

/** Over nothing else than these words. */
export function words(source: string): RegExp {
  return new RegExp(`^["》)]*(?:等(?:地|\\d+[个县市区镇乡村]*)?)?${source}$`, 'u');
}
