/** The steps of docs/your-own-text.md, one after the other, on the built command line: what the guide shows is what comes. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ask, type Running, run, serve } from '../e2e/built-cli.ts';
import { tempFolder } from '../temp-folder.ts';

const GUIDE = new URL('../../docs/your-own-text.md', import.meta.url);
const EXAMPLE = new URL('../../docs/example/', import.meta.url);
const FILES = ['tongzhi.txt', 'tongzhi.yaml'];

interface Block {
  readonly language: string;
  readonly text: string;
}

const guide = readFileSync(GUIDE, 'utf8');
const blocks: readonly Block[] = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', text = '']) => ({ language, text }),
);

it('the extracts of the guide stand in the example', () => {
  const example = readFileSync(new URL('tongzhi.yaml', EXAMPLE), 'utf8');
  const extracts = blocks.filter(({ language }) => language === 'yaml');
  expect(extracts.length).toBeGreaterThan(2);
  for (const { text } of extracts) expect(example).toContain(text);
});

it('the passages of the example are its text', () => {
  const [text = '', example = ''] = FILES.map((name) => readFileSync(new URL(name, EXAMPLE), 'utf8'));
  const passages = [...example.matchAll(/^ {8}zh: (.+)$/gm)].map(([, passage = '']) => passage);
  expect(passages).toHaveLength(6);
  for (const passage of passages) expect(text).toContain(passage);
});

it('the links of the guide lead to files that are there', () => {
  const links = [...guide.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) expect(() => readFileSync(new URL(link, GUIDE)), link).not.toThrow(/ENOENT/);
});

it('the steps of the guide work as they say', async () => {
  const walk = createWalk();
  for (const block of blocks) await walk.step(block);
  expect(walk.compared()).toBeGreaterThan(6);
});

/** What was run and what it printed, until the guide shows what that was. */
function createWalk() {
  const folder = tempFolder();
  for (const name of FILES) copyFileSync(new URL(name, EXAMPLE), join(folder, name));
  const env: Record<string, string> = {};
  let printed = '';
  let server: Running | undefined;
  let token: string | undefined;
  let answer: unknown;
  let compared = 0;

  async function command(line: string): Promise<void> {
    const [name, ...words] = line.split(' ');
    if (name === 'export') return settings(words);
    expect(name, line).toBe('gongfu');
    if (words[0] === 'serve') {
      server = await serve(env.GONGFU_DATA ?? folder, [], env);
      return;
    }
    const ran = await run(words.map(inFolder), env);
    printed += (ran.out + ran.err).replaceAll(`${folder}/`, '');
    token = /gongfu_\S+/.exec(ran.out)?.[0] ?? token;
  }

  function settings(words: readonly string[]): void {
    for (const word of words) {
      const [key = '', value = ''] = word.split('=');
      env[key] = inFolder(value);
    }
  }

  function inFolder(word: string): string {
    return /^\.\/|\.(txt|yaml|sqlite)$/.test(word) ? join(folder, word) : word;
  }

  /** Where the lines without a mark and with `-` stand, those without and with `+` do afterwards; each once. */
  function edit(diff: string): void {
    const file = join(folder, 'tongzhi.yaml');
    const lines = diff.trimEnd().split('\n');
    const side = (dropped: string) =>
      lines.flatMap((line) => (line.startsWith(dropped) ? [] : [line.slice(1)])).join('\n');
    const before = readFileSync(file, 'utf8').split(side('+'));
    expect(before, diff).toHaveLength(2);
    writeFileSync(file, before.join(side('-')));
  }

  async function step({ language, text }: Block): Promise<void> {
    if (language === 'sh') {
      printed = '';
      for (const line of text.trim().split('\n')) await command(line);
    } else if (language === 'diff') edit(text);
    else if (language === 'text') {
      expect(printed).toBe(text);
      compared += 1;
    } else if (language === 'graphql') answer = { data: await ask(server?.url ?? '', text, {}, token) };
    else if (language === 'json') {
      expect(answer).toEqual(JSON.parse(text));
      compared += 1;
    }
  }

  return { step, compared: () => compared };
}
