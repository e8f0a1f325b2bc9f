/** What search engines are told of the whole: a site that can be searched, and the data that it gives. */
import type { View } from '../view.tsx';
import type { FirstPageData } from './first-page-data.ts';

export function siteJsonLd({ counts }: Pick<FirstPageData, 'counts'>, { t, publicUrl }: View): object {
  const address = `${publicUrl}/`;
  const name = t.frame.site;
  return {
    '@graph': [
      {
        '@type': 'WebSite',
        '@id': `${address}#site`,
        url: address,
        name,
        alternateName: ['共富', 'gongfu'].filter((one) => one !== name),
        description: t.frame.siteNote,
        inLanguage: ['zh-CN', 'en'],
        potentialAction: {
          '@type': 'SearchAction',
          target: { '@type': 'EntryPoint', urlTemplate: `${publicUrl}/search?q={search_term_string}` },
          'query-input': 'required name=search_term_string',
        },
      },
      {
        '@type': 'Dataset',
        '@id': `${address}#data`,
        url: address,
        name: `${name} · ${t.frame.siteNote}`,
        description: t.first.lead,
        isAccessibleForFree: true,
        license: 'https://opensource.org/license/mit',
        variableMeasured: Object.entries(counts).map(([value, count]) => ({
          '@type': 'PropertyValue',
          name: value,
          value: count,
        })),
        distribution: {
          '@type': 'DataDownload',
          encodingFormat: 'application/json',
          contentUrl: `${publicUrl}/index.json`,
        },
      },
    ],
  };
}
