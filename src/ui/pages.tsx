/** The pages of the service. They work without scripts and read no store: all they show comes as plain data. */

import { renderPage } from './page.tsx';
import type { FirstPageData, Marked, PlaceData, RecordPageData, SearchPageData, StatementData } from './page-data.ts';

export function firstPage({ models, more }: FirstPageData): string {
  return renderPage({
    title: '共富',
    children: (
      <>
        <h1>实践模式</h1>
        {models.length === 0 && <p>图谱中还没有模式。</p>}
        {models.map((model) => (
          <section key={model.id}>
            <h2>
              <a href={`/${model.id}`}>{model.label}</a> <English text={model.labelEn} />
            </h2>
            {model.summary && <p>{model.summary}</p>}
          </section>
        ))}
        {more > 0 && <p>另有 {more} 个模式，可检索或以 GraphQL 查询。</p>}
      </>
    ),
  });
}

export function searchPage({ query, hits, totalCount, notices }: SearchPageData): string {
  return renderPage({
    title: query === '' ? '检索' : `检索：${query}`,
    query,
    children: (
      <>
        <h1>{query === '' ? '检索' : `“${query}”的检索结果`}</h1>
        {notices.map((notice) => (
          <p class="notice" role="status" key={notice}>
            {notice}
          </p>
        ))}
        {query !== '' && (
          <p>
            {totalCount === 0 ? '没有找到；可换用较短或不同的词。' : `共 ${totalCount} 条，列出前 ${hits.length} 条。`}
          </p>
        )}
        <ol>
          {hits.map((hit) => (
            <li key={hit.id}>
              <a href={`/${hit.id}`}>{hit.label}</a> <span class="kind">{hit.kind}</span>
              {hit.highlights.map((highlight) => (
                <p key={highlight.text}>
                  <MarkedText {...highlight} />
                </p>
              ))}
            </li>
          ))}
        </ol>
      </>
    ),
  });
}

export function recordPage(record: RecordPageData): string {
  const { label, labelEn, kind, summary, names, statements, moreStatements } = record;
  return renderPage({
    title: label,
    children: (
      <>
        <h1>
          {label} <English text={labelEn} />
        </h1>
        <p class="kind">
          {kind} · <code>{record.id}</code>
        </p>
        {names.length > 0 && <p>又称：{names.join('、')}</p>}
        {summary && <p>{summary}</p>}
        {statements.length > 0 && <h2>陈述</h2>}
        {statements.map((statement) => (
          <Statement key={statement.id} {...statement} />
        ))}
        {moreStatements > 0 && <p>另有 {moreStatements} 条陈述，可以 GraphQL 查询。</p>}
        <p>
          永久地址：<a href={`/${record.id}`}>{record.iri}</a>
        </p>
      </>
    ),
  });
}

export function messagePage(title: string, message: string): string {
  return renderPage({
    title,
    children: (
      <>
        <h1>{title}</h1>
        <p lang="en">{message}</p>
      </>
    ),
  });
}

function Statement({ id, text, statusLabel, basisLabel, period, note, attributedTo, evidence }: StatementData) {
  const facts = [statusLabel, basisLabel, period, attributedTo && `据${attributedTo}`].filter(Boolean).join(' · ');
  return (
    <section id={id}>
      <p>
        <a href={`/${id}`}>{text}</a> <span class="kind">{facts}</span>
      </p>
      {note && <p>{note}</p>}
      <ul>
        {evidence.map((place) => (
          <Place key={place.passage} {...place} />
        ))}
      </ul>
    </section>
  );
}

function Place({ passage, documentLabel, locator, quote, contradicts }: PlaceData) {
  return (
    <li>
      {contradicts && '不同说法：'}
      <a href={`/${passage}`}>
        {documentLabel}，{locator}
      </a>
      {quote && <q>{quote}</q>}
    </li>
  );
}

function English({ text }: { readonly text: string | undefined }) {
  return text ? <span lang="en">{text}</span> : null;
}

/** Ranges are in order and apart from one another. */
function MarkedText({ text, ranges }: Marked) {
  const starts = [0, ...ranges.map(({ end }) => end)];
  return (
    <>
      {ranges.map(({ start, end }, i) => (
        <span key={start}>
          {text.slice(starts[i], start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(starts.at(-1))}
    </>
  );
}
