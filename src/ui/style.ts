/** The one style sheet of the pages. */
export const PAGE_STYLE = `:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 42em; padding: 0 1em 3em; font: 1rem/1.7 system-ui, "PingFang SC", "Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
header { display: flex; flex-wrap: wrap; gap: 0.75em 1.5em; align-items: center; padding: 1em 0; border-bottom: 1px solid; }
header form { display: flex; flex: 1; gap: 0.5em; align-items: center; }
header input { flex: 1; min-width: 8em; }
input, button { font: inherit; }
.home { font-weight: bold; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.15rem; margin-bottom: 0; }
[lang="en"], .kind { font-size: 0.9em; opacity: 0.8; }
.notice { border-inline-start: 0.25em solid; padding-inline-start: 0.75em; }
q { quotes: "“" "”"; margin-inline-start: 0.5em; }
`;
