/** A spec and what was typed → the fields as the page shows them. Pure. */
import type { FieldNode, FinderData, ItemNode, LeafNode, ListNode } from '../../../ui/edit/edit-data.ts';
import type { ProblemData } from '../../../ui/edit/problem-data.ts';
import type { Lang } from '../../../ui/lang.ts';
import { say } from '../../../ui/lang.ts';
import { type Draft, listIn, pathOf, textIn } from './draft.ts';
import type { Ends } from './ends.ts';
import type { FormNames } from './form-names.ts';
import type { LeafSpec, ListSpec, Spec } from './spec.ts';

export interface NodeParts {
  readonly ends: Ends;
  readonly names: FormNames;
  readonly problems: readonly ProblemData[];
  readonly finders: ReadonlyMap<string, FinderData>;
  /** In which labels are shown in the fields. */
  readonly lang: Lang;
}

export function fieldNodes(draft: Draft, fields: readonly Spec[], parts: NodeParts, parent = ''): readonly FieldNode[] {
  return fields.map((spec) => {
    const path = pathOf(parent, spec.name);
    return spec.input === 'list' ? listNode(draft, spec, path, parts) : leafNode(draft, spec, path, parts);
  });
}

function baseOf({ label, hint }: Spec, path: string, { problems }: NodeParts) {
  const problem = problems.find(({ field }) => field === path)?.message;
  return { path, label, ...(hint ? { hint } : {}), ...(problem ? { problem } : {}) };
}

function leafNode(draft: Draft, spec: LeafSpec, path: string, parts: NodeParts): LeafNode {
  const { input, isRequired, isFixed, values, default: usual, unit, types } = spec;
  const text = textIn(draft, spec.name);
  return {
    kind: 'leaf',
    ...baseOf(spec, path, parts),
    input,
    value: text,
    ...(isRequired ? { isRequired } : {}),
    ...(isFixed ? { isFixed } : {}),
    ...(values ? { values } : {}),
    ...(usual === undefined ? {} : { default: usual }),
    ...(unit === undefined ? {} : { unit }),
    ...(types ? { types } : {}),
    ...endOf(spec, path, parts),
    ...passageOf(spec, text, parts),
  };
}

/** A name that was understood is shown as the label that it stands for. */
function endOf({ input }: LeafSpec, path: string, { ends, lang }: NodeParts): Partial<LeafNode> {
  const end = ends.get(path);
  if ((input !== 'entity' && input !== 'relation') || !end) return {};
  const { id, link, sentence, candidates } = end;
  return {
    ...(link ? { value: say(link.label, lang).text } : sentence ? { value: id } : {}),
    end: {
      ...(link || sentence ? { id } : {}),
      ...(link ? { link } : {}),
      ...(sentence ? { sentence } : {}),
      ...(candidates ? { candidates } : {}),
    },
  };
}

function passageOf({ input }: LeafSpec, id: string, { names }: NodeParts): Partial<LeafNode> {
  const passage = input === 'passage' ? names.passage(id) : undefined;
  return passage ? { passage } : {};
}

function listNode(draft: Draft, spec: ListSpec, path: string, parts: NodeParts): ListNode {
  const items = listIn(draft, spec.name);
  const nodes = (item: Draft, i: number): ItemNode => {
    const at = `${path}[${i}]`;
    return { path: at, nodes: fieldNodes(item, spec.items, parts, at) };
  };
  const finder = parts.finders.get(path) ?? { words: '', source: '', paragraph: '' };
  return {
    kind: 'list',
    ...baseOf(spec, path, parts),
    items: items.map(nodes),
    ...(spec.isTexts ? { isTexts: true } : {}),
    ...(spec.isEvidence ? { finder } : { blank: nodes({}, items.length) }),
  };
}
