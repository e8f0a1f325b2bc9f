/** Completion over many names: prefixes of labels and aliases in characters, of their pinyin and of its initials. */
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import { initialsKeys, pinyinKeys } from '../../src/text/keys.ts';
import { type Corpus, createCorpus, randomFor } from './corpus.ts';
import { PATIENT_MS, rebuildWith } from './growth.ts';
import type { Sized, Suggested } from './tasks.ts';
import { spreadOf, timed } from './timing.ts';

const PASSAGES_OF_ENTITY = 10;
const NAMES_OF_ENTITY = 2;
const SHOWN = 8;
const WARM_UP = 200;

/** `passages` counts names here. */
export async function suggestAll({ passages: names, seed, file, each }: Sized): Promise<Suggested> {
  const corpus = createCorpus((names / NAMES_OF_ENTITY) * PASSAGES_OF_ENTITY, seed);
  const index = await openEmbeddedIndex({
    file,
    ontology: await readOntology(new URL('../../schema/', import.meta.url)),
  });
  await rebuildWith(index, entitiesOf(corpus));
  const ask = (prefix: string) => index.suggest({ prefix, first: SHOWN }, scopeFor('PUBLIC', PATIENT_MS));
  for (let i = 0; i < WARM_UP; i++) await ask(prefixOf(corpus, -1 - i));
  const all = [];
  for (let i = 0; i < each; i++) {
    const prefix = prefixOf(corpus, i);
    const { value, ...time } = await timed(() => ask(prefix));
    if (value.length === 0) throw new Error(`nothing is suggested for ${prefix}, the start of a label`);
    all.push(time);
  }
  await index.close();
  return { names, spread: spreadOf(all) };
}

function* entitiesOf(corpus: Corpus) {
  for (let number = 0; number < corpus.entities; number++) yield corpus.entity(number);
}

/** The start of some label, as far as one may have typed. */
function prefixOf(corpus: Corpus, number: number): string {
  const random = randomFor(corpus.seed, 'QUERY', number);
  const name = corpus.nameOf(Math.floor(random() * corpus.entities));
  const [typed = name] = [[name], pinyinKeys(name), initialsKeys(name)][Math.floor(random() * 3)] ?? [];
  return typed.slice(0, 1 + Math.floor(random() * Math.min(5, typed.length)));
}
