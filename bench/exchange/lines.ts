/** An export of any size, as `gongfu export` would write it: seeded, by id, with revisions of several actors and merged ids. */
import type { GraphRecord } from '../../src/domain/records.ts';
import { exportLine } from '../../src/ingest/jsonl-line.ts';
import type { ExportedRecord } from '../../src/store/port.ts';

/** Of a thousand lines. */
const SHARES = {
  claim: 100,
  document: 5,
  indicator: 1,
  mechanism: 150,
  model: 99,
  merged: 1,
  observation: 94,
  passage: 200,
  region: 50,
  relation: 300,
} as const;
type Kind = keyof typeof SHARES;

const ACTORS = ['seed', '编辑甲', 'li@example', '编辑乙'];
const RECORDS_OF_A_REVISION = 40;

/** Lines in batches of a thousand; `size` is rounded up to whole thousands. */
export function* exportTexts(size: number): Generator<string> {
  const thousands = Math.ceil(size / 1_000);
  let line = 0;
  for (const kind of Object.keys(SHARES) as Kind[]) {
    const count = SHARES[kind] * thousands;
    for (let from = 0; from < count; from += 1_000) {
      const numbers = Array.from({ length: Math.min(1_000, count - from) }, (_, at) => from + at);
      yield numbers.map((number) => exportLine(exportedLine(kind, number, { thousands, line: line++ }))).join('');
    }
  }
}

interface At {
  readonly thousands: number;
  readonly line: number;
}

function exportedLine(kind: Kind, number: number, at: At): ExportedRecord {
  const revision = stampOf(at.line);
  if (kind === 'merged') return { merged: { id: idOf('model', number, 'm'), into: idOf('model', number) }, revision };
  return { record: recordOf(kind, number, at.thousands), revision };
}

function stampOf(line: number) {
  const number = 1 + ((Math.imul(Math.floor(line / RECORDS_OF_A_REVISION), 7_919) >>> 0) % 1_000_003);
  const at = new Date(1_700_000_000_000 + number * 1_000).toISOString();
  return {
    number,
    at,
    actor: ACTORS[number % ACTORS.length] ?? '',
    reason: number % 3 === 0 ? '' : `第${number}次修改`,
  };
}

function recordOf(kind: Exclude<Kind, 'merged'>, number: number, thousands: number): GraphRecord {
  const one = (of: Exclude<Kind, 'merged'>, salt: number) => idOf(of, spread(number, salt) % (SHARES[of] * thousands));
  const passage = spread(number, 1) % (SHARES.passage * thousands);
  const evidence = [{ passage: idOf('passage', passage), quote: `第${passage}段的话`, stance: 'SUPPORTS' }] as const;
  const stated = { status: number % 5 === 0 ? 'INTENDED' : 'HOLDS', basis: 'STATED', evidence } as const;
  const id = idOf(kind, number);
  switch (kind) {
    case 'claim': {
      const text = `第${number}项成效，村民增收。`;
      return { record: kind, id, claimKind: 'OUTCOME', subject: one('model', 2), text, ...stated };
    }
    case 'observation': {
      const about = { indicator: one('indicator', 3), subject: one('region', 4), period: `${2000 + (number % 25)}` };
      return { record: kind, id, ...about, value: number / 4, unit: '万元', comparator: 'EQUAL', ...stated };
    }
    case 'relation': {
      const ends =
        number % 2 === 0
          ? { relationType: 'USES', source: one('model', 5), target: one('mechanism', 6) }
          : { relationType: 'PRACTISED_IN', source: one('model', 5), target: one('region', 7) };
      // What makes two relations one is different in each.
      return { record: kind, id, ...ends, ordinal: number, qualifiers: [], ...stated };
    }
    case 'passage':
      return passageOf(id, number, idOf('document', Math.floor(number / 40) % (SHARES.document * thousands)));
    default:
      return entityOf(kind, id, number);
  }
}

function passageOf(id: string, number: number, document: string): GraphRecord {
  const text = `第${number}段的话：村里把土地入股，年底按股分红，低收入农户优先。`;
  return {
    record: 'passage',
    id,
    document,
    section: ['二、做法', '（一）经过'],
    paragraph: number + 1,
    text,
    textKind: 'FULL_TEXT',
  };
}

const TYPES = {
  document: 'DOCUMENT',
  indicator: 'INDICATOR',
  mechanism: 'MECHANISM',
  model: 'MODEL',
  region: 'REGION',
} as const;
const KINDS: Readonly<Partial<Record<keyof typeof TYPES, string>>> = { indicator: 'LEVEL', mechanism: 'OPERATION' };

function entityOf(kind: keyof typeof TYPES, id: string, number: number): GraphRecord {
  const kindOf = KINDS[kind];
  const isHidden = kind === 'document' && number % 50 === 7;
  return {
    record: 'entity',
    id,
    type: TYPES[kind],
    label: `共富实例${number}号`,
    labelEn: `Example ${number} of common prosperity`,
    names: [{ text: `例${number}`, kind: 'SHORT' }],
    summary: '一句话的说明。',
    ...(kindOf ? { kind: kindOf } : {}),
    fields: kind === 'document' ? { visibility: isHidden ? 'EDITORS' : 'PUBLIC' } : {},
    fieldEvidence: [],
  };
}

function idOf(kind: string, number: number, mark = ''): string {
  return `${kind}:${mark || 'e'}${String(number).padStart(8, '0')}`;
}

/** A number that looks like chance and is the same every time. */
function spread(number: number, salt: number): number {
  let mixed = Math.imul(number ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b);
  mixed ^= mixed >>> 13;
  return Math.imul(mixed, 0xc2b2ae35) >>> 0;
}
