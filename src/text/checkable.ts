/** Whether a sentence says anything that a source could bear on, in a normalised text: its structure, thanks, an opinion and a question do not. */

const STRUCTURE =
  /^(?:(?:本|全|下|前|上)(?:文|章|节|篇|书|部分|研究|小节)|(?:以下|如下|下面|接下来|其后|随后|最后|首先|其次|先看|再看|先谈|再谈|再来看|且看|先说|回到|转向|至此|由此|以上|上述|综上|总之|总而言之|总的来说|概言之|换言之|换句话说|也就是说|质言之|限于|囿于|鉴于篇幅|篇幅|详见|参见|见表|见图|如表|如图|表\d|图\d|让我们|我们先|我们再|为此|有鉴于此|基于此|基于以上|需要说明|需要指出|需要强调|应当看到|必须看到|不可否认|如前所述|前文已|正如前文|由是观之|概而言之|一言以蔽之|接着|再者|此外还需|从上述|从以上|通过上述|通过以上|结合上述|在此基础上|本研究|本书|值得注意|值得一提|必须承认|毋庸|不言而喻|显然|诚然|当然)(?![\p{Script=Han}]{0,2}\d))/u;
const STRUCTURE_INSIDE =
  /(?:本|该|全)(?:文|章|节|篇|书).{0,10}(?:分为|分成|安排|结构|架构|框架|由.{1,4}部分|不作|不做|将|拟|旨在|试图|从.{0,8}(?:展开|入手)|讨论|探讨|分析|考察|论述)|(?:文章|论文|本文|全文).{0,6}(?:结构|安排|架构)|分为.{1,3}(?:个|大)?(?:部分|方面|层面)|从略|详见|参见(?:表|图|附录|注)|不再赘述|兹不赘|不作评论|不予讨论|不在讨论之列|另文|留待|文责自负|审稿|致谢|感谢|方家|指正|祈|仅为举例|以下几(?:点|个)|如下(?:几|所|：|:|。|$)/u;
const OPINION =
  /(?:笔者|作者本人|我们?|本人|在我们?看来|依笔者|窃以为)(?:以为|认为|觉得|相信|对此|倾向|不揣|注意到|看来|并不|也|曾)|(?:令人|发人|耐人|引人)(?:鼓舞|深省|深思|寻味|振奋|遗憾|欣慰|瞩目|担忧|惊|印象)|来之不易|可喜|值得(?:商榷|深思|肯定|借鉴|关注|警惕|期待|思考|研究|进一步|称道)|商榷|意义(?:重大|深远|非凡)|任重道远|有待(?:进一步|深入|观察|商榷|检验)|不无(?:道理|裨益|启发)|(?:理论与现实|理想与现实)|说来话长|见仁见智|不容忽视|可见一斑|耐人寻味|大有可为|不难(?:看出|理解|发现)|拭目以待|有必要(?:进一步|深入)|殊为不易|难能可贵|值得一(?:提|书)|有目共睹|不言自明|仍(?:需|待|须)(?:进一步|深入)?(?:研究|探讨|检验|观察)|众所周知|毋庸置疑|无需多言/u;
