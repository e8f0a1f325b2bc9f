/** Whether a word for a class or a matter is only a part of a compound in a normalised text: 集体收入, 村民会议, 农业农村, 承包地的三权分置. */
import type { EntityRecord } from '../../domain/records.ts';
import { foldName } from '../../text/keys.ts';
import type { TextRange } from '../../text/normalise.ts';

/** What makes another word of any short one that stands right before it. */
const HEADS =
  /^(?:会议|委员会|代表大会|代表会议|小组|理事会|大会|家(?=[,;。、和与及的]|$)|化|性|型|制(?![定造作约止])|学(?![习校生])|界(?![定限])|卡|法(?![律院治规])|网(?!络|点|格)|报(?![告名])|工作报告)/u;
const OWN_HEADS: Readonly<Record<string, RegExp>> = {
  集体: /^(?:收入|经济|资产|产权|所有|用地|建设用地|土地|林|农用地|决策|合同|户口|化|协商|经营性)/u,
  家庭: /^(?:农场|医生|作坊|承包|教育|暴力|病床|养老)/u,
  政府: /^(?:工作报告|采购|网|性|购买)/u,
  银行: /^(?:卡|业|贷款)/u,
  城市: /^(?:更新|大脑|规划|书房|公交|群|病)/u,
  社区: /^(?:书记|矫正|医院|卫生)/u,
  慈善: /^(?:事业|总会|会|法|组织|超市)/u,
  农村: /^(?:合作|信用社|商业银行)/u,
};
const BEFORE: Readonly<Record<string, RegExp>> = {
  农村: /农业$/u,
  政府: /人民$/u,
  社区: /未来$/u,
};
const LONGEST_WORD = 4;

export function isPartOfCompound(text: string, range: TextRange, entity: EntityRecord, key: string): boolean {
  const [before, behind] = [
    text.slice(Math.max(0, range.start - 12), range.start),
    text.slice(range.end, range.end + 6),
  ];
  if (entity.type === 'GROUP' && key.length <= LONGEST_WORD) {
    if (HEADS.test(behind) || OWN_HEADS[key]?.test(behind) || BEFORE[key]?.test(before)) return true;
  }
  return isSibling(before, entity, key);
}

/** 三权分置 of 宅基地三权分置 is none behind 承包地(的): another thing with the same head has its own. */
function isSibling(before: string, { label }: EntityRecord, key: string): boolean {
  const folded = foldName(label);
  if (!folded.endsWith(key) || folded === key) return false;
  const own = folded.slice(0, -key.length);
  const other = before.replace(/["《]$/u, '').replace(/的$/u, '');
  const head = own.at(-1) ?? '';
  return own.length >= 2 && /\p{Script=Han}$/u.test(other) && other.endsWith(head) && !other.endsWith(own.slice(-2));
}
