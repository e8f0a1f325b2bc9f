/** Who walks a journey, and by what means: each step is something that a person sees and does. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Tab } from '../browsing.ts';

export const MANNERS = ['with JavaScript', 'without JavaScript', 'by the keyboard alone'] as const;
export type Manner = (typeof MANNERS)[number];

export interface File {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Walker {
  readonly page: Page;
  /** Scripts run. */
  readonly isScripted: boolean;
  /** Types an address. */
  goTo(path: string): Promise<void>;
  /** Follows a link, presses a button, ticks a box, opens what is folded. */
  press(target: Locator): Promise<void>;
  /** In place of what the field holds. */
  write(field: Locator, text: string): Promise<void>;
  choose(select: Locator, option: string): Promise<void>;
  /** A key of the pages, else the link that does the same where no script hears it. */
  key(key: string, link: Locator): Promise<void>;
  /** What a link gives to keep. */
  take(link: Locator): Promise<File>;
  /** Waits for the page at an address. */
  arrive(path: string | RegExp): Promise<void>;
}

/** `url`: of the service. */
export function createWalker({ page }: Tab, manner: Manner, url: string): Walker {
  const hands = manner === 'by the keyboard alone' ? keyboard(page) : pointer;
  const isScripted = manner !== 'without JavaScript';
  return {
    page,
    isScripted,
    ...hands,
    goTo: async (path) => void (await page.goto(url + path)),
    key: async (key, link) => {
      if (isScripted) await page.keyboard.press(key);
      else await hands.press(link);
    },
    take: async (link) => {
      const [download] = await Promise.all([page.waitForEvent('download'), hands.press(link)]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    },
    arrive: (path) =>
      page.waitForURL((now) => {
        const rest = now.href.slice(url.length);
        return now.href.startsWith(url) && (typeof path === 'string' ? rest === path : path.test(rest));
      }),
  };
}

type Hands = Pick<Walker, 'press' | 'write' | 'choose'>;

const pointer: Hands = {
  press: (target) => target.click(),
  write: (field, text) => field.fill(text),
  choose: async (select, option) => void (await select.selectOption({ label: option })),
};

function keyboard(page: Page): Hands {
  return {
    press: async (target) => {
      await reach(page, target);
      await page.keyboard.press((await target.getAttribute('type')) === 'checkbox' ? 'Space' : 'Enter');
    },
    write: async (field, text) => {
      await reach(page, field);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
    },
    choose: async (select, option) => {
      await reach(page, select);
      for (let i = 0; i < LONGEST_LIST; i += 1) {
        if ((await chosen(select)) === option) return;
        await page.keyboard.press('ArrowDown');
      }
      expect.fail(`${option} is not among what can be chosen`);
    },
  };
}

function chosen(select: Locator): Promise<string | null> {
  return select.locator('option:checked').textContent();
}

const LONGEST_LIST = 50;
/** Nobody goes on longer; the longest pages have some 700. */
const MOST_STOPS = 1_000;

/** By the Tab key, forwards, from where the focus is. */
async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  // Found once: by its name it takes longer than the key.
  const one = await target.elementHandle();
  for (let i = 0; i < MOST_STOPS; i += 1) {
    if (await one?.evaluate(hasFocus)) return;
    await page.keyboard.press('Tab');
  }
  expect.fail(`the Tab key does not lead to ${target}`);
}

/** A text in a link is reached with its link. */
function hasFocus(one: Element): boolean {
  return one.closest('a, button, summary, input, textarea, select') === one.ownerDocument.activeElement;
}
