/** A store and an index that count the points between write, feed and index, and say what falls at each. */
import type { SearchIndex } from '../../src/search/port.ts';
import type { GraphStore } from '../../src/store/port.ts';

/** Where a process is killed that writes while the index follows, and where while it makes the index anew. */
export const FOLLOWING_POINTS = ['BEFORE_WRITE', 'WRITTEN', 'FEED_READ', 'BEFORE_UPDATE', 'UPDATED'] as const;
export const REBUILDING_POINTS = ['REBUILDING', 'BEFORE_SWAP', 'SWAPPED'] as const;
/** Of the broken index alone. */
export const BREAKING_POINT = 'POSITION_MOVED';

export type KillPoint = (typeof FOLLOWING_POINTS)[number] | (typeof REBUILDING_POINTS)[number] | typeof BREAKING_POINT;

export type OnPoint = (point: KillPoint) => void;

/** Methods of both need no `this`. */
export function pointedStore(store: GraphStore, onPoint: OnPoint): GraphStore {
  return {
    ...store,
    apply: async (request) => {
      onPoint('BEFORE_WRITE');
      const outcome = await store.apply(request);
      onPoint('WRITTEN');
      return outcome;
    },
    changes: async (since, limit) => {
      const revisions = await store.changes(since, limit);
      onPoint('FEED_READ');
      return revisions;
    },
  };
}

/** `isBroken`: the position moves before the documents are there, so that a kill between both loses them for good. */
export function pointedIndex(index: SearchIndex, onPoint: OnPoint, isBroken: boolean): SearchIndex {
  return {
    ...index,
    update: async (batch) => {
      onPoint('BEFORE_UPDATE');
      if (isBroken) {
        await index.update({ documents: [], removed: [], seq: batch.seq });
        onPoint(BREAKING_POINT);
      }
      await index.update(batch);
      onPoint('UPDATED');
    },
    rebuild: async () => {
      const rebuild = await index.rebuild();
      onPoint('REBUILDING');
      return {
        ...rebuild,
        add: async (documents) => {
          await rebuild.add(documents);
          onPoint('REBUILDING');
        },
        finish: async (seq) => {
          onPoint('BEFORE_SWAP');
          await rebuild.finish(seq);
          onPoint('SWAPPED');
        },
      };
    },
  };
}
