/** A parameter of an address that is not what it must be: said in English to programs, in the reader's language on the page. */
import { GongfuError } from '../../domain/errors.ts';
import { shortLine } from '../../ui/plain-line.ts';
import type { ParameterFault } from '../../ui/strings/errors.ts';
import { STRINGS } from '../../ui/strings.ts';

/** A longer value is not said back whole. */
const LONGEST_SAID = 40;

/** `given` is what was sent; `expected` what the fault's sentence names: the values there are, a number. */
export function badParameter(fault: ParameterFault, parameter: string, given: string, expected = ''): GongfuError {
  const said = shortLine(given, LONGEST_SAID);
  const message = STRINGS.en.errors.parameter[fault](parameter, said, expected);
  return new GongfuError('BAD_USER_INPUT', message, { details: { parameter, fault, given: said, expected } });
}
