/** Collects what is wrong with an item, each fault at its place. */
import type { ItemPlace } from '../change.ts';
import type { ErrorCode, Problem } from '../errors.ts';

export interface Faults {
  readonly found: readonly Problem[];
  /** `message` goes on from the field's name: "is no date; …". */
  add(field: string, message: string, code?: ErrorCode): void;
  /** Adds the message where there is one. */
  note(field: string, message: string | undefined): void;
}

export function createFaults(place: ItemPlace): Faults {
  const found: Problem[] = [];
  const add = (field: string, message: string, code: ErrorCode = 'BAD_USER_INPUT') => {
    found.push(problemAt(place, field, code, message));
  };
  return {
    found,
    add,
    note(field, message) {
      if (message !== undefined) add(field, message);
    },
  };
}

export function problemAt(place: ItemPlace, field: string, code: ErrorCode, message: string): Problem {
  return { index: place.index, field: place.path === '' ? field : `${place.path}.${field}`, code, message };
}

/** As a message shows what it found: quoted, and cut where it is long. */
export function shown(text: string): string {
  const characters = [...text];
  return characters.length > 60 ? `${JSON.stringify(characters.slice(0, 60).join(''))}…` : JSON.stringify(text);
}
