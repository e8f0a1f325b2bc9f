/** HTML pages: the article without what stands around it, and what the page's head says. Nothing in a page is run or fetched. */
import { writeElement } from './html-blocks.ts';
import { metaProposals } from './html-meta.ts';
import { loaded } from './packages.ts';
import type { Extract } from './raw-paragraph.ts';
import { createRawText } from './raw-text.ts';
import { refused } from './refusals.ts';

/** An article that Readability finds has at least this part of the page's words; else the page itself is the article. */
const LEAST_SHARE = 0.3;
const MOST_NODES = 100_000;
/** What the parser makes a node of. */
const NODE = /<[a-z!/?]|&/giu;
const DEEPEST = 2_000;
const NESTING = /<\/?(?:div|span|section|article|table|blockquote|ul|ol|dl|font|b|i|em|strong|center)\b/giu;
/** Words that are no part of any article. */
const NO_TEXT =
  'script,style,noscript,template,iframe,object,embed,svg,canvas,form,button,select,textarea,nav,[hidden],[aria-hidden="true"]';
const AROUND = 'header,footer,aside';

/** Errors: BAD_USER_INPUT where there are too many elements; UNAVAILABLE where a package is missing. */
export async function readHtml(source: string, name: string): Promise<Extract> {
  if ((source.match(NODE)?.length ?? 0) > MOST_NODES)
    throw refused(name, 'TOO_LARGE', `the page has more than ${MOST_NODES} tags: add its article as text.`);
  if (depthOf(source) > DEEPEST)
    throw refused(name, 'TOO_DEEP', `the page nests its elements more than ${DEEPEST} deep: add its article as text.`);
  const page = await parsed(source);
  const proposed = metaProposals(page);
  for (const element of page.querySelectorAll(NO_TEXT)) element.remove();
  const writer = createRawText();
  writeElement(await articleOf(page), writer);
  return { media: 'HTML', ...writer.all(), pages: [], dropped: [], proposed };
}

export async function parsed(source: string): Promise<Document> {
  const { parseHTML } = await loaded('linkedom', () => import('linkedom'));
  // A page without html and body, or cut off in them, is a page all the same.
  const isWhole = /<body[\s>]/iu.test(source);
  return parseHTML(isWhole ? source : `<!doctype html><html><body>${source}</body></html>`).document;
}

/** At most so deep, by the tags alone: the parser and all that walk its tree take ever longer for what is deeper. */
function depthOf(source: string): number {
  let [depth, deepest] = [0, 0];
  for (const { 0: tag } of source.matchAll(NESTING)) {
    depth = tag.startsWith('</') ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

async function articleOf(page: Document): Promise<Element> {
  const { Readability } = await loaded('@mozilla/readability', () => import('@mozilla/readability'));
  const whole = page.body ?? page.documentElement;
  const title = whole.querySelector('h1');
  const copy = page.cloneNode(true) as Document;
  const article = new Readability(copy, {
    charThreshold: 100,
    keepClasses: true,
    serializer: (node) => node as Element,
  }).parse();
  for (const element of whole.querySelectorAll(AROUND)) element.remove();
  const found = article?.content;
  if (!found || lengthOf(found) < LEAST_SHARE * lengthOf(whole)) return whole;
  if (title) putTitleFirst(title, found);
  return found;
}

/** Readability takes it out, or makes another heading of it. */
function putTitleFirst(title: Element, article: Element): void {
  const words = title.textContent?.trim();
  for (const heading of article.querySelectorAll('h1,h2')) if (heading.textContent?.trim() === words) heading.remove();
  article.insertBefore(title.cloneNode(true), article.firstChild);
}

function lengthOf(element: Element): number {
  return (element.textContent ?? '').replace(/\s/gu, '').length;
}
