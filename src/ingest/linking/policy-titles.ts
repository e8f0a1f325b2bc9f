/** What stands between 《 and 》: whether it is a policy's title, and by which other forms the graph may have it. */
import { foldName } from '../../text/keys.ts';

/** By the word that a title of official documents ends with. */
const KIND =
  /(?:通知|意见|方案|规划|计划|纲要|要点|办法|规定|条例|细则|决定|决议|公告|通告|通报|批复|命令|标准|规程|规范|导则|指引|指南|清单|准则|章程|法典|宪法|工作报告|统计公报|公报|任务书|行动|举措|措施|若干政策|政策|制度|预案|规则|规约|公约|纪要|白皮书|指导目录|目录|解释|答复|复函|函)$/u;
const LAW = /(?<![方书语算做说看兵用写历佛心土想手魔技疗教])法$/u;
const ABOUT =
  /^(?:\p{Script=Han}{2,30})?关于.{2,}(?:的)?(?:通知|意见|方案|规划|计划|决定|决议|办法|规定|公告|通告|批复|复函|函|报告|建议|若干.{2,6})$/u;
/** Newspapers, journals, books and what studies them end or begin otherwise. */
const NO_POLICY =
  /(?:日报|晚报|时报|早报|周报|周刊|月刊|半月谈|杂志|学刊|学报|求是|研究|研究报告|蓝皮书|论坛|年鉴|概论|导论|教程|史|传|集|选|文选|论|书|论文|的实践与探索|启示|思考|观察|调查|纪实|评论)$|报$/u;

/** `isNumbered`: a document number stands behind it, which nothing else has. */
export function isPolicyTitle(title: string, isNumbered: boolean): boolean {
  const bare = withoutBracket(title);
  if (isNumbered) return true;
  if (NO_POLICY.test(bare)) return false;
  return KIND.test(bare) || LAW.test(bare) || ABOUT.test(bare);
}

/** 《…（试行）》, 《…（2021—2025年）》 without their end. */
function withoutBracket(title: string): string {
  return title.replace(/\s*[（(][^（）()]{1,20}[)）]$/u, '');
}

/** Folded, the likeliest first: as it stands, behind its issuer, without its bracket, without the issuer in it, what it passes on. */
export function titleKeys(title: string, issuer: string | undefined): readonly string[] {
  const about = /^\p{Script=Han}{2,40}?(?=关于)/u.exec(title)?.[0];
  const passedOn = /[〈《<](?<inner>[^〈〉《》<>]{4,})[〉》>]/u.exec(title)?.groups?.inner;
  const forms = [
    title,
    ...(issuer === undefined ? [] : [`${issuer}${title}`]),
    withoutBracket(title),
    ...(about === undefined ? [] : [title.slice(about.length)]),
    ...(passedOn === undefined ? [] : [passedOn]),
  ];
  return [...new Set(forms.map(foldName))].filter((key) => key.length > 1);
}
