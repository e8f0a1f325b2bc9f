/** What the picture says, from the server in the page's language (ui/graph/live-words.tsx). */
export type Words = (name: string) => string;

export function wordsOf(root: HTMLElement): Words {
  const data = root.querySelector<HTMLElement>('[data-words]')?.dataset ?? {};
  return (name) => data[name] ?? '';
}

export function pageLang(): 'zh' | 'en' {
  return document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
}
