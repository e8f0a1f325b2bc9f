/** What search engines are told of a page (https://schema.org), as a block of data in its head: nothing of it runs. */

/** The one place where a text is put in as it is: as JSON in which no character means anything to a reader of HTML or of scripts. */
export function JsonLd({ of }: { readonly of: object | undefined }) {
  if (!of) return null;
  const text = JSON.stringify({ '@context': 'https://schema.org', ...of });
  // Preact would write quotes as entities, which a block of data does not resolve.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: withoutMarkup(text) }} />;
}

/** The same JSON: what could end the element, begin a comment or break a line stands as its code. */
function withoutMarkup(json: string): string {
  return json.replaceAll(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
