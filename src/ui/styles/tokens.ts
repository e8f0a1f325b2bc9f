/**
 * Type, colour and space by name: what everything else is made of. Each pair of a text colour and the ground under it has a
 * contrast of at least 4.5 in both schemes (test/browser measures it).
 */
export const TOKENS = `
:root {
  color-scheme: light dark;
  --han: "PingFang SC", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", system-ui, sans-serif;
  --latin: system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "PingFang SC", "Noto Sans CJK SC", sans-serif;
  --han-title: "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", var(--han);
  --latin-title: "Iowan Old Style", "Palatino Linotype", "Noto Serif", Georgia, "Songti SC", "Noto Serif CJK SC", serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --text-s: 0.875rem;
  --text-m: 1rem;
  --text-l: 1.1875rem;
  --text-xl: 1.625rem;
  --text-xxl: 2.5rem;
  --leading: 1.7;
  --leading-tight: 1.35;
  --measure: 38em;
  --page: 70rem;
  --space-1: 0.25rem;
  --space-2: 0.5rem;
  --space-3: 0.75rem;
  --space-4: 1rem;
  --space-5: 1.5rem;
  --space-6: 2.5rem;
  --space-7: 4rem;
  --radius: 0.25rem;
  --ground: #fdfcf9;
  --ground-raised: #f5f2eb;
  --ink: #1f1e1b;
  --ink-soft: #5d5a52;
  --line: #dcd7cb;
  --line-strong: #8d8779;
  --link: #1d4f7c;
  --accent: #a3301f;
  --mark: #fbe9ab;
  --mark-ink: #1f1e1b;
  --focus: #a3301f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #17181a;
    --ground-raised: #212326;
    --ink: #e8e5de;
    --ink-soft: #aaa69b;
    --line: #383a3e;
    --line-strong: #77746b;
    --link: #93c0ea;
    --accent: #ee9484;
    --mark: #57480f;
    --mark-ink: #fbf0c9;
    --focus: #ee9484;
  }
}
`;
