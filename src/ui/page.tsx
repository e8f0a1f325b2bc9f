/** The frame of every page, and the one way in which a page becomes text. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

export interface PageProps {
  readonly title: string;
  /** What the search field holds. */
  readonly query?: string;
  readonly children: ComponentChildren;
}

export function renderPage(props: PageProps): string {
  return `<!doctype html>\n${renderToString(<Page {...props} />)}\n`;
}

function Page({ title, query, children }: PageProps) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === '共富' ? title : `${title} · 共富`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/page.css" />
      </head>
      <body>
        <header>
          <a class="home" href="/">
            共富 <span lang="en">gongfu</span>
          </a>
          <form action="/search" method="get">
            <label for="q">检索</label>
            <input id="q" name="q" type="search" maxLength={300} value={query ?? ''} />
            <button type="submit">检索</button>
          </form>
          <a href="/graphiql" lang="en">
            GraphQL
          </a>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}
