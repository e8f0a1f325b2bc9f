/** docs/linking.md names each rule that a proposal can have. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { RELATION_RULES } from '../../../src/ingest/linking/relation-rules.ts';
import { linkingWorld } from './linking-world.ts';

const document = await readFile(new URL('../../../docs/linking.md', import.meta.url), 'utf8');

describe('docs/linking.md', () => {
  it('names each rule for relations', () => {
    const missing = RELATION_RULES.filter(({ name }) => !document.includes(`\`${name}\``)).map(({ name }) => name);
    expect(missing).toEqual([]);
  });

  it('names the rules of policies, figures and mentions', async () => {
    const world = await linkingWorld({
      entities: [
        { type: 'POLICY', id: 'policy:text', label: '清禾县茶业意见', kind: 'OPINION' },
        { type: 'REGION', id: 'region:qinghe', label: '清禾县', names: [{ text: '清禾' }] },
      ],
    });
    const text =
      '清禾县（以下简称“我县”）根据《丰原省茶叶条例》，2098年茶厂由3家增加到5家，列全省第二。\n我县废止《茶园登记办法》，清禾转发清政发〔2098〕3号。';
    const rules = new Set((await world.link('policy:text', text)).map(({ rule }) => rule));
    expect(rules.size).toBeGreaterThanOrEqual(10);
    expect([...rules].filter((rule) => !document.includes(`\`${rule}\``))).toEqual([]);
  });
});