const ENGLISH =
  /^(?:the (?:rest|remainder|structure|outline) of|this (?:article|paper|section|chapter|study)(?: is (?:organi[sz]ed|structured|divided)| proceeds| begins| first| then| concludes| does not| argues| asks| has (?:two|three|four|five) (?:parts|sections))|(?:in|the) (?:this|next|following|previous|last) (?:section|chapter|part)|section \d|chapter \d|let us|let me|we (?:now|next|first|then|believe|think|argue|hope|thank|turn|begin|conclude|return|would|suggest|feel)|i (?:believe|think|argue|hope|thank|would|suggest)|in (?:conclusion|sum|summary|short|other words|what follows)|to (?:sum up|conclude|begin with)|see (?:table|figure|section|appendix|also)|as (?:we|shown|noted|discussed|mentioned) |(?:first|second|third|next|finally|last)(?:ly)?, (?:we|i|let)|more (?:research|work) |(?:before|having|after) (?:turning|discussed|reviewed|seen|described|returning)|(?:these|those|the above|the following|the foregoing) (?:findings|results|remarks|points|considerations|questions|examples)|our (?:aim|argument|analysis|discussion|purpose)|the (?:paper|article|study|chapter|present study|argument|question|aim|next section)(?: is| then| now| proceeds| begins| remains| has| of)|it (?:is|seems|remains) (?:worth|clear|important|interesting|hard|difficult|to be seen|too early|not our)|(?:this|that|these|those|such)(?: [a-z]+){0,2} (?:is|are|was|were) (?:an? |very |most |quite |truly |indeed )*(?:impressive|remarkable|important|interesting|striking|encouraging|surprising|worrying|open|difficult|good|welcome|useful|debatable|another matter|beyond|only))/u;
const ENGLISH_INSIDE =
  /organi[sz]ed as follows|more (?:work|research) is needed|further (?:work|research)|beyond the scope|remain(?:s)? to be seen|anonymous (?:reviewer|referee)s?|grateful to|all (?:remaining )?errors|open to (?:debate|question)|to be discussed (?:below|later)|(?:goes|go) without saying|needless to say|one (?:might|may) (?:ask|wonder|object)|much remains to be|(?:discussed|described|shown|presented) (?:below|above|in the next)|not (?:the|our) (?:aim|purpose|concern)|leave (?:this|that|it|them) (?:for|to)|future research|in (?:our|my) (?:view|opinion)|food for thought|speaks? for (?:itself|themselves)|for details/u;
/** A sentence that only says where to look: 见图1。 See Fig. 1. 如表2所示。 */
const POINTER =
  /^[(（]?(?:(?:参|详|另|可|请)?(?:见|看|参见|参阅|如)(?:图|表|附录|附件|附图|附表|注释?|脚注|第?[\d一二三四五六七八九十]+[章节页])|(?:see|cf\.?|refer to)(?: also)?(?: the)? (?:fig(?:ure)?s?|tab(?:le)?s?|sec(?:tion)?s?|ch(?:ap(?:ter)?)?s?|app(?:endi(?:x|ces))?|eq(?:uation)?s?|note|footnote|panel|part|box|pp?|pages?)\b)(?:[\s\d.,:：、，()（）a-z-]|[一二三四五六七八九十和与至及]|所示)*[。.)）]*$/u;
/** What points back and judges: 这样的成绩, 此类说法. */
const POINTS_BACK = /^(?:但|然而|不过|可见|因此|所以|那么|而)?[,，]?(?:这|此|该|上述|以上|如此)/u;
const JUDGES =
  /(?:不易|可贵|重要|深远|鼓舞|深省|道理|启示|意义|印象|遗憾|不足为奇|难得|不小|显著|明显|喜人|成立|争议|挑战|可信|合理|必要|有趣|缩影|不难理解)[。.!！]?$/u;
const QUESTION = /[?？]["'”’」』)）]*$/u;

export interface Content {
  /** It has figures or times, other than the numbers of tables. */
  readonly hasFigures: boolean;
  /** Something in it is named as in the graph. */
  readonly isAbout: boolean;
}

/** `text` is one sentence. Linear. */
export function isCheckable(text: string, { hasFigures, isAbout }: Content): boolean {
  if (QUESTION.test(text) || POINTER.test(text)) return false;
  if (STRUCTURE_INSIDE.test(text) || ENGLISH_INSIDE.test(text)) return false;
  if (hasFigures) return true;
  if (ENGLISH.test(text) || OPINION.test(text)) return isAbout && text.length > LONG;
  if (STRUCTURE.test(text) || (POINTS_BACK.test(text) && JUDGES.test(text))) return isAbout && text.length > SHORT;
  return true;
}

/** In characters: what is longer and names something says something of it, whatever it begins with. */
const SHORT = 16;
const LONG = 60;
