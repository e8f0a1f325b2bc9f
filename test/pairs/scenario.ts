/** What a service does in its life, asked over GraphQL: written, read, found, walked, compared, merged and taken back. */

import type { Ontology } from '../../src/domain/ontology.ts';
import { createFollower } from '../../src/ingest/follow.ts';
import type { SearchIndex } from '../../src/search/port.ts';
import type { GraphStore } from '../../src/store/port.ts';
import { createAsking, type Data } from '../graphql/asking.ts';
import { change } from '../store/items.ts';
import { smallWorld } from '../store/world.ts';

export interface Pair {
  readonly store: GraphStore;
  readonly index: SearchIndex;
  readonly ontology: Ontology;
}

/** What was answered at each step, by what was asked for; without what differs from run to run (when). */
export type Transcript = Readonly<Record<string, Data>>;

/** Of a machine that is busy with a whole suite. */
const FOLLOW_MS = 60_000;
const ADDED = `mutation { upsertEntities(input: [{ mechanism: { id: "mechanism:chaye-lianmeng", label: "茶叶联盟", labelEn: "Tea league", kind: "OPERATION" } }], reason: "A find") {
  revision seq changed { id } } }`;
const RELATED = `mutation ($input: ChangeInput!) { change(input: $input, reason: "What it uses") { revision seq unchanged } }`;
const MERGE = `mutation { merge(from: "model:xixian", into: "model:dongxian", reason: "同一模式") { revision seq removed } }`;
const UNMERGE = `mutation { unmerge(id: "model:xixian", reason: "误") { revision seq } }`;

const READ = `{
  entity(ref: "茶叶联盟") { id label(lang: EN) }
  models(first: 5, orderBy: { by: LABEL }) { totalCount edges { node { id label uses { edges { node { id } } } } } }
  observations(first: 5) { totalCount edges { node { value unit period indicator { id } evidence { quote passage { id paragraph } } } } }
}`;
const SEARCH = `query ($query: String!) { search(query: $query, mode: FULL_TEXT, first: 5) {
  totalCount degraded edges { matchedBy node { __typename ... on Node { id } } } facets { name values { value count } } }
  suggest(prefix: $query, first: 3) { text entity { id } } }`;
const WALK = `{
  paths(from: "model:dongxian", to: "model:xixian", maxLength: 4) { length entities { id } relations { id } }
  subgraph(roots: ["model:dongxian"], depth: 2, limit: 20) { truncated entities { id } relations { id } }
}`;
const COMPARE = `{ compare(ids: ["model:dongxian", "model:xixian"]) { rows { key shared { entity { id } among } cells { entity { id } sharedWith } } } }`;
const HISTORY = `{ history(id: "model:xixian", first: 10) { edges { node { number actor reason changes { id } } } } node(id: "model:xixian") { id } }`;

export async function scenario(pair: Pair): Promise<Transcript> {
  const follower = createFollower(pair);
  await pair.store.apply(change(...smallWorld()));
  const asking = await createAsking(pair);
  follower.start();
  const told: Record<string, Data> = {};
  const read = async (step: string, query: string, variables: Data = {}) => {
    told[step] = await asking.data(query, variables);
  };
  const write = async (step: string, query: string, variables: Data = {}) => {
    told[step] = await asking.data(query, variables, 'EDITORS');
    await caughtUp(pair, follower);
  };
  try {
    await caughtUp(pair, follower);
    await write('added', ADDED);
    await write('related', RELATED, { input: USES });
    await write('related again', RELATED, { input: USES });
    await read('read', READ);
    for (const query of ['茶叶联盟', '东县', 'dongxian', '抱团 -西县'])
      await read(`found by ${query}`, SEARCH, { query });
    await read('walked', WALK);
    await read('compared', COMPARE);
    await write('merged', MERGE);
    await read('after the merge', HISTORY);
    await read('found after the merge', SEARCH, { query: '西县模式' });
    await write('taken back', UNMERGE);
    await read('in the end', HISTORY);
    await read('found in the end', SEARCH, { query: '西县模式' });
    return told;
  } finally {
    await follower.stop();
  }
}

const USES = {
  relations: [
    {
      id: 'relation:dongxian-chaye',
      relationType: 'USES',
      source: 'model:dongxian',
      target: 'mechanism:chaye-lianmeng',
      status: 'UNDERWAY',
      evidence: [{ passage: 'passage:jia-1' }],
    },
  ],
};

async function caughtUp({ store }: Pair, follower: ReturnType<typeof createFollower>): Promise<void> {
  const { seq } = await store.position();
  follower.nudge(seq);
  if (!(await follower.caughtUp(seq, FOLLOW_MS)))
    throw new Error(`the index does not come to ${seq}: ${JSON.stringify(follower.status())}`);
}
