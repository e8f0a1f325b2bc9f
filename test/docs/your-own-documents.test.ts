/** The steps of docs/your-own-documents.md, one after the other, on the built command line: what the guide shows is what comes. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ask, type Running, run, serve } from '../e2e/built-cli.ts';
import { tempFolder } from '../temp-folder.ts';

const GUIDE = new URL('../../docs/your-own-documents.md', import.meta.url);
const EXAMPLE = new URL('../../docs/example/', import.meta.url);

const guide = readFileSync(GUIDE, 'utf8');
const blocks = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
  language,
  text,
}));

it('the links of the guide lead to files that are there', () => {
  const links = [...guide.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(3);
  for (const link of links) expect(() => readFileSync(new URL(link, GUIDE)), link).not.toThrow(/ENOENT/);
});

it('the steps of the guide work as they say', async () => {
  const walk = createWalk();
  for (const block of blocks) await walk.step(block);
  expect(walk.compared()).toBe(8);
});

/** What the last command printed, until the guide shows what that was. */
function createWalk() {
  const folder = tempFolder();
  mkdirSync(join(folder, 'wenjian'));
  for (const name of ['tongzhi.txt', 'guancha.html'])
    copyFileSync(new URL(name, EXAMPLE), join(folder, 'wenjian', name));
  for (const name of ['tiaomu.yaml', 'niandu.pdf']) copyFileSync(new URL(name, EXAMPLE), join(folder, name));
  // The newer version of step 8.
  mkdirSync(join(folder, 'xinban'));
  const notice = readFileSync(new URL('tongzhi.txt', EXAMPLE), 'utf8');
  writeFileSync(join(folder, 'xinban', 'tongzhi.txt'), notice.replace('500万元', '600万元'));
  const env: Record<string, string> = {};
  let [printed, token, compared] = ['', '', 0];
  let server: Running | undefined;
  let answer: unknown;

  async function command(line: string): Promise<void> {
    const [name, ...words] = line.split(' ');
    if (name === 'export') {
      for (const word of words) {
        const [key = '', value = ''] = word.split('=');
        env[key] = inFolder(value);
      }
      return;
    }
    expect(name, line).toBe('gongfu');
    if (words[0] === 'serve') {
      server = await serve(env.GONGFU_DATA ?? folder, [], env);
      return;
    }
    const ran = await run(words.map(inFolder), env);
    expect(ran, line).toMatchObject({ code: 0 });
    printed = ran.out.replaceAll(`${folder}/`, '');
    token = /gongfu_\S+/.exec(ran.out)?.[0] ?? token;
  }

  function inFolder(word: string): string {
    return /^(?:\.\/|wenjian|xinban|tiaomu|niandu)/.test(word) ? join(folder, word) : word;
  }

  async function step({ language, text }: (typeof blocks)[number]): Promise<void> {
    if (language === 'sh') for (const line of text.trim().split('\n')) await command(line);
    else if (language === 'text') expect(printed).toBe(text);
    else if (language === 'graphql') answer = { data: await ask(server?.url ?? '', text, {}, token) };
    else if (language === 'json') expect(answer).toEqual(JSON.parse(text));
    if (language === 'text' || language === 'json') compared += 1;
  }

  return { step, compared: () => compared };
}
