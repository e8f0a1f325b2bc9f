/** One field of a form with its label, what is to be known of it, and what is wrong with it. */
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import type { LeafNode } from './edit-data.ts';
import { EndField } from './end-field.tsx';
import { controlProps, fieldId, Hint, Problem } from './field-parts.tsx';

export function LeafField({ of }: { readonly of: LeafNode }) {
  const { input, path, value } = of;
  if (input === 'passage') return <input type="hidden" name={path} value={value} />;
  if (input === 'flag') return <Flag of={of} />;
  return (
    <div class={`field for-${input}`}>
      <Label of={of} />
      <Problem of={of} />
      {input === 'entity' || input === 'relation' ? <EndField of={of} /> : <Control of={of} />}
      <Hint of={of} />
    </div>
  );
}

function Label({ of: { path, label, isRequired, isFixed, unit } }: { readonly of: LeafNode }) {
  const { t } = useView();
  const mark = isFixed ? t.edit.fixed : isRequired ? t.edit.required : undefined;
  return (
    <label for={fieldId(path)}>
      <T of={label} />
      {unit && <span class="unit"> {unit}</span>}
      {mark && <span class="mark-required"> {mark}</span>}
    </label>
  );
}

function Control({ of }: { readonly of: LeafNode }) {
  const { input, value, values, isFixed } = of;
  const props = controlProps(of);
  if (values) return <Choice of={of} />;
  // A field of one line would lose the breaks that are there.
  if (input === 'prose' || input === 'long' || value.includes('\n'))
    return (
      <textarea {...props} rows={input === 'long' ? 8 : 3} dir="auto" readOnly={isFixed}>
        {value}
      </textarea>
    );
  const isNumber = input === 'number' || input === 'whole';
  return (
    <input
      {...props}
      type="text"
      dir="auto"
      value={value}
      readOnly={isFixed}
      autocomplete="off"
      inputMode={isNumber ? 'decimal' : undefined}
      spellcheck={input === 'id' ? false : undefined}
    />
  );
}

function Choice({ of }: { readonly of: LeafNode }) {
  const { t, lang } = useView();
  const { value, values = [], default: usual, isRequired } = of;
  const chosen = value === '' ? (usual ?? '') : value;
  const isKnown = chosen === '' || values.some((one) => one.value === chosen);
  return (
    <select {...controlProps(of)}>
      {usual === undefined && <option value="">{isRequired ? t.edit.choose : '—'}</option>}
      {values.map((one) => (
        <option key={one.value} value={one.value} selected={one.value === chosen}>
          {one[lang]}
        </option>
      ))}
      {!isKnown && (
        <option value={chosen} selected>
          {chosen}
        </option>
      )}
    </select>
  );
}

function Flag({ of }: { readonly of: LeafNode }) {
  return (
    <div class="field for-flag">
      <Problem of={of} />
      <label>
        <input {...controlProps(of)} type="checkbox" value="true" checked={of.value === 'true'} /> <T of={of.label} />
      </label>
      <Hint of={of} />
    </div>
  );
}
