/** A language model as a proposer, behind a real HTTP server that answers right, wrong, with garbage, or not at all. */
import { afterEach, describe, expect, it } from 'vitest';
import { createChatModel } from '../../../src/ingest/linking/chat-model.ts';
import { type ModelAnswer, modelProposalsOf } from '../../../src/ingest/linking/model-proposer.ts';
import { type Respond, says, saysText, startChat } from './chat-server.ts';
import { linkingWorld, passagesOf } from './linking-world.ts';

const TEXT = '清禾县把茶叶交易中心放在石桥乡。';
const SOURCE = 'document:text';
const world = await linkingWorld({
  entities: [
    { type: 'DOCUMENT', id: SOURCE, label: '茶园观察' },
    { type: 'REGION', id: 'region:qinghe', label: '清禾县' },
    { type: 'REGION', id: 'region:shiqiao', label: '石桥乡' },
    { type: 'REGION', id: 'region:unnamed', label: '云岭县' },
    { type: 'PROJECT', id: 'project:centre', label: '茶叶交易中心', kind: 'FACILITY' },
  ],
});

const RIGHT = {
  type: 'LOCATED_IN',
  source: 'project:centre',
  target: 'region:shiqiao',
  status: 'HOLDS',
  quote: '把茶叶交易中心放在石桥乡',
};

let close = async () => {};
afterEach(() => close());

describe('a language model as a proposer', () => {
  it('proposes what it says in words of the passage, marked as a model’s', async () => {
    const { asked, answer } = await askedOf(says({ relations: [RIGHT] }));
    const { proposals, refused } = await answer;
    expect(refused).toBe(0);
    expect(proposals).toMatchObject([
      {
        by: 'MODEL',
        rule: 'small-model',
        quote: RIGHT.quote,
        range: { start: 3, end: 15 },
        proposed: {
          kind: 'RELATION',
          relation: { relationType: 'LOCATED_IN', status: 'HOLDS' },
          source: { id: 'project:centre' },
          target: { id: 'region:shiqiao' },
        },
      },
    ]);
    expect(asked).toEqual(['/v1/chat/completions Bearer let-me-in small-model']);
  });

  it.each([
    ['a type that the ontology lacks', { type: 'LIKES' }],
    ['ends that the type does not join', { source: 'region:shiqiao', target: 'project:centre' }],
    ['an entity that the passage does not name', { target: 'region:unnamed' }],
    ['one end twice', { type: 'WITHIN', source: 'region:qinghe', target: 'region:qinghe' }],
    ['words that the passage does not have', { quote: '茶叶交易中心位于石桥乡' }],
    ['no words', { quote: '' }],
    ['a status that is none', { status: 'MAYBE' }],
  ])('is not followed in %s', async (_what, wrong) => {
    const { answer } = await askedOf(says({ relations: [{ ...RIGHT, ...wrong }, RIGHT] }));
    const { proposals, refused } = await answer;
    expect([proposals.length, refused]).toEqual([1, 1]);
  });

  it.each(['我想说的是……', '[]', '{"relations":"none"}', 'null', '{"relations":[null, 3, "x"]}'])(
    'proposes nothing with %s',
    async (content) => {
      const { answer } = await askedOf(saysText(content));
      const { proposals, refused } = await answer;
      expect(proposals).toEqual([]);
      expect(refused).toBeGreaterThan(0);
    },
  );

  it.each<[string, Respond]>([
    ['that answers no JSON', (response) => response.end('<html>')],
    ['that answers without a message', (response) => response.end('{"choices":[]}')],
    ['that refuses the key', (response) => response.writeHead(401).end('who are you')],
    ['that breaks down', (response) => response.writeHead(500).end('oh')],
    ['that hangs up', (response) => response.destroy()],
    ['that gives no answer', () => {}],
  ])('%s is UNAVAILABLE', async (_what, respond) => {
    const { answer } = await askedOf(respond);
    await expect(answer).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('is not asked of a paraphrase, nor of a passage with one name', async () => {
    const { asked, answer } = await askedOf(says({ relations: [RIGHT] }), '清禾县有茶。');
    expect([(await answer).proposals, asked]).toEqual([[], []]);
  });
});

async function askedOf(
  respond: Respond,
  text = TEXT,
): Promise<{ readonly asked: readonly string[]; readonly answer: Promise<ModelAnswer> }> {
  const server = await startChat(respond);
  close = server.close;
  const model = createChatModel({ url: server.url, model: 'small-model', key: 'let-me-in', timeoutMs: 1_000 });
  const [stored] = await world.store.records([SOURCE], world.parts.scope());
  if (stored?.record.record !== 'entity') throw new Error(`There is no ${SOURCE}.`);
  const passages = passagesOf(stored.record, text, 'FULL_TEXT');
  return { asked: server.asked, answer: modelProposalsOf(stored.record, passages, world.parts, model) };
}
