/** A whole service over the small world, and an editor who fills in its forms as a browser without JavaScript does. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ontology } from '../../../src/domain/ontology.ts';
import { scopeFor } from '../../../src/domain/scope.ts';
import { createContext } from '../../../src/graphql/context.ts';
import { createSchema } from '../../../src/graphql/schema.ts';
import type { Documents } from '../../../src/ingest/documents.ts';
import { createFollower } from '../../../src/ingest/follow.ts';
import type { Review } from '../../../src/ingest/review/review.ts';
import { createWriter } from '../../../src/ingest/write.ts';
import { createInquiries } from '../../../src/inquiry/inquiries.ts';
import { openEmbeddedIndex } from '../../../src/search/embedded/index.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { createKeys } from '../../../src/text/keys.ts';
import { shippedOntology } from '../../graphql/asking.ts';
import { change, type Item, passage } from '../../store/items.ts';
import { createReferenceStore } from '../../store/reference.ts';
import { smallWorld } from '../../store/world.ts';
import { type RunningFixture, startFixture } from '../http-fixture.ts';

export interface EditedPages {
  readonly server: RunningFixture;
  readonly store: GraphStore;
  /** What is stored under an id. */
  record(id: string): Promise<unknown>;
  revision(): Promise<number>;
  /** A browser that signed in. */
  editor(token?: string): Promise<Browser>;
  /** One that did not. */
  reader(): Browser;
  close(): Promise<void>;
}

export interface EditedOptions {
  readonly items?: readonly Item[];
  readonly ontology?: Ontology;
  readonly flags?: Readonly<Record<string, string>>;
  readonly now?: () => number;
}

/** The source's own words, beside the paraphrases of the small world. */
export const FULL_TEXT = '东县自2012年起推行联营抱团，已有二十个村参加。';

export function editedWorld(): readonly Item[] {
  return [
    ...smallWorld(),
    passage('document:jia', FULL_TEXT, { id: 'passage:jia-full', textKind: 'FULL_TEXT', paragraph: 9 }),
  ];
}

export async function startEditing(options: EditedOptions = {}): Promise<EditedPages> {
  const { items = editedWorld(), flags = {}, now } = options;
  const ontology = options.ontology ?? (await shippedOntology());
  const store = createReferenceStore(ontology);
  await store.apply(change(...items));
  const folder = mkdtempSync(join(tmpdir(), 'gongfu-editing-'));
  const index = await openEmbeddedIndex({ file: join(folder, 'index.sqlite'), ontology });
  const follower = createFollower({ store, index, ontology });
  await follower.rebuild();
  const inquiries = createInquiries({ ontology, store, index });
  const writer = createWriter({ store, ontology, keys: createKeys() });
  const server = await startFixture({
    flags: { embedder: 'off', ...flags },
    parts: {
      inquiries,
      writer,
      schema: createSchema(ontology),
      createContext: (facts) =>
        createContext({ inquiries, writer, documents: {} as Documents, review: {} as Review }, facts),
      ...(now ? { now } : {}),
    },
  });
  return {
    server,
    store,
    record: async (id) => (await store.records([id], scopeFor('EDITORS', 20_000)))[0]?.record,
    revision: async () => (await store.position()).revision,
    async editor(token = server.token) {
      const browser = new Browser(server.url);
      const answer = await browser.post('/sign-in', { 'form-sign-in': token, to: '/' });
      if (answer.status !== 303) throw new Error(`signing in gave ${answer.status}`);
      return browser;
    },
    reader: () => new Browser(server.url),
    async close() {
      await server.close();
      await follower.stop();
      await index.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Fields = Readonly<Record<string, string>>;

/** Keeps cookies, follows nothing. */
export class Browser {
  readonly #url: string;
  cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  async get(path: string, headers: Fields = {}): Promise<Response> {
    return this.#kept(fetch(this.#url + path, { headers: this.#headers(headers), redirect: 'manual' }));
  }

  async post(path: string, fields: Fields | URLSearchParams, headers: Fields = {}): Promise<Response> {
    const body = new URLSearchParams(fields as Record<string, string>);
    return this.#kept(
      fetch(this.#url + path, { method: 'POST', headers: this.#headers(headers), body, redirect: 'manual' }),
    );
  }

  async html(path: string): Promise<string> {
    return (await this.get(path)).text();
  }

  /** Opens a form, fills some fields in and presses a button, the one for the preview where none is named. */
  async fill(path: string, fields: Fields, button = 'preview'): Promise<Sent> {
    return this.send(path, await this.html(path), fields, button);
  }

  /** The same with a form that is open. */
  async send(path: string, html: string, fields: Fields, button = 'preview'): Promise<Sent> {
    const sent = formIn(html);
    for (const [name, value] of Object.entries(fields)) sent.set(name, value);
    sent.set('form-do', button);
    const response = await this.post(actionIn(html) ?? path, sent);
    return { response, html: await response.text(), path: actionIn(html) ?? path };
  }

  /** Preview, then save. */
  async save(path: string, fields: Fields): Promise<Sent> {
    const previewed = await this.fill(path, { 'form-reason': '试', ...fields });
    return this.send(previewed.path, previewed.html, {}, 'save');
  }

  #headers(headers: Fields): Record<string, string> {
    return {
      accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      'accept-language': 'zh-CN',
      ...(this.cookie === '' ? {} : { cookie: this.cookie }),
      ...headers,
    };
  }

  async #kept(answer: Promise<Response>): Promise<Response> {
    const response = await answer;
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.split(';')[0] ?? '';
    return response;
  }
}

export interface Sent {
  readonly response: Response;
  readonly html: string;
  /** Where the form was sent. */
  readonly path: string;
}

const FORM = /<form class="edit-form"[^>]*?>(.*?)<\/form>/s;

function actionIn(html: string): string | undefined {
  const action = /<form class="edit-form"[^>]*? action="([^"]*)"/.exec(html)?.[1];
  return action && decoded(action);
}

/** What a browser sends of the form, its buttons apart. */
export function formIn(html: string): URLSearchParams {
  const form = FORM.exec(html)?.[1] ?? '';
  const found: [number, string, string][] = [];
  for (const { 0: tag, index } of form.matchAll(/<input\b[^>]*>/g)) {
    const isBox = /type="(?:checkbox|radio)"/.test(tag);
    if (!isBox || /\schecked(?:[\s>/=]|$)/.test(tag))
      found.push([index, attribute(tag, 'name'), attribute(tag, 'value')]);
  }
  for (const { 0: whole, 1: inner = '', index } of form.matchAll(/<textarea\b[^>]*>(.*?)<\/textarea>/gs))
    found.push([index, attribute(whole, 'name'), decoded(inner)]);
  for (const { 0: whole, 1: inner = '', index } of form.matchAll(/<select\b[^>]*>(.*?)<\/select>/gs)) {
    const options = [...inner.matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
    const chosen = options.find((option) => /\sselected/.test(option)) ?? options[0] ?? '';
    found.push([index, attribute(whole.slice(0, whole.indexOf('>') + 1), 'name'), attribute(chosen, 'value')]);
  }
  const named = found.filter(([, name]) => name !== '').toSorted(([one], [other]) => one - other);
  return new URLSearchParams(named.map(([, name, value]) => [name, value]));
}

function attribute(tag: string, name: string): string {
  return decoded(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

function decoded(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
