/** What went wrong, what to do, and a way on. */
import type { ErrorCode, ErrorDetails } from '../domain/errors.ts';
import { Link } from './components/link.tsx';
import { T } from './components/said.tsx';
import { SearchForm } from './components/search-form.tsx';
import { renderPage } from './frame.tsx';
import type { Bilingual } from './lang.ts';
import type { ParameterFault } from './strings/errors.ts';
import { useView, type View } from './view.tsx';

/** What may have been meant, where nothing is (http/pages/near-records.ts). */
export interface NearWords {
  /** To search for. */
  readonly words: string;
  readonly records: readonly { readonly id: string; readonly label: Bilingual; readonly type?: Bilingual }[];
}

export interface PageError {
  readonly code: ErrorCode;
  /** In English; undefined for a fault of ours. */
  readonly message: string | undefined;
  readonly details: ErrorDetails;
  readonly requestId: string;
  readonly near?: NearWords | undefined;
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

function WentWrong({ code, message, details, requestId, near }: PageError) {
  const { t, params } = useView();
  const searched = params.find(([name]) => name === 'q')?.[1];
  const detail = detailOf(details, t.errors);
  return (
    <>
      <h1>{t.errors.titles[code]}</h1>
      {detail ? <p>{detail}</p> : <p>{t.errors.sentences[code]}</p>}
      {code === 'INTERNAL' && (
        <p>
          {t.errors.requestId}
          {t.frame.colon}
          <code>{requestId}</code>
        </p>
      )}
      {near && <Near of={near} />}
      <SearchForm id="q" class="search large" query={near?.words ?? searched ?? ''} />
      {!detail && message && (
        <details>
          <summary>{t.errors.detail}</summary>
          <p lang="en">{message}</p>
        </details>
      )}
      <ul class="tags">
        <li>
          <Link to="/">{t.errors.home}</Link>
        </li>
        <li>
          <Link to="/browse">{t.errors.browse}</Link>
        </li>
      </ul>
    </>
  );
}

function Near({ of: { records } }: { readonly of: NearWords }) {
  const { t } = useView();
  if (records.length === 0) return null;
  return (
    <section class="near" aria-labelledby="near-heading">
      <h2 id="near-heading">{t.errors.near}</h2>
      <ul>
        {records.map(({ id, label, type }) => (
          <li key={id}>
            <Link to={`/${id}`}>
              <T of={label} />
            </Link>{' '}
            <span class="kind">
              {type && (
                <>
                  <T of={type} />{' '}
                </>
              )}
              <code lang="en">{id}</code>
            </span>
          </li>
        ))}
      </ul>
    </section>
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
