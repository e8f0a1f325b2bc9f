/**
 * What the pages say, in both languages. A section is a file of strings/ with its two dictionaries side by side; `en` has the
 * type of `zh`, so that a key that is missing or too many does not compile. Numbers and names come in as arguments.
 */
import type { Lang } from './lang.ts';
import { about } from './strings/about.ts';
import { add } from './strings/add.ts';
import { browse } from './strings/browse.ts';
import { cite } from './strings/cite.ts';
import { compare } from './strings/compare.ts';
import { edit } from './strings/edit.ts';
import { editFields } from './strings/edit-fields.ts';
import { errors } from './strings/errors.ts';
import { first } from './strings/first.ts';
import { frame } from './strings/frame.ts';
import { graph } from './strings/graph.ts';
import { help } from './strings/help.ts';
import { lookup } from './strings/lookup.ts';
import { ontology } from './strings/ontology.ts';
import { record } from './strings/record.ts';
import { review } from './strings/review.ts';
import { search } from './strings/search.ts';
import { session } from './strings/session.ts';
import { stylesPage } from './strings/styles-page.ts';
import { support } from './strings/support.ts';

export interface Strings {
  readonly frame: typeof frame.zh;
  readonly first: typeof first.zh;
  readonly about: typeof about.zh;
  readonly add: typeof add.zh;
  readonly browse: typeof browse.zh;
  readonly ontology: typeof ontology.zh;
  readonly stylesPage: typeof stylesPage.zh;
  readonly search: typeof search.zh;
  readonly help: typeof help.zh;
  readonly errors: typeof errors.zh;
  readonly record: typeof record.zh;
  readonly compare: typeof compare.zh;
  readonly graph: typeof graph.zh;
  readonly session: typeof session.zh;
  readonly edit: typeof edit.zh;
  readonly editFields: typeof editFields.zh;
  readonly cite: typeof cite.zh;
  readonly lookup: typeof lookup.zh;
  readonly support: typeof support.zh;
  readonly review: typeof review.zh;
}

export const STRINGS: Readonly<Record<Lang, Strings>> = {
  zh: {
    frame: frame.zh,
    first: first.zh,
    about: about.zh,
    add: add.zh,
    browse: browse.zh,
    ontology: ontology.zh,
    stylesPage: stylesPage.zh,
    search: search.zh,
    help: help.zh,
    errors: errors.zh,
    record: record.zh,
    compare: compare.zh,
    graph: graph.zh,
    session: session.zh,
    edit: edit.zh,
    editFields: editFields.zh,
    cite: cite.zh,
    lookup: lookup.zh,
    support: support.zh,
    review: review.zh,
  },
  en: {
    frame: frame.en,
    first: first.en,
    about: about.en,
    add: add.en,
    browse: browse.en,
    ontology: ontology.en,
    stylesPage: stylesPage.en,
    search: search.en,
    help: help.en,
    errors: errors.en,
    record: record.en,
    compare: compare.en,
    graph: graph.en,
    session: session.en,
    edit: edit.en,
    editFields: editFields.en,
    cite: cite.en,
    lookup: lookup.en,
    support: support.en,
    review: review.en,
  },
};
