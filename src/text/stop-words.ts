/** Words that tell nothing of what is looked for: left out of a query as long as anything else is in it. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  [
    '的 地 得 了 着 过 和 与 及 或 是 在 有 为 以 于 对 将 把 被 由 从 向 到 等 而 并 也 都 就 又 还 更 很 其 该 此 这 那 之 所',
    '吗 呢 吧 啊 么 什么 怎么 怎样 怎么样 如何 为何 为什么 哪 哪些 哪个 哪里 谁 何 何时 何地 几 多少 是否 有没有 有哪些 是什么',
    '请问 请 介绍 一下 关于 以及 这个 那个 这些 那些 我 我们 你 你们 他 他们 它 它们 一个 可以 能 能否 会 要 想 知道 告诉',
    'a an and are as at be by did do does for from how in is it its of on or that the their this to was were what when where which who whom why with',
  ].flatMap((line) => line.split(' ')),
);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

const ALL = new RegExp(
  `^(?:[\\s\\p{P}]|${[...STOP_WORDS]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => (/^[a-z]/.test(word) ? `\\b${word}\\b` : word))
    .join('|')})+$`,
  'u',
);

/** Whether a normalised text has nothing else: 是什么, the of. Linear. */
export function saysNothing(text: string): boolean {
  return ALL.test(text);
}
