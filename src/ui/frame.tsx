/** The frame of every page, and the one way in which a page becomes text. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { SourceMetadata } from '../inquiry/source-metadata.ts';
import { Link } from './components/link.tsx';
import { OfflineHint } from './components/offline-hint.tsx';
import { SearchForm } from './components/search-form.tsx';
import { EditorBar } from './edit/editor-bar.tsx';
import { Head } from './head.tsx';
import { LANG_TAGS } from './lang.ts';
import { STRINGS } from './strings.ts';
import { addressOf, hrefOf, jsonPath, useView, type View, ViewProvider, withParam } from './view.tsx';

export interface PageProps {
  readonly view: View;
  /** Plain text; the name of the site is added. */
  readonly title: string;
  /** One or two sentences, for search engines. */
  readonly description?: string | undefined;
  /** What the search field of the header holds. */
  readonly query?: string;
  /** The page has a search field of its own. */
  readonly ownSearch?: boolean;
  /** A list that changes with every question: not for search engines. */
  readonly isList?: boolean;
  /** Reference managers find sources on it, which it names with `<UnapiId>`. */
  readonly listsSources?: boolean | undefined;
  /** What search engines are told of it (JSON-LD). */
  readonly jsonLd?: object | undefined;
  /** What reference managers read of the work that the page is about. */
  readonly tags?: SourceMetadata['tags'] | undefined;
  /** A page of what went wrong: no permanent address, no JSON of its own. */
  readonly isError?: boolean;
  /** A page for the one who asked: no permanent address, nothing for search engines. */
  readonly isPrivate?: boolean;
  readonly children: ComponentChildren;
}

/** A whole document. All that came from elsewhere is escaped by Preact; nothing is ever put in as markup. */
export function renderPage(props: PageProps): string {
  const page = (
    <ViewProvider view={props.view}>
      <Page {...props} />
    </ViewProvider>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function Page({ view, children, ...props }: PageProps) {
  return (
    <html lang={LANG_TAGS[view.lang]}>
      <Head {...props} isError={props.isError || props.isPrivate} />
      <body>
        <a class="skip" href="#main">
          {view.t.frame.skip}
        </a>
        <Header query={props.query} ownSearch={props.ownSearch} />
        <EditorBar />
        <main id="main" tabIndex={-1}>
          <OfflineHint />
          {children}
        </main>
        <Footer isError={props.isError || props.isPrivate} />
      </body>
    </html>
  );
}

/** Where a researcher works, each at the path of its name. */
const WORK = ['browse', 'compare', 'support', 'lookup'] as const;

/** What tells of the service, the same way. */
const TOLD = ['about', 'help', 'ontology'] as const;

interface HeaderProps {
  readonly query?: string | undefined;
  readonly ownSearch?: boolean | undefined;
}

function Header({ query, ownSearch }: HeaderProps) {
  const view = useView();
  const { t } = view;
  return (
    <header class="top">
      <a class="home" href={hrefOf(view, '/')}>
        <span lang="zh-CN">共富</span> <span lang="en">gongfu</span>
      </a>
      {!ownSearch && <SearchForm id="header-q" query={query ?? ''} class="search small" />}
      <nav aria-label={t.frame.navigation}>
        {WORK.map((place) => (
          <a key={place} href={hrefOf(view, `/${place}`)} aria-current={view.path === `/${place}` ? 'page' : undefined}>
            {t.frame[place]}
          </a>
        ))}
        <LanguageLink />
      </nav>
    </header>
  );
}

/** The same address in the other language. */
function LanguageLink() {
  const { t, lang, path, params } = useView();
  const other = lang === 'zh' ? 'en' : 'zh';
  return (
    <a
      href={addressOf(path, withParam(params, 'lang', [other]))}
      lang={LANG_TAGS[other]}
      hreflang={LANG_TAGS[other]}
      title={STRINGS[lang].frame.otherLangHint}
    >
      {t.frame.otherLang}
    </a>
  );
}

function Footer({ isError }: { readonly isError?: boolean | undefined }) {
  const view = useView();
  const { t, path, params, publicUrl, editor } = view;
  const address = addressOf(path, params);
  return (
    <footer class="bottom">
      <p>
        <span lang="zh-CN">共富</span> <span lang="en">gongfu</span> · {t.frame.siteNote}
      </p>
      <ul class="told">
        {TOLD.map((place) => (
          <li key={place}>
            <a href={hrefOf(view, `/${place}`)}>{t.frame[place]}</a>
          </li>
        ))}
        <li>
          <a href="/graphiql" lang="en">
            {t.frame.graphiql}
          </a>
        </li>
        {!editor && (
          <li>
            <Link
              to="/sign-in"
              rel="nofollow"
              params={[['to', path.startsWith('/sign-') ? '/' : hrefOf(view, path, params)]]}
            >
              {t.session.signIn}
            </Link>
          </li>
        )}
      </ul>
      {!isError && (
        <ul>
          <li class="permanent">
            {t.frame.permanent}
            {t.frame.colon}
            <a href={address}>
              <bdi>{readable(`${publicUrl}${address}`)}</bdi>
            </a>
          </li>
          <li>
            <a href={hrefOf(view, jsonPath(path), params)} type="application/json">
              {t.frame.json}
            </a>
          </li>
        </ul>
      )}
    </footer>
  );
}

/** With its characters as they are read; browsers take it in this form, too. */
function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
