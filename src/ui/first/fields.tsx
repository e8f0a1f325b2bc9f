/** Fields of work with what belongs to each. */
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { say } from '../lang.ts';
import { useView } from '../view.tsx';
import type { Belonging, FieldsOfType, Listed } from './first-page-data.ts';
import { More } from './more.tsx';

export function Fields({ type, typeLabel, memberType, memberTypeLabel, listed, more, others }: FieldsOfType) {
  const { t, lang } = useView();
  const member = say(memberTypeLabel, lang).text;
  const full = listed.filter(({ members }) => members.length > 0);
  const empty = listed.filter(({ members }) => members.length === 0);
  return (
    <section class="way" id={memberType.toLowerCase()}>
      <h2>{t.first.withMembers(say(typeLabel, lang).text, member)}</h2>
      <ul class="fields">
        {full.map((field) => (
          <li key={field.id}>
            <Field {...field} />
          </li>
        ))}
        {others.length > 0 && (
          <li>
            <h3>{t.first.others(member)}</h3>
            <Members members={others} />
          </li>
        )}
      </ul>
      {empty.length > 0 && <EmptyFields name={t.first.others(say(typeLabel, lang).text)} fields={empty} />}
      <More type={type} count={more} />
    </section>
  );
}

function Field({ id, label, members, moreMembers }: Belonging) {
  const { t, lang } = useView();
  return (
    <>
      <h3>
        <Link to={`/${id}`}>
          <T of={label} />
        </Link>
      </h3>
      <Members members={members} />
      {moreMembers > 0 && <p class="aside">{t.first.more(moreMembers)}</p>}
      <p class="aside">
        <Link to="/search" params={[['domain', id]]}>
          {t.first.allInField}
          <span class="hidden">
            {t.frame.colon}
            {say(label, lang).text}
          </span>
        </Link>
      </p>
    </>
  );
}

function Members({ members }: { readonly members: readonly Listed[] }) {
  return (
    <ul class="members">
      {members.map(({ id, label, summary }) => (
        <li key={id}>
          <Link to={`/${id}`}>
            <T of={label} />
          </Link>
          {summary && (
            <p>
              <T of={summary} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Fields of which no member is there yet, in a row. */
function EmptyFields({ name, fields }: { readonly name: string; readonly fields: readonly Belonging[] }) {
  const { t } = useView();
  return (
    <div class="row-of">
      <h3>
        {name}
        {t.frame.colon}
      </h3>
      <ul class="tags">
        {fields.map(({ id, label }) => (
          <li key={id}>
            <Link to={`/${id}`}>
              <T of={label} />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
