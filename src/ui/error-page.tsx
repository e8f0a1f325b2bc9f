/** What went wrong, what to do, and a way on. */
import type { ErrorCode, ErrorDetails } from '../domain/errors.ts';
import { Link } from './components/link.tsx';
import { SearchForm } from './components/search-form.tsx';
import { renderPage } from './frame.tsx';
import type { ParameterFault } from './strings/errors.ts';
import { useView, type View } from './view.tsx';

export interface PageError {
  readonly code: ErrorCode;
  /** In English; undefined for a fault of ours. */
  readonly message: string | undefined;
  readonly details: ErrorDetails;
  readonly requestId: string;
}

export function errorPage(error: PageError, view: View): string {
  return renderPage({
    view,
    title: view.t.errors.titles[error.code],
    ownSearch: true,
    isError: true,
    children: <WentWrong {...error} />,
  });
}

function WentWrong({ code, message, details, requestId }: PageError) {
  const { t } = useView();
  const detail = detailOf(details, t.errors);
  return (
    <>
      <h1>{t.errors.titles[code]}</h1>
      {detail ? <p>{detail}</p> : <p>{t.errors.sentences[code]}</p>}
      {!detail && message && (
        <details>
          <summary>{t.errors.detail}</summary>
          <p lang="en">{message}</p>
        </details>
      )}
      {code === 'INTERNAL' && (
        <p>
          {t.errors.requestId}
          {t.frame.colon}
          <code>{requestId}</code>
        </p>
      )}
      <SearchForm id="q" class="search large" />
      <p>
        <Link to="/">{t.errors.home}</Link>
      </p>
    </>
  );
}

/** What exactly is wrong, in the page's language, where the error says it in parts. */
function detailOf({ parameter, fault, given, expected }: ErrorDetails, words: View['t']['errors']): string | undefined {
  if (typeof parameter !== 'string' || !isFault(fault, words)) return undefined;
  return words.parameter[fault](parameter, String(given ?? ''), String(expected ?? ''));
}

function isFault(fault: unknown, { parameter }: View['t']['errors']): fault is ParameterFault {
  return typeof fault === 'string' && Object.hasOwn(parameter, fault);
}
