/** Passages that nobody writes, but that somebody may add: linking one takes no longer than its length. */
import { expect, it } from 'vitest';
import { type LinkingWorld, linkingWorld } from './linking-world.ts';

const TEXT = 'document:text';
const [SHORT, LONG] = [3_000, 24_000];
/** Twice what the length alone makes of it, as the machine may be busy; where each piece looks at all others it is some 64 times. */
const MOST_TIMES = 16;
/** So little is measured badly, and harms nobody. */
const LITTLE_MS = 100;

const world = await linkingWorld({
  entities: [
    { type: 'DOCUMENT', id: TEXT, label: '茶园观察' },
    { type: 'REGION', id: 'region:qinghe', label: '清禾县', fields: { level: 'COUNTY' } },
    { type: 'REGION', id: 'region:shiqiao', label: '石桥乡', fields: { level: 'TOWNSHIP' } },
    { type: 'PILOT', id: 'pilot:digital', label: '数字茶园试点' },
    { type: 'ORGANIZATION', id: 'organization:bureau', label: '茶业局' },
  ],
});

const SHAPES: readonly (readonly [string, (at: number) => string])[] = [
  ['titles that are not closed', () => '《'],
  ['digits', () => '1234567890'],
  ['one short name, defined again and again', () => '清禾县（以下简称“县”）'],
  ['a list of titles behind those who issue them', (at) => (at === 0 ? '茶业局印发' : `《关于茶园${at}的通知》、`)],
];

it.each(SHAPES)('%s', async (_, piece) => {
  await milliseconds(world, textOf(piece, SHORT));
  const [short, long] = [
    await milliseconds(world, textOf(piece, SHORT)),
    await milliseconds(world, textOf(piece, LONG)),
  ];
  expect(long).toBeLessThan(MOST_TIMES * short + LITTLE_MS);
});

it('words that can be read in many ways are not read in each of them', async () => {
  const text = `清禾县${'达到'.repeat(26)}茶园3万元。`;
  expect(await milliseconds(world, text)).toBeLessThan(1_000);
});

it('what is longer than any title is none', async () => {
  const proposals = await world.link(TEXT, `《关于${'茶'.repeat(LONG)}的通知》`);
  expect(proposals).toEqual([]);
});

function textOf(piece: (at: number) => string, length: number): string {
  let text = '';
  for (let at = 0; text.length < length; at++) text += piece(at);
  return text;
}

/** Of CPU, as others may be at work. */
async function milliseconds({ link }: LinkingWorld, text: string): Promise<number> {
  const before = process.cpuUsage();
  await link(TEXT, text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
