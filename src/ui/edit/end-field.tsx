/** A field for an entity or a statement: what was typed, what it was taken for, and which may be meant. */

import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { useSuggestionWords } from '../components/suggestion-words.ts';
import { say } from '../lang.ts';
import { useView } from '../view.tsx';
import type { EndData, LeafNode } from './edit-data.ts';
import { Button, controlProps } from './field-parts.tsx';

export function EndField({ of }: { readonly of: LeafNode }) {
  const { path, value, end, input, isFixed, types = [] } = of;
  const suggests = input === 'entity' && !isFixed ? { 'data-island': 'suggest' } : {};
  return (
    <div class="end" {...suggests} data-types={types.join(' ')} {...useSuggestionWords()}>
      <input
        {...controlProps(of)}
        type="text"
        dir="auto"
        value={value}
        readOnly={isFixed}
        autocomplete="off"
        spellcheck={false}
      />
      <input type="hidden" name={`${path}:known`} value={end?.id ?? ''} />
      {end && <Understood of={end} path={path} />}
    </div>
  );
}

function Understood({ of: { link, sentence, candidates, id }, path }: { readonly of: EndData; readonly path: string }) {
  const { t } = useView();
  return (
    <>
      {link && (
        <p class="understood">
          {t.edit.understood}
          {t.frame.colon}
          <Link to={`/${link.id}`}>
            <T of={link.label} />
          </Link>{' '}
          <span class="kind">
            <T of={link.type.label} />
          </span>{' '}
          <code>{link.id}</code>
        </p>
      )}
      {sentence && (
        <p class="understood">
          {t.edit.understood}
          {t.frame.colon}
          <Link to={`/${id}`}>
            <T of={sentence} />
          </Link>
        </p>
      )}
      {candidates && <Candidates of={candidates} path={path} />}
    </>
  );
}

function Candidates({ of, path }: { readonly of: NonNullable<EndData['candidates']>; readonly path: string }) {
  const { t, lang } = useView();
  return (
    <fieldset class="candidates">
      <legend>{t.edit.which}</legend>
      <ul>
        {of.map(({ id, label, type }) => (
          <li key={id}>
            <Link to={`/${id}`}>
              <T of={label} />
            </Link>{' '}
            <span class="kind">
              <T of={type.label} />
            </span>{' '}
            <code>{id}</code>{' '}
            <Button action={`choose:${path}=${id}`} of={`${say(label, lang).text} ${id}`}>
              {t.edit.takeThis}
            </Button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
