/** The ten journeys of docs/journeys.md through one running service: as most people walk, with JavaScript off, and by the keyboard alone. */
import { readFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededTemplate } from '../../e2e/seeded-folder.ts';
import { describeWith, findChromium } from '../../engines/engine.ts';
import { BROWSER_FLAGS } from '../browser-flags.ts';
import { openTab } from '../browsing.ts';
import { type Service, startService } from '../served-corpus.ts';
import { citeThisPlace } from './cite-this-place.ts';
import { enterAFigure } from './enter-a-figure.ts';
import { howDidItChange } from './how-did-it-change.ts';
import { inEnglish } from './in-english.ts';
import { isItRight } from './is-it-right.ts';
import type { Journey } from './journey.ts';
import { sideBySide } from './side-by-side.ts';
import { createWalker, MANNERS } from './walker.ts';
import { whatHangsTogether } from './what-hangs-together.ts';
import { whatIsIt } from './what-is-it.ts';
import { whereElse } from './where-else.ts';
import { whichSource } from './which-source.ts';

const JOURNEYS: readonly Journey[] = [
  whatIsIt,
  howDidItChange,
  whereElse,
  sideBySide,
  isItRight,
  citeThisPlace,
  whichSource,
  whatHangsTogether,
  inEnglish,
  enterAFigure,
];

/** Ten times what the slowest takes on two quiet cores. */
const HANG_MS = 120_000;

test('are those that docs/journeys.md tells, in its order', () => {
  const text = readFileSync(new URL('../../../docs/journeys.md', import.meta.url), 'utf8');
  const told = [...text.matchAll(/^\| \d+ \| \*\*(.+?)\*\*/gm)].map(([, name]) => name);
  expect(JOURNEYS.map(({ name }) => name)).toEqual(told);
});

describeWith('chromium', 'a journey in Chromium', findChromium(), (executablePath) => {
  let browser: Browser;
  let service: Service;
  beforeAll(async () => {
    [browser, service] = await Promise.all([
      chromium.launch({ executablePath, args: BROWSER_FLAGS }),
      seededTemplate().then(startService),
    ]);
  }, HANG_MS);
  afterAll(async () => {
    await Promise.all([browser?.close(), service?.close()]);
  });

  describe.each(JOURNEYS)('$name', ({ walk }) => {
    test.each(MANNERS)(
      '%s',
      async (manner) => {
        const tab = await openTab(browser, {
          javaScriptEnabled: manner !== 'without JavaScript',
          viewport: { width: 1280, height: 900 },
          permissions: ['clipboard-read', 'clipboard-write'],
        });
        await walk(createWalker(tab, manner, service.url), service);
        expect(tab.complaints()).toEqual([]);
        expect([...tab.hosts()]).toEqual([new URL(service.url).host]);
      },
      HANG_MS,
    );
  });
});
