/** Statements put together from parts, each with its own parameters in place. Values never become part of the text. */

export type Param = string | number | boolean | null | readonly Param[];

/** A statement as it is sent: `$p0`, `$p1`, … in its text are the parameters of those names. */
export interface Query {
  readonly text: string;
  readonly params: Readonly<Record<string, Param>>;
}

/**
 * What one statement may ask several times with different values (gathering.ts): in its text `ask[1]`, `ask[2]`, … stand for `own`, and
 * `$s0`, `$s1`, … for `shared`.
 */
export interface Question {
  readonly text: string;
  readonly columns: readonly string[];
  readonly own: readonly Param[];
  readonly shared: readonly Param[];
  /** About how many records it gives at most. */
  readonly size: number;
}

/** A piece of a statement: `$?` in its text stands for each parameter, in their order, `$!` for one that questions share. */
export interface Part {
  readonly text: string;
  readonly params: readonly Param[];
}

/** A parameter becomes `$?`, a part its text with its parameters; names and keywords stand in the template itself or in `raw`. */
export function cypher(strings: TemplateStringsArray, ...values: readonly (Param | Part)[]): Part {
  let text = strings[0] ?? '';
  const params: Param[] = [];
  values.forEach((value, index) => {
    if (isPart(value)) {
      text += value.text;
      params.push(...value.params);
    } else {
      text += PLACE;
      params.push(value);
    }
    text += strings[index + 1] ?? '';
  });
  return { text, params };
}

/** Text that is the program's own, or made of names of the ontology by `name`. */
export function raw(text: string): Part {
  return { text, params: [] };
}

export const NOTHING: Part = raw('');

/** A label, type or property as Cypher reads it. Of the ontology's own names only, never of a name that a request gives. */
export function name(text: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) ? text : `\`${text.replaceAll('`', '``')}\``;
}

export function joined(parts: readonly Part[], separator: string): Part {
  return { text: parts.map((part) => part.text).join(separator), params: parts.flatMap((part) => part.params) };
}

/** All that hold together; `true` where there is none. */
export function all(conditions: readonly (Part | undefined)[]): Part {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length === 0 ? raw('true') : joined(given, ' AND ');
}

export function queryOf({ text, params }: Part): Query {
  let at = 0;
  const named = text.replaceAll(PLACES, () => {
    at += 1;
    return `$p${at - 1}`;
  });
  return { text: named, params: Object.fromEntries(params.map((param, place) => [`p${place}`, param])) };
}

/** A parameter that has to be the same for all that one statement asks, as LIMIT takes no other. */
export function shared(value: Param): Part {
  return { text: SHARED_PLACE, params: [value] };
}

/** `part` ends with a RETURN of these columns, each by its name. */
export function questionOf({ text, params }: Part, { columns, size }: Pick<Question, 'columns' | 'size'>): Question {
  const [own, common]: [Param[], Param[]] = [[], []];
  let at = 0;
  const named = text.replaceAll(PLACES, (place) => {
    const list = place === PLACE ? own : common;
    // There are as many places as parameters.
    list.push(params[at] as Param);
    at += 1;
    return place === PLACE ? `ask[${own.length}]` : `$s${common.length - 1}`;
  });
  return { text: named, columns, own, shared: common, size };
}

/**
 * One statement for questions with the same columns, in which each text stands once for all that share it. Rows: the place of the question,
 * then its columns.
 */
export function together(questions: readonly Question[]): Query {
  const places = questions.map((question, place) => ({ question, place }));
  const groups = [...Map.groupBy(places, ({ question }) => togetherness(question)).values()];
  const parts = groups.map((group, at) => groupOf(group, groups.length === 1 ? '' : `g${at}`));
  return {
    text: parts.map(({ text }) => text).join('\nUNION ALL\n'),
    params: Object.assign({}, ...parts.map(({ params }) => params)),
  };
}

/** The same for questions that differ in nothing but what is their own. */
export function togetherness({ text, shared: common }: Question): string {
  return `${JSON.stringify(common)}${text}`;
}

interface Placed {
  readonly question: Question;
  readonly place: number;
}

/** `prefix` tells its parameters from those of other groups. */
function groupOf(group: readonly Placed[], prefix: string): Query {
  // Nothing is grouped that is not there.
  const [{ question }] = group as readonly [Placed, ...Placed[]];
  const { text, columns, shared: common } = question;
  const own = prefix === '' ? text : text.replaceAll(SHARED_PARAMETER, `$${prefix}s`);
  const commonParams = common.map((value, at) => [`${prefix}s${at}`, value]);
  return {
    text: `UNWIND $${prefix}asks AS ask\nCALL (ask) {\n${own}\n}\nRETURN ask[0] AS place, ${columns.join(', ')}`,
    params: {
      ...Object.fromEntries(commonParams),
      [`${prefix}asks`]: group.map((one) => [one.place, ...one.question.own]),
    },
  };
}

const PLACE = '$?';
const SHARED_PLACE = '$!';
const PLACES = /\$[?!]/g;
const SHARED_PARAMETER = /\$s(?=\d)/g;

function isPart(value: Param | Part): value is Part {
  return typeof value === 'object' && value !== null && 'params' in value;
}
