/** What a form of the review asks to be done. */
import { badInput } from '../../domain/errors.ts';
import type { Decided, Review } from '../../ingest/review/review.ts';
import { notFound } from './page-inquiries.ts';

export interface Acted {
  readonly done: Decided;
  /** Of the proposal that it was about. */
  readonly key?: string;
}

interface Acting {
  readonly review: Review;
  readonly actor: string;
}

type Act = (form: URLSearchParams, document: string, acting: Acting) => Promise<Acted>;

const CHANGED = 'to-';

const ACTS: Readonly<Record<string, Act>> = {
  accept: ofKey((key, { review, actor }) => review.accept([{ key }], actor)),
  reject: ofKey((key, { review, actor }) => review.reject([key], actor)),
  undo: ofKey((key, { review, actor }) => review.undo([key], actor)),
  change: ofKey(async (key, { review, actor }, form) => {
    const [one] = review.find([key]);
    if (!one) throw notFound(key);
    const texts = [...form].flatMap(([name, text]) =>
      name.startsWith(CHANGED) ? [[name.slice(CHANGED.length), text]] : [],
    );
    return review.accept([{ key, as: await review.change(one.proposed, Object.fromEntries(texts)) }], actor);
  }),
  'accept-rule': async (form, document, { review, actor }) => {
    return { done: await review.acceptAll({ ...ruleIn(form), document }, actor) };
  },
  'reject-rule': async (form, document, { review, actor }) => {
    return { done: await review.rejectAll({ ...ruleIn(form), document }, actor) };
  },
  'undo-decision': async (form, document, { review, actor }) => {
    const decision = textIn(form, 'decision');
    const own = review.list({ document, decision }, { first: 1_000 });
    return {
      done: await review.undo(
        own.map(({ key }) => key),
        actor,
      ),
      ...(own[0] ? { key: own[0].key } : {}),
    };
  },
};

/** Errors: BAD_USER_INPUT for a form that asks for nothing that there is; those of the review. */
export function acted(form: URLSearchParams, document: string, acting: Acting): Promise<Acted> {
  const action = textIn(form, 'action');
  const act = Object.hasOwn(ACTS, action) ? ACTS[action] : undefined;
  if (!act) throw badInput(`\`action\` is one of ${Object.keys(ACTS).join(', ')}.`);
  return act(form, document, acting);
}

function ofKey(decide: (key: string, acting: Acting, form: URLSearchParams) => Promise<Decided>): Act {
  return async (form, _document, acting) => {
    const key = textIn(form, 'key');
    return { done: await decide(key, acting, form), key };
  };
}

function textIn(form: URLSearchParams, name: string): string {
  const text = form.get(name);
  if (text === null || text === '') throw badInput(`The form has no \`${name}\`.`);
  return text;
}

function ruleIn(form: URLSearchParams) {
  const text = (form.get('confidence') ?? '').trim();
  const confidence = text === '' ? undefined : Number(text);
  if (confidence !== undefined && !(confidence >= 0 && confidence <= 1))
    throw badInput(`\`confidence\` is ${JSON.stringify(text)}; it takes a number from 0 to 1.`);
  return { rule: textIn(form, 'rule'), ...(confidence === undefined ? {} : { confidence }) };
}
