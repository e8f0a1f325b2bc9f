/** What a graph knows before a document is linked: made up, around the example notice. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tempFolder } from '../temp-folder.ts';
import { run } from './built-cli.ts';
import { copyOf } from './template-folder.ts';

export const UNSEEDED = { GONGFU_SEED: 'false' };
export const NOTICE = fileURLToPath(new URL('../../docs/example/tongzhi.txt', import.meta.url));
export const NOTICE_ID = 'policy:qing-he-xian-ren-min-zheng-fu-guan-yu-zuo-qiang-gong-xiang-cha-yuan-cu-jin-nong';

const KNOWN = [
  { type: 'REGION', id: 'region:qinghe', label: '清禾县', fields: { level: 'COUNTY' } },
  { type: 'REGION', id: 'region:yunling', label: '云岭县', fields: { level: 'COUNTY' } },
  { type: 'REGION', id: 'region:fengyuan', label: '丰原省', fields: { level: 'PROVINCE' } },
  { type: 'MECHANISM', id: 'mechanism:gongxiang-chayuan', label: '共享茶园', kind: 'OPERATION', fields: {} },
  { type: 'ORGANIZATION', id: 'organization:qinghe-zhengfu', label: '清禾县人民政府', fields: {} },
];

/** A data folder with the notice in it, linked. */
export function linkedFolder(): Promise<string> {
  return copyOf('linked', fill);
}

async function fill(data: string): Promise<void> {
  const file = join(tempFolder(), 'known.jsonl');
  const lines = KNOWN.map((one) =>
    JSON.stringify({ record: { record: 'entity', names: [], fieldEvidence: [], ...one } }),
  );
  writeFileSync(file, `${lines.join('\n')}\n`);
  for (const args of [['import', file], ['add', NOTICE], ['link']]) {
    const { code, err } = await run([...args, '--data', data], UNSEEDED);
    if (code !== 0) throw new Error(err);
  }
}
