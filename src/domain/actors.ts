/** Who writes beside persons. */

/** The actor of the texts that come with gongfu. A newer release replaces what it wrote last, so that no person may write as it. */
export const SEED_ACTOR = 'seed';
