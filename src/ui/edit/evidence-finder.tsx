/** Looking for passages to rest a statement on, and the text of the one that was chosen, to quote from. */
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { LANG_TAGS, say } from '../lang.ts';
import { useView } from '../view.tsx';
import type { FinderData, LeafNode, PassageShown } from './edit-data.ts';
import { Button, fieldId } from './field-parts.tsx';

const EXCERPT = 160;

export function EvidenceFinder({ of, path }: { readonly of: FinderData; readonly path: string }) {
  const { t } = useView();
  const words = t.edit.finder;
  const id = `find-${path}`;
  const isUsed = of.found !== undefined || of.fault !== undefined;
  return (
    <details class="finder" open={isUsed} id={id}>
      <summary>{words.heading}</summary>
      <div class="row">
        <FinderField name="words" path={path} value={of.words} label={words.words} hint={words.wordsHint} />
        <FinderField name="source" path={path} value={of.source} label={words.source} hint={words.sourceHint} />
        <FinderField
          name="paragraph"
          path={path}
          value={of.paragraph}
          label={words.paragraph}
          hint={words.paragraphHint}
        />
      </div>
      <p>
        <button type="submit" name="form-do" value={`find:${path}`} class="plain" data-enter={path}>
          {words.find}
        </button>
      </p>
      {of.fault && (
        <p class="problem" role="status">
          {words[of.fault]}
        </p>
      )}
      {of.found && <Found of={of.found} path={path} />}
    </details>
  );
}

interface FinderFieldProps {
  readonly name: string;
  readonly path: string;
  readonly value: string;
  readonly label: string;
  readonly hint: string;
}

function FinderField({ name, path, value, label, hint }: FinderFieldProps) {
  const id = `find-${name}-${path}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={`form-find-${name}:${path}`}
        type="text"
        dir="auto"
        value={value}
        autocomplete="off"
        aria-describedby={`${id}-hint`}
        data-finder={path}
      />
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}

function Found({ of, path }: { readonly of: readonly PassageShown[]; readonly path: string }) {
  const { t, lang } = useView();
  return (
    <>
      <p role="status">{t.edit.finder.found(of.length)}</p>
      <ul class="passages">
        {of.map((passage) => (
          <li key={passage.id}>
            <PlaceLine of={passage} />
            <Excerpt of={passage} />
            <Button action={`pick:${path}=${passage.id}`} of={say(passage.place, lang).text}>
              {t.edit.finder.pick}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function PlaceLine({ of: { id, place, textKind } }: { readonly of: PassageShown }) {
  return (
    <p class="place-line">
      <Link to={`/${id}`}>
        <T of={place} />
      </Link>{' '}
      <span class="kind">
        <T of={textKind.label} />
      </span>
    </p>
  );
}

function Excerpt({ of: { texts } }: { readonly of: PassageShown }) {
  const view = useView();
  const [first] = texts;
  if (!first) return null;
  const characters = Array.from(first.text);
  const start = characters.slice(0, EXCERPT).join('');
  return (
    <p class="excerpt" lang={first.lang === view.lang ? undefined : LANG_TAGS[first.lang]}>
      <bdi>{characters.length > EXCERPT ? `${start}…` : start}</bdi>
    </p>
  );
}

/** The source's own words can be marked and are then the quote; a paraphrase is only read. */
export function PassageText({ of, quote }: { readonly of: LeafNode; readonly quote: string }) {
  const { t } = useView();
  const { passage, path, value } = of;
  const id = `${fieldId(path)}-text`;
  if (!passage)
    return (
      <p class="problem">
        {t.edit.missingPassage} <code>{value}</code>
      </p>
    );
  return (
    <div class="passage-shown" id={fieldId(path)}>
      <PlaceLine of={passage} />
      {passage.isOwnWords ? (
        <Markable of={passage} id={id} quote={quote} />
      ) : (
        <ReadOnly of={passage.texts} hint={t.edit.paraphraseHint} />
      )}
    </div>
  );
}

interface MarkableProps {
  readonly of: PassageShown;
  readonly id: string;
  readonly quote: string;
}

/** In a field, so that it can be marked with the keyboard, too. A translation beside it is nobody's quote. */
function Markable({
  of: {
    texts: [own, ...translations],
  },
  id,
  quote,
}: MarkableProps) {
  const view = useView();
  const { t } = view;
  if (!own) return null;
  return (
    <>
      <p class="hint" id={`${id}-hint`}>
        <span class="with-script">{t.edit.markHint}</span> {t.edit.ownWordsHint}
      </p>
      <textarea
        id={id}
        class="passage-text"
        aria-label={t.edit.passageText}
        aria-describedby={`${id}-hint`}
        lang={own.lang === view.lang ? undefined : LANG_TAGS[own.lang]}
        rows={5}
        readOnly
        data-marks={quote}
      >
        {own.text}
      </textarea>
      {translations.length > 0 && <ReadOnly of={translations} hint={t.edit.translationHint} />}
    </>
  );
}

interface ReadOnlyProps {
  readonly of: PassageShown['texts'];
  /** Whose words they are, if not the source's. */
  readonly hint: string;
}

function ReadOnly({ of, hint }: ReadOnlyProps) {
  const view = useView();
  return (
    <>
      <p class="hint">{hint}</p>
      {of.map(({ lang, text }) => (
        <p key={lang} class="excerpt" lang={lang === view.lang ? undefined : LANG_TAGS[lang]}>
          <bdi>{text}</bdi>
        </p>
      ))}
    </>
  );
}
