/** Documents of twenty pages, made from a seed: text, HTML and DOCX in turns, each with a word in its last paragraph that only it has. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { utf8, wordFile, wordParagraph } from '../../test/ingest/reading/made-files.ts';

/** Of some 600 characters. */
const PAGES = 20;
const PARAGRAPHS = 8;
const KINDS = ['txt', 'html', 'docx'] as const;

const SUBJECTS = [
  '各村',
  '县里',
  '合作社',
  '两地的企业',
  '示范乡镇',
  '受访的农户',
  '基层干部',
  '社会资本',
  '专家组',
  '结对单位',
];
const VERBS = ['推动', '完善', '共建', '试行', '评估', '扩大', '补贴', '整理', '公开', '调整'];
const OBJECTS = [
  '茶园的经营机制',
  '山路和水渠',
  '订单合作',
  '技能培训',
  '集体账目',
  '民宿改造',
  '冷链运输',
  '养老食堂',
  '林下种植',
  '数字台账',
];
const ENDS = [
  '收入逐年增加',
  '做法可供比较',
  '经验仍在总结',
  '问题也不少',
  '群众比较满意',
  '成效还要再看',
  '进度快慢不一',
  '标准尚未统一',
];

export interface MadeDocument {
  readonly file: string;
  /** Stands in it alone. */
  readonly word: string;
}

/** Written to the folder, in the order in which they are added. The same seed gives the same bytes. */
export async function writeDocuments(folder: string, count: number, seed: number): Promise<readonly MadeDocument[]> {
  await mkdir(folder, { recursive: true });
  const made: MadeDocument[] = [];
  for (let at = 0; at < count; at += 1) {
    const kind = KINDS[at % KINDS.length] ?? 'txt';
    const file = join(folder, `${String(at).padStart(5, '0')}.${kind}`);
    const word = `biaoji${seed}x${at}`;
    const lines = linesOf(at, word, createRandom(seed * 1_000_003 + at));
    await writeFile(file, bytesOf(kind, lines));
    made.push({ file, word });
  }
  return made;
}

function linesOf(at: number, word: string, random: (below: number) => number): readonly string[] {
  const pick = (list: readonly string[]) => list[random(list.length)] ?? '';
  const sentence = () =>
    `${pick(SUBJECTS)}${pick(VERBS)}${pick(OBJECTS)}，${2_000 + random(99)}年比上年增长${random(400) / 10}%，${pick(ENDS)}。`;
  const lines = [`关于第${at}号试点的研究报告`];
  for (let page = 0; page < PAGES; page += 1) {
    lines.push(`${'一二三四五六七八九十'.charAt(page % 10)}、第${page}部分的情况`);
    for (let paragraph = 0; paragraph < PARAGRAPHS; paragraph += 1)
      lines.push(`${sentence()}${sentence()}${sentence()}`);
  }
  return [...lines, `本文的标记是 ${word} 。`];
}

function bytesOf(kind: (typeof KINDS)[number], lines: readonly string[]): Uint8Array {
  if (kind === 'txt') return utf8(lines.join('\n\n'));
  if (kind === 'docx') return wordFile({ body: lines.map((line) => wordParagraph(line)).join('') });
  const [title, ...rest] = lines;
  const body = rest.map((line) => (/^.、/u.test(line) ? `<h2>${line}</h2>` : `<p>${line}</p>`)).join('\n');
  return utf8(
    `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`,
  );
}

/** Whole numbers below a bound (mulberry32). */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
