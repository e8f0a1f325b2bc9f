/** A set of whole numbers that is emptied and used again: a bit a number, which a walk tests some ten times faster than a Set. */
export interface NumberSet {
  /** False where it was in already. */
  add(n: number): boolean;
  has(n: number): boolean;
  clear(): void;
}

const LEAST_WORDS = 1_024;

export function createNumberSet(): NumberSet {
  let words = new Uint32Array(LEAST_WORDS);
  let members: number[] = [];
  const grow = (word: number) => {
    const larger = new Uint32Array(Math.max(word + 1, words.length * 2));
    larger.set(words);
    words = larger;
  };
  return {
    add: (n) => {
      const word = n >>> 5;
      if (word >= words.length) grow(word);
      const held = words[word] ?? 0;
      const bit = 1 << (n & 31);
      if ((held & bit) !== 0) return false;
      words[word] = held | bit;
      members.push(n);
      return true;
    },
    has: (n) => ((words[n >>> 5] ?? 0) & (1 << (n & 31))) !== 0,
    clear: () => {
      for (const n of members) words[n >>> 5] = 0;
      members = [];
    },
  };
}
