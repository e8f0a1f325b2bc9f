/** Structured logs, one JSON object a line, to standard error: standard output is for what commands print. */
import type { Logger } from 'pino';
import { destination, pino } from 'pino';

export type { Logger } from 'pino';

const STANDARD_ERROR = 2;

/** Nothing that a client asked or wrote is ever put in; `authorization` is taken out even where someone forgets. */
export function createLog(level: string): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: ['authorization', '*.authorization', 'headers'],
  };
  return pino(
    { ...options, formatters: { level: (label) => ({ level: label }) } },
    destination({ dest: STANDARD_ERROR, sync: true }),
  );
}
