/** What a page says of an error: by its code, and of a parameter of an address by what is wrong with it. */
import type { ErrorCode } from '../../domain/errors.ts';

/** What can be wrong with a parameter. */
export type ParameterFault =
  | 'unknown'
  | 'notId'
  | 'notDate'
  | 'reversed'
  | 'notYesNo'
  | 'notCursor'
  | 'tooLong'
  | 'tooMany'
  | 'twice'
  | 'notTaken';

type Sentence = (parameter: string, given: string, expected: string) => string;

const zhParameter: Readonly<Record<ParameterFault, Sentence>> = {
  unknown: (parameter, given, expected) => `参数 ${parameter} 的值“${given}”不在可用的值之中。可用的是：${expected}。`,
  notId: (parameter, given) => `参数 ${parameter} 的值“${given}”不是编号。编号形如 region:pinghu。`,
  notDate: (parameter, given) =>
    `参数 ${parameter} 的值“${given}”不是日期。请写年、年-月或年-月-日，如 2021、2021-06。`,
  reversed: (_, given, expected) => `时期的起点 ${given} 晚于终点 ${expected}。请对调，或去掉其中一个。`,
  notYesNo: (parameter, given) =>
    `参数 ${parameter} 的值“${given}”不对：只看段落写 true，只看条目写 false，都看则不写。`,
  notCursor: (parameter) => `参数 ${parameter} 不是这一检索给出的翻页标记。请从第一页重新翻起。`,
  tooLong: (parameter, _, expected) =>
    `参数 ${parameter} 太长：最多 ${expected} 个字符。整段文字可只取其中少见的词来检索。`,
  tooMany: (parameter, _, expected) => `参数 ${parameter} 的值太多：最多 ${expected} 个。`,
  twice: (parameter) => `参数 ${parameter} 出现了两次，只能出现一次。`,
  notTaken: (parameter, _, expected) => `这个地址没有参数 ${parameter}。可用的是：${expected}。`,
};

const enParameter: Readonly<Record<ParameterFault, Sentence>> = {
  unknown: (parameter, given, expected) => `${parameter}=${given}: there is no such value. There are: ${expected}.`,
  notId: (parameter, given) => `${parameter}=${given}: this is no id. Ids look like region:pinghu.`,
  notDate: (parameter, given) =>
    `${parameter}=${given}: this is no date. Write a year, year-month or year-month-day: 2021, 2021-06.`,
  reversed: (_, given, expected) =>
    `The period starts (${given}) after its end (${expected}). Swap them, or leave one out.`,
  notYesNo: (parameter, given) =>
    `${parameter}=${given}: it must be true (passages only) or false (entries only); leave it out for both.`,
  notCursor: (parameter) => `${parameter} is not a cursor of this search. Start again from its first page.`,
  tooLong: (parameter, _, expected) =>
    `${parameter} is too long: at most ${expected} characters. A whole paragraph can be searched for by its rarest words.`,
  tooMany: (parameter, _, expected) => `${parameter} has too many values: at most ${expected}.`,
  twice: (parameter) => `${parameter} is there twice; give it once.`,
  notTaken: (parameter, _, expected) => `${parameter} is no parameter of this address. There are: ${expected}.`,
};

const zh = {
  titles: {
    BAD_USER_INPUT: '这样问不行',
    NOT_FOUND: '没有找到',
    AMBIGUOUS: '所指不止一个',
    CONFLICT: '与已有内容冲突',
    UNAUTHENTICATED: '令牌无效',
    FORBIDDEN: '没有权限',
    LIMIT_EXCEEDED: '一次问得太多',
    TIMEOUT: '用时过长',
    UNAVAILABLE: '暂时无法回答',
    INTERNAL: '服务出错',
  } satisfies Record<ErrorCode, string>,
  /** What happened and what to do. */
  sentences: {
    BAD_USER_INPUT: '地址里有一处不是该有的样子。改正后再试，或从检索开始。',
    NOT_FOUND: '这个地址没有内容：可能写错了，或者内容已被删去。可按名称检索。',
    AMBIGUOUS: '这个名称对应多个条目。请用编号指明，或按名称检索。',
    CONFLICT: '这项修改与已有的内容冲突。请先查看现状。',
    UNAUTHENTICATED: '随请求发来的令牌不认识或已作废。请换一个有效的令牌；公开内容不需要令牌。',
    FORBIDDEN: '这个令牌有效，但不能用于此处。',
    LIMIT_EXCEEDED: '问的东西太多，或者排队的人太多。请减少一次所问，或稍后再试。',
    TIMEOUT: '在限定时间内没有得到答案。请缩小范围，或稍后再试。',
    UNAVAILABLE: '图谱或检索暂时不可用。请稍后再试。',
    INTERNAL: '这是服务的问题，不是您的。请把下面的请求编号告诉管理员。',
  } satisfies Record<ErrorCode, string>,
  detail: '详细说明',
  requestId: '请求编号',
  home: '回到首页',
  near: '您要找的也许是',
  browse: '浏览图谱',
  offline: '网络已断开。本页仍可阅读；恢复连接后再打开其他页面。',
  parameter: zhParameter,
};

const en: typeof zh = {
  titles: {
    BAD_USER_INPUT: 'This cannot be asked',
    NOT_FOUND: 'Not found',
    AMBIGUOUS: 'More than one is meant',
    CONFLICT: 'In conflict with what is there',
    UNAUTHENTICATED: 'The token is not valid',
    FORBIDDEN: 'Not allowed',
    LIMIT_EXCEEDED: 'Too much at once',
    TIMEOUT: 'It took too long',
    UNAVAILABLE: 'No answer just now',
    INTERNAL: 'Something went wrong',
  },
  sentences: {
    BAD_USER_INPUT: 'A part of the address is not what it must be. Mend it and try again, or start with a search.',
    NOT_FOUND: 'There is nothing at this address: it may be misspelt, or what was here was removed. Search by name.',
    AMBIGUOUS: 'The name stands for several entries. Say which by its id, or search by name.',
    CONFLICT: 'The change is in conflict with what is there. Look at the present state first.',
    UNAUTHENTICATED:
      'The token that came with the request is unknown or revoked. Use a valid one; what is public needs none.',
    FORBIDDEN: 'The token is good, but not for this.',
    LIMIT_EXCEEDED: 'Too much was asked, or too many are asking. Ask for less at once, or try again later.',
    TIMEOUT: 'There was no answer within the time that a request may take. Narrow it down, or try again later.',
    UNAVAILABLE: 'The graph or the search is not available for the moment. Try again later.',
    INTERNAL: 'This is our fault, not yours. Please tell who runs the service the request id below.',
  },
  detail: 'Detail',
  requestId: 'Request id',
  home: 'To the first page',
  near: 'Perhaps you mean',
  browse: 'Browse the graph',
  offline: 'The network is away. This page can still be read; open others when it is back.',
  parameter: enParameter,
};

export const errors = { zh, en };
