/** What a browser and a search engine are told of a page. */
import type { SourceMetadata } from '../inquiry/source-metadata.ts';
import { JsonLd } from './json-ld.tsx';
import { LANG_TAGS, type Lang } from './lang.ts';
import { plainLine, shortLine } from './plain-line.ts';
import { addressOf, hrefOf, jsonPath, useView } from './view.tsx';

interface HeadProps {
  readonly title: string;
  readonly description?: string | undefined;
  readonly isList?: boolean | undefined;
  readonly isError?: boolean | undefined;
  readonly listsSources?: boolean | undefined;
  readonly jsonLd?: object | undefined;
  readonly tags?: SourceMetadata['tags'] | undefined;
}

const LANGS: readonly Lang[] = ['zh', 'en'];
const TITLE_LENGTH = 200;
const DESCRIPTION_LENGTH = 200;

export function Head({ title, description, isList, isError, listsSources, jsonLd, tags = [] }: HeadProps) {
  const { t, styleHref, scriptHref } = useView();
  const plain = shortLine(title, TITLE_LENGTH);
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{plain === t.frame.site ? `${plain} · ${t.frame.siteNote}` : `${plain} · ${t.frame.site}`}</title>
      {description && <meta name="description" content={shortLine(description, DESCRIPTION_LENGTH)} />}
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href={styleHref} />
      <script type="module" src={scriptHref} />
      {(isList || isError) && <meta name="robots" content="noindex" />}
      {tags.map(({ name, content }, i) => (
        <meta key={`${name} ${i}`} name={name} content={plainLine(content)} />
      ))}
      {(isList || listsSources) && <link rel="unapi-server" type="application/xml" title="unAPI" href="/unapi" />}
      {!isError && <Addresses />}
      {!isError && <JsonLd of={jsonLd} />}
    </head>
  );
}

/** The address of the page, the same in each language, and as JSON. */
function Addresses() {
  const view = useView();
  const { path, params, publicUrl, lang, keepsLang } = view;
  const address = `${publicUrl}${path}`;
  return (
    <>
      <link rel="canonical" href={addressOf(address, keepsLang ? [...params, ['lang', lang]] : params)} />
      {LANGS.map((one) => (
        <link
          key={one}
          rel="alternate"
          hreflang={LANG_TAGS[one]}
          href={addressOf(address, [...params, ['lang', one]])}
        />
      ))}
      <link rel="alternate" hreflang="x-default" href={addressOf(address, params)} />
      <link rel="alternate" type="application/json" href={hrefOf(view, jsonPath(path), params)} />
    </>
  );
}
