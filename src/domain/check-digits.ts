/** Numbers whose last sign is reckoned from the others: ISBN (ISO 2108, ten or thirteen digits) and ISSN (ISO 3297). */

const ISBN = /(?<![\dX])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dX](?![\dX])/giu;
const ISSN = /(?<![\dX])\d{4}-?\d{3}[\dX](?![\dX])/giu;

/** What is wrong, with what would be right; undefined where each number in the text has its check digit. */
export function isbnFault(text: string): string | undefined {
  const found = text.normalize('NFKC').match(ISBN) ?? [];
  if (found.length === 0) return 'an ISBN has ten or thirteen digits, such as 978-7-301-04815-3';
  return firstWrong(found, (digits) => (digits.length === 13 ? lastOf13(digits) : lastOf10(digits)));
}

export function issnFault(text: string): string | undefined {
  const found = text.normalize('NFKC').match(ISSN) ?? [];
  if (found.length === 0) return 'an ISSN has eight digits, such as 1003-7071';
  return firstWrong(found, lastOf8);
}

function firstWrong(written: readonly string[], lastOf: (digits: string) => string): string | undefined {
  for (const one of written) {
    const right = lastOf(one.toUpperCase().replace(/[^\dX]/gu, ''));
    if (one.slice(-1).toUpperCase() === right) continue;
    return `by the digits before it the last one of ${one} would be ${right} (${one.slice(0, -1)}${right}): a digit is wrong, look at the source again`;
  }
  return undefined;
}

function lastOf13(digits: string): string {
  const sum = Array.from(digits.slice(0, 12), (digit, at) => Number(digit) * (at % 2 === 0 ? 1 : 3));
  return String((10 - (total(sum) % 10)) % 10);
}

function lastOf10(digits: string): string {
  return byEleven(Array.from(digits.slice(0, 9), (digit, at) => Number(digit) * (10 - at)));
}

function lastOf8(digits: string): string {
  return byEleven(Array.from(digits.slice(0, 7), (digit, at) => Number(digit) * (8 - at)));
}

function byEleven(products: readonly number[]): string {
  const last = (11 - (total(products) % 11)) % 11;
  return last === 10 ? 'X' : String(last);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
