/** What went wrong, as a page in the reader's language. */
import { GongfuError } from '../../domain/errors.ts';
import { statusOf } from '../../graphql/errors.ts';
import { errorPage } from '../../ui/error-page.tsx';
import type { View } from '../../ui/view.tsx';
import type { Exchange, Reply } from '../exchange.ts';
import { htmlReply } from '../exchange.ts';
import type { Near } from './near-records.ts';
import { VARY } from './page-view.ts';

/** What is no error of ours is masked: its detail goes to the log, under the request id that the page shows. */
export function errorReply(error: unknown, { note, report, requestId }: Exchange, view: View): Reply {
  const known = error instanceof GongfuError && error.code !== 'INTERNAL' ? error : undefined;
  const code = known?.code ?? 'INTERNAL';
  if (!known) report(error);
  note({ errorCodes: [code] });
  const challenge: Record<string, string> = code === 'UNAUTHENTICATED' ? { 'www-authenticate': 'Bearer' } : {};
  const details = known?.details ?? {};
  // Only near-records.ts says what is near.
  const near = details.near as Near | undefined;
  const html = errorPage({ code, message: known?.message, details, requestId, near }, view);
  return htmlReply(statusOf(code), html, { vary: VARY, ...challenge });
}
