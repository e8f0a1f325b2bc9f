/**
 * How the style sheet tells which words of a passage a statement rests on, when the address names the statement: both have a class of
 * the statement's number on the page (styles/passage.ts).
 */
export const MOST_MARKED = 60;

/** Of the statements of a page, in order; undefined of what is none of them or comes too late. */
export function markClasses(statements: readonly { readonly id: string }[]): (statement: string) => string | undefined {
  const numbers = new Map(statements.map(({ id }, i) => [id, i + 1]));
  return (statement) => {
    const number = numbers.get(statement);
    return number === undefined || number > MOST_MARKED ? undefined : markClass(number);
  };
}

/** From 1. */
export function markClass(number: number): string {
  return `s${number}`;
}
