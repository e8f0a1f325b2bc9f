/** A list of a form: its items, each with what takes it out or moves it, and a row for one more. */
import { T } from '../components/said.tsx';
import { say } from '../lang.ts';
import { useView } from '../view.tsx';
import type { FieldNode, ItemNode, LeafNode, ListNode } from './edit-data.ts';
import { EvidenceFinder, PassageText } from './evidence-finder.tsx';
import { Button, fieldId, Hint, Problem } from './field-parts.tsx';
import { LeafField } from './leaf-field.tsx';

export function Fields({ of }: { readonly of: readonly FieldNode[] }) {
  return of.map((node) =>
    node.kind === 'leaf' ? <LeafField key={node.path} of={node} /> : <ListField key={node.path} of={node} />,
  );
}

function ListField({ of }: { readonly of: ListNode }) {
  const { path, label, items, blank, finder } = of;
  return (
    <fieldset class="list" id={fieldId(path)}>
      <legend>
        <T of={label} /> {items.length > 0 && <span class="count">{items.length}</span>}
      </legend>
      <Problem of={of} />
      <Hint of={of} />
      {items.length > 0 && (
        <ol>
          {items.map((item, i) => (
            <li key={item.path}>
              <Item of={item} list={of} index={i} />
            </li>
          ))}
        </ol>
      )}
      {finder ? <EvidenceFinder of={finder} path={path} /> : blank && <Blank of={blank} list={of} />}
    </fieldset>
  );
}

function Item({ of, list, index }: { readonly of: ItemNode; readonly list: ListNode; readonly index: number }) {
  const { t, lang } = useView();
  const name = say(list.label, lang).text;
  const passage = of.nodes.find((node): node is LeafNode => node.kind === 'leaf' && node.input === 'passage');
  return (
    <fieldset class="item">
      <legend>{t.edit.item(index + 1)}</legend>
      {passage && <PassageText of={passage} quote={`${of.path}.quote`} />}
      <div class="row">
        <Fields of={of.nodes} />
      </div>
      <p class="item-tools">
        {index > 0 && (
          <Button action={`up:${of.path}`} of={t.edit.itemOf(name, index + 1)}>
            {t.edit.up}
          </Button>
        )}
        <Button action={`remove:${of.path}`} of={t.edit.itemOf(name, index + 1)}>
          {t.edit.remove}
        </Button>
      </p>
    </fieldset>
  );
}

/** Filled in, it is an item of the list; left empty, it is none. */
function Blank({ of, list }: { readonly of: ItemNode; readonly list: ListNode }) {
  const { t, lang } = useView();
  return (
    <details class="blank" open={list.isTexts}>
      <summary>
        {t.edit.add}
        <span class="hidden"> {say(list.label, lang).text}</span>
      </summary>
      <div class="row">
        <Fields of={of.nodes} />
      </div>
      <Button action={`more:${list.path}`}>{t.edit.addMore}</Button>
    </details>
  );
}
