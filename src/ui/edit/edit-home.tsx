/** What can be added, as the ontology lists it. */
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { renderPage } from '../frame.tsx';
import { type Bilingual, say } from '../lang.ts';
import { type Params, useView, type View } from '../view.tsx';

export interface EditHomeData {
  readonly entityTypes: readonly AddableType[];
  readonly relationTypes: readonly AddableType[];
  /** Of what something is to be said. */
  readonly about?: { readonly id: string; readonly label: Bilingual; readonly isSource: boolean };
}

export interface AddableType {
  readonly label: Bilingual;
  readonly description: Bilingual;
  /** Of the form. */
  readonly params: Params;
}

const RECORDS = ['passage', 'observation', 'claim'] as const;

export function editHome(data: EditHomeData, view: View): string {
  return renderPage({ view, title: view.t.edit.home, isPrivate: true, children: <Home of={data} /> });
}

function Home({ of: { entityTypes, relationTypes, about } }: { readonly of: EditHomeData }) {
  const { t, lang } = useView();
  return (
    <>
      <h1>{about ? t.edit.homeAbout(say(about.label, lang).text) : t.edit.home}</h1>
      {about ? (
        <p>
          <Link to={`/${about.id}`}>{t.edit.back}</Link>
        </p>
      ) : (
        <p class="lead">{t.edit.homeLead}</p>
      )}
      {!about && (
        <section class="addable">
          <h2>{t.edit.addEntity}</h2>
          <Types of={entityTypes} />
        </section>
      )}
      <section class="addable">
        <h2>{t.edit.addStatement}</h2>
        <ul class="tags">
          {RECORDS.filter((record) => !about || about.isSource || record !== 'passage').map((record) => (
            <li key={record}>
              <Link to="/edit/new" params={[['record', record], ...(about ? [placeOf(record, about.id)] : [])]}>
                {t.edit.otherRecords[record]}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <section class="addable">
        <h2>{t.edit.addRelation}</h2>
        <Types of={relationTypes} />
      </section>
      {about && (
        <p>
          <Link to="/edit">{t.edit.home}</Link>
        </p>
      )}
    </>
  );
}

/** Where in the form of a record the entity stands that it is about. */
function placeOf(record: (typeof RECORDS)[number], id: string): Params[number] {
  return [record === 'passage' ? 'document' : 'subject', id];
}

function Types({ of }: { readonly of: readonly AddableType[] }) {
  return (
    <dl class="types">
      {of.map(({ label, description, params }) => (
        <div key={params.flat().join(' ')}>
          <dt>
            <Link to="/edit/new" params={params}>
              <T of={label} />
            </Link>
          </dt>
          <dd>
            <T of={description} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
