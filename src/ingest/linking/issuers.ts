/** The bodies that words right before a title name as those who issue it: 丰原省人民政府2085年7月9日发布的《…》, 县委、县政府《…》. */

const VERB =
  /(?:日前|近日|联合|正式|共同|曾|已|于)*(?:印发|发布|公布|出台|颁布|制定|下发|制发|提出)(?:实施)?(?:的|了)?$/u;
const DAY = /(?:于)?(?:在)?(?:19|20|21)\d\d年(?:\s?\d{1,2}\s?月)?(?:\s?\d{1,2}\s?日)?(?:,)?$/u;
/** What a body's name does not go over. */
const START =
  /(?:根据|按照|依据|依照|贯彻落实|贯彻|落实|执行|同意|批转|转发|印发|学习|关于|对照|遵照|由|经|将|把|的|在|[,;。:!?《》"()])/u;
const BODY =
  /^(?:中共)?\p{Script=Han}{0,14}(?:中央|国务院|省委|市委|县委|区委|党委|政府|委员会|人大|人大常委会|政协|办公[厅室]|法院|检察院|总局|[局厅部委院办])$/u;

/** Normalised, in order; empty where another thing stands there. */
export function issuerWords(before: string): readonly string[] {
  const words = withoutDayAndVerb(before.trimEnd());
  const last = words.split(new RegExp(START.source, 'gu')).at(-1) ?? '';
  const bodies = last.split(/[、和与]|会同/u).map((one) => one.trim());
  return bodies.every((one) => BODY.test(one)) ? bodies : [];
}

const BEHIND = /^(?:已|现)?(?:由|经)(?<body>\p{Script=Han}{2,16}?)(?:印发|发布|公布|颁布|出台)/u;

/** 《…》已由县政府发布. */
export function issuerBehind(behind: string): readonly string[] {
  const body = BEHIND.exec(behind)?.groups?.body ?? '';
  return BODY.test(body) ? [body] : [];
}

/** In either order: 发布的 behind the body's name, the day before it or behind it. */
function withoutDayAndVerb(before: string): string {
  const words = before.replace(VERB, '').replace(DAY, '').trimEnd();
  const start = new RegExp(`${DAY.source.slice(0, -1)}(?=\\p{Script=Han})`, 'u').exec(words);
  return start ? words.slice(start.index + start[0].length) : words;
}
