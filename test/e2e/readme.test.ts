/** What the READMEs show is what the service answers. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ask, serve } from './built-cli.ts';
import { seededFolder } from './seeded-folder.ts';

const READMES = ['README.md', 'README.zh.md'] as const;

it('the query in each README has the answer that stands below it', async () => {
  const { url } = await serve(await seededFolder());
  for (const text of READMES.map(readmeText)) {
    const { data } = JSON.parse(block(text, 'json'));
    expect(await ask(url, block(text, 'graphql'))).toEqual(data);
  }
});

describe.each(READMES)('%s', (name) => {
  const text = readmeText(name);

  it('fits on two screens', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(121);
  });

  it('leads to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => new URL(`../../${link}`, import.meta.url));
    for (const link of links) expect(() => readFileSync(link), link.pathname).not.toThrow(/ENOENT/);
    expect(links.length).toBeGreaterThan(5);
  });
});

function readmeText(name: string): string {
  return readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
}

function block(text: string, language: string): string {
  const [, inside] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(text) ?? [];
  if (inside === undefined) throw new Error(`no block of ${language}`);
  return inside;
}
