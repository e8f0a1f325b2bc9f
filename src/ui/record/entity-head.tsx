/** What an entity is: type and kind, names, our summary, its fields. */

import { periodWords } from '../../domain/period-words.ts';
import { Facts } from '../components/facts.tsx';
import { Link, OutsideLink } from '../components/link.tsx';
import { Other, T, useLangTag } from '../components/said.tsx';
import { langOf } from '../lang.ts';
import { useView } from '../view.tsx';
import { Actions } from './actions.tsx';
import { EntityRef } from './entity-ref.tsx';
import { EvidenceList } from './evidence.tsx';
import type { FieldData, FieldEvidenceData, NameData } from './field-data.ts';
import type { EntityPageData } from './page-data.ts';

export function EntityHead({ of }: { readonly of: EntityPageData }) {
  const { t } = useView();
  const { fields } = of;
  const own = fields
    .filter(({ isDefault }) => !isDefault)
    .map((field) => ({ name: <T of={field.label} />, value: <FieldValue of={field} /> }));
  return (
    <header class="what">
      <TypeLine of={of} />
      <h1>
        <T of={of.label} /> <Other of={of.label} />
      </h1>
      {of.summary && (
        <div class="ours">
          <p>
            <T of={of.summary} />
          </p>
          <p class="whose">{t.record.ourSummary}</p>
        </div>
      )}
      <Actions id={of.id} />
      <Names of={of.names} />
      <Facts facts={own} />
      <FieldPlaces of={of.fieldEvidence} />
    </header>
  );
}

/** Above one list of the page. */
export function ShortHead({ of }: { readonly of: EntityPageData }) {
  const { t } = useView();
  return (
    <header class="what">
      <TypeLine of={of} />
      <h1>
        <T of={of.label} />
      </h1>
      <p>
        <Link to={`/${of.id}`}>{t.record.whole}</Link>
      </p>
    </header>
  );
}

/** What it is, of which kind, of what time. */
function TypeLine({ of: { type, kind, period } }: { readonly of: EntityPageData }) {
  const { t, lang } = useView();
  return (
    <p class="type-line">
      <T of={type.label} />
      {kind && (
        <>
          {t.record.dot}
          <T of={kind.label} />
        </>
      )}
      {period && t.record.dot + periodWords(period, lang)}
    </p>
  );
}

/** By kind; a short name says in which source alone it holds. */
function Names({ of }: { readonly of: readonly NameData[] }) {
  const { t } = useView();
  if (of.length === 0) return null;
  const groups = [...Map.groupBy(of, ({ kind }) => kind.value).values()];
  const facts = groups.map((names) => ({
    name: names[0] && <T of={names[0].kind.label} />,
    value: names.map((name, i) => (
      <span key={name.text}>
        {i > 0 && t.record.list}
        <NameText of={name} />
      </span>
    )),
  }));
  return (
    <section class="names" aria-label={t.record.names}>
      <Facts facts={facts} />
    </section>
  );
}

function NameText({ of: { text, document } }: { readonly of: NameData }) {
  const { t } = useView();
  return (
    <>
      <bdi lang={useLangTag(langOf(text))}>{text}</bdi>
      {document && (
        <>
          {t.record.open}
          {t.record.onlyIn('')}
          <EntityRef of={document} />
          {t.record.close}
        </>
      )}
    </>
  );
}

function FieldValue({ of: { value, valueLabel, items, unit, name } }: { readonly of: FieldData }) {
  const { t, lang } = useView();
  if (valueLabel) return <T of={valueLabel} />;
  if (items) return <Items of={items} />;
  if (name === 'doi') return <OutsideLink href={`https://doi.org/${value}`} />;
  const text = Array.isArray(value) ? value.join(t.record.list) : String(value);
  if (/^https?:/i.test(text)) return <OutsideLink href={text} />;
  if (/^\d{4}(-\d{2}){0,2}$/.test(text)) return <time dateTime={text}>{periodWords(text, lang)}</time>;
  return <bdi>{unit ? `${text} ${unit}` : text}</bdi>;
}

/** One object a line, its values one after another. */
function Items({ of }: { readonly of: NonNullable<FieldData['items']> }) {
  return (
    <ul class="items">
      {of.map((parts) => (
        <li key={parts.map(({ value }) => value).join(' ')}>
          {parts.map(({ label, value, valueLabel }) => (
            <span key={label.zh}>{valueLabel ? <T of={valueLabel} /> : <bdi>{value}</bdi>} </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

function FieldPlaces({ of }: { readonly of: readonly FieldEvidenceData[] }) {
  const { t } = useView();
  if (of.length === 0) return null;
  return (
    <details class="evidence">
      <summary>{t.record.fieldsFrom}</summary>
      <dl class="facts">
        {of.map(({ field, label, basis, note, evidence }) => (
          <div key={field}>
            <dt>
              <T of={label} />
              {t.record.dot}
              <T of={basis.label} />
            </dt>
            <dd>
              {note && (
                <p class="note">
                  <T of={note} />
                </p>
              )}
              {evidence.length > 0 && <EvidenceList evidence={evidence} />}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
