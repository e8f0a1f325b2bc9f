/** `gongfu cite`: references for sources and for what rests on them. */
import { isId } from '../domain/ids.ts';
import { scopeFor } from '../domain/scope.ts';
import {
  type CitationStyle,
  DEFAULT_STYLE,
  nameOfStyle,
  STYLE_NAMES,
  styleOfName,
} from '../inquiry/citation-styles.ts';
import type { Bibliography, CitationOptions } from '../inquiry/cite.ts';
import type { Command } from './command.ts';
import { idsOf, notAmong } from './named.ts';

const URLS = ['always', 'online-only', 'never'];
const ORDERS = ['cited', 'name', 'stroke'];
const LANGS = ['zh', 'en'];

export const citeCommand: Command = {
  name: 'cite',
  usage: 'NAME… [--style STYLE] [--url WHEN] [--order ORDER] [--in-text] [--html] [--json]',
  summary: 'Prints references for sources, or for the sources of statements, passages and entities.',
  details: `
Each is called by its id or, where it is an entity, by its label or another name. Sources that several rest on stand once, with all
places. What a style wants and the source does not say is named on the error output. It may run beside a server.
  --style    ${[...STYLE_NAMES.keys()].join(', ')} [${nameOfStyle(DEFAULT_STYLE)}]
  --url      when an address is printed: always, online-only (of what is published on line alone), never [online-only]
  --order    of the list: cited, name (by pinyin), stroke [cited]
  --lang     the language of places: zh or en [each source's own]
  --in-text  before each entry, how it is cited in the text
  --html     entries as HTML
  --json     entries with their places, as JSON`,
  options: {
    style: { type: 'string' },
    url: { type: 'string' },
    order: { type: 'string' },
    lang: { type: 'string' },
    'in-text': { type: 'boolean' },
    html: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  takes: { atLeast: 1, atMost: Number.POSITIVE_INFINITY },
  async run({ config, positionals, values }, io) {
    const asked = askedOf(values);
    if (typeof asked === 'string') {
      io.err(asked);
      return 2;
    }
    const { openReader } = await import('../app.ts');
    const reader = await openReader(config);
    try {
      const { inquiries } = reader;
      const scope = scopeFor('EDITORS', config.requestTimeoutMs);
      const names = positionals.filter((one) => !isId(one));
      const ids = new Map((await idsOf(names, inquiries, scope)).map((id, i) => [names[i] ?? '', id]));
      const wanted = positionals.map((one) => ids.get(one) ?? one);
      const found = await inquiries.cite(wanted, asked.style, asked.options, scope);
      await io.out(values.json ? asJson(found) : values['in-text'] ? withInText(found) : ended(found.text));
      io.err(found.entries.map(missingLine).join(''));
      return 0;
    } finally {
      await reader.close();
    }
  },
};

interface Asked {
  readonly style: CitationStyle;
  readonly options: CitationOptions;
}

/** A text where something is wrong with a flag. */
function askedOf(values: Readonly<Record<string, unknown>>): Asked | string {
  const { url = 'online-only', order = 'cited', lang = 'zh' } = values;
  const style = styleOfName(String(values.style ?? DEFAULT_STYLE));
  const wrong =
    (style ? undefined : notAmong('--style', values.style, [...STYLE_NAMES.keys()])) ??
    notAmong('--url', url, URLS) ??
    notAmong('--order', order, ORDERS) ??
    notAmong('--lang', lang, LANGS);
  if (wrong !== undefined || !style) return wrong ?? '';
  return {
    style,
    options: {
      url: url === 'always' ? 'ALWAYS' : url === 'never' ? 'NEVER' : 'ONLINE_ONLY',
      order: order === 'name' ? 'NAME' : order === 'stroke' ? 'STROKE' : 'CITED',
      ...(values.lang === undefined ? {} : { lang: lang === 'en' ? 'EN' : 'ZH' }),
      html: values.html === true,
    },
  };
}

function asJson({ style, entries }: Bibliography): string {
  const listed = entries.map(({ document, ...entry }) => ({ document: document.record.id, ...entry }));
  return `${JSON.stringify({ style, entries: listed }, null, 2)}\n`;
}

function withInText({ entries }: Bibliography): string {
  return entries.map(({ inText, text }) => `${inText}\t${ended(text)}`).join('');
}

function ended(text: string): string {
  return /\n$/u.test(text) ? text : `${text}\n`;
}

function missingLine({ document, missing }: Bibliography['entries'][number]): string {
  return missing.length === 0
    ? ''
    : `${document.record.id}: the style wants ${missing.join(', ')}, which the source does not say.\n`;
}
