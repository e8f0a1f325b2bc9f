/** Where an editor hands in files, and sees what became of them. */
import { Link } from '../components/link.tsx';
import { renderPage } from '../frame.tsx';
import { useView, type View } from '../view.tsx';

export interface AddPageData {
  readonly maxBytes: number;
  /** What is wrong with what was sent. */
  readonly fault?: 'none' | 'oneOnly' | 'forgotten';
  readonly job?: AddJobData;
}

export interface AddJobData {
  readonly id: string;
  readonly files: number;
  readonly isDone: boolean;
  readonly reading?: { readonly file: string; readonly done: number; readonly of: number };
  readonly failure?: string;
  readonly results: readonly AddedData[];
}

export interface AddedData {
  readonly file: string;
  readonly outcome: 'ADDED' | 'REPLACED' | 'KNOWN' | 'REFUSED' | 'PLANNED';
  readonly id?: string;
  /** Of what was read; of what is known already its id says it. */
  readonly label?: string;
  readonly passages?: number;
  readonly message?: string;
  /** Evidence that a newer version no longer has. */
  readonly moved?: number;
}

export function addPage(data: AddPageData, view: View): string {
  return renderPage({ view, title: view.t.add.heading, isPrivate: true, children: <Add of={data} /> });
}

function Add({ of }: { readonly of: AddPageData }) {
  const { t } = useView();
  return (
    <>
      <h1>{t.add.heading}</h1>
      {of.fault && (
        <p class="problem" role="alert">
          {t.add[of.fault]}
        </p>
      )}
      {of.job ? <Job of={of.job} /> : <Form maxBytes={of.maxBytes} />}
    </>
  );
}

const BYTES_PER_MB = 1_048_576;

function Form({ maxBytes }: { readonly maxBytes: number }) {
  const { t, editor } = useView();
  const words = t.add;
  return (
    <>
      <p class="lead">{words.lead}</p>
      <form class="add-files" method="post" action="/add" enctype="multipart/form-data">
        <input type="hidden" name="form-token" value={editor?.csrf ?? ''} />
        <div class="field">
          <label for="files">{words.files}</label>
          <input id="files" name="files" type="file" multiple required aria-describedby="files-hint" />
          <p class="hint" id="files-hint">
            {words.filesHint(String(Math.floor(maxBytes / BYTES_PER_MB)))}
          </p>
        </div>
        <div class="field">
          <label for="visibility">{words.visibility}</label>
          <select id="visibility" name="visibility" aria-describedby="visibility-hint">
            <option value="EDITORS">{words.editors}</option>
            <option value="PUBLIC">{words.public}</option>
          </select>
          <p class="hint" id="visibility-hint">
            {words.publicHint}
          </p>
        </div>
        <div class="field">
          <label for="replaces">{words.replaces}</label>
          <input id="replaces" name="replaces" type="text" spellcheck={false} aria-describedby="replaces-hint" />
          <p class="hint" id="replaces-hint">
            {words.replacesHint}
          </p>
        </div>
        <button type="submit">{words.send}</button>
      </form>
    </>
  );
}

function Job({ of: { id, files, isDone, reading, failure, results } }: { readonly of: AddJobData }) {
  const { t } = useView();
  const words = t.add;
  return (
    <>
      <p class="lead" role="status">
        {isDone && !failure ? words.done : words.working(results.length, files)}
      </p>
      {failure && (
        <p class="problem">
          {words.failed}
          {t.frame.colon}
          {failure}
        </p>
      )}
      {!isDone && reading && <p>{words.reading(reading.file, reading.done, reading.of)}</p>}
      {results.length > 0 && <Results of={results} />}
      <p>
        {isDone ? (
          <Link to="/add">{words.more}</Link>
        ) : (
          <Link to="/add" params={[['job', id]]}>
            {words.look}
          </Link>
        )}
      </p>
    </>
  );
}

function Results({ of }: { readonly of: readonly AddedData[] }) {
  const { t } = useView();
  const words = t.add;
  return (
    <table>
      <caption>{words.results}</caption>
      <thead>
        <tr>
          <th scope="col">{words.file}</th>
          <th scope="col">{words.outcome}</th>
          <th scope="col">{words.source}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((result, at) => (
          <tr key={at} class="added-file">
            <th scope="row">
              <bdi>{result.file}</bdi>
            </th>
            <td class="outcome">
              {words.outcomes[result.outcome]}
              {result.message && (
                <p>
                  <bdi lang="en">{result.message}</bdi>
                </p>
              )}
              {result.moved ? <p>{words.moved(result.moved)}</p> : null}
            </td>
            <td>
              {result.id && (
                <Link to={`/${result.id}`}>
                  <bdi>{result.label ?? result.id}</bdi>
                </Link>
              )}
              {result.passages !== undefined && ` · ${words.passages(result.passages)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
