/** What the island says (islands/graph-words.ts): in the page's language, from the server, on a template that nobody sees. */
import { useView } from '../view.tsx';

export function LiveWords() {
  const { live, expand, asRoot, compare } = useView().t.graph;
  const words = { ...live, expand, asRoot, compare };
  const attributes = Object.entries(words).map(([name, word]) => [`data-${dashed(name)}`, word]);
  return <template data-words {...Object.fromEntries(attributes)} />;
}

function dashed(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
