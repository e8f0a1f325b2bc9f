/** What the benches' command lines share: help, options that are wrong, numbers, lines of output. */

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What `read` makes of the options; an exit code where there is nothing to do: 0 after the help, 2 after what `read` throws. */
export function optionsOf<T>(help: string, read: () => T | 'HELP'): T | number {
  try {
    const options = read();
    if (options !== 'HELP') return options;
    print(help);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${help}`);
    return 2;
  }
}

/** Throws where it is no whole number above 0. */
export function wholeNumber(text: string, name: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new Error(`${name} is '${text}'; it must be a whole number above 0.`);
}

/** Of a list with commas. Throws as `wholeNumber` does. */
export function wholeNumbers(text: string, name: string): readonly number[] {
  return text.split(',').map((one) => wholeNumber(one, name));
}
