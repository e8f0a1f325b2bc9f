/** Invented data for the components that the page of the design system shows. */
import type { SeenRelationData } from '../record/page-data.ts';
import type { ObservationData, RelationData } from '../record/statement-data.ts';

const place = {
  passage: 'passage:sample-1',
  document: 'document:sample',
  documentLabel: { zh: '示例文献', en: 'A sample source' },
  locator: { zh: '二（一）2，第 3 段', en: '2(1)2, para. 3' },
  quote: '县里出地、村里出钱',
  textKind: { value: 'PARAPHRASE', label: { zh: '本库转述', en: 'Our paraphrase' } },
  cited: [],
};

const village = entity('region:sample', 'REGION', { zh: '东村', en: 'Dongcun' });
const pooling = entity('mechanism:sample', 'MECHANISM', { zh: '联营抱团', en: 'Pooling' });
const income = entity('indicator:sample', 'INDICATOR', { zh: '村集体收入', en: 'Income of the village' });

const stated = {
  basis: { value: 'STATED', label: { zh: '文中明言', en: 'Stated' } },
  evidence: [place],
  evidenceCount: 1,
};

/** One of each status. */
export const SAMPLE_RELATIONS: readonly RelationData[] = [
  relation('HOLDS', { zh: '已成立', en: 'Holds' }),
  relation('UNDERWAY', { zh: '推进中', en: 'Under way' }),
  relation('INTENDED', { zh: '拟达成', en: 'Intended' }),
];

export const SAMPLE_FIGURES: readonly ObservationData[] = [
  figure('2019', 32, { value: 'ABOUT', label: { zh: '约', en: 'About' } }),
  figure('2020', 41, { value: 'EQUAL', label: { zh: '等于', en: 'Equal to' } }),
  figure('2021', 58, { value: 'OVER', label: { zh: '超过', en: 'Over' } }),
];

/** Two stages, of which the second adds something. */
export const SAMPLE_STAGES: readonly SeenRelationData[] = [stage(1, '2006/2010', false), stage(2, '2010/..', true)];

export const SAMPLE_PLACE = place;

function entity(id: string, type: string, label: { readonly zh: string; readonly en: string }) {
  return { id, type: { value: type, label: { zh: '', en: '' } }, label };
}

function relation(status: string, label: { readonly zh: string; readonly en: string }): RelationData {
  return {
    ...stated,
    record: 'relation',
    id: `relation:sample-${status.toLowerCase()}`,
    sentence: { zh: '东村 运用 联营抱团', en: 'Dongcun uses Pooling' },
    status: { value: status, label },
    relationType: 'USES',
    reads: { zh: '运用', en: 'uses' },
    readsInverse: { zh: '运用于', en: 'used by' },
    source: village,
    target: pooling,
    qualifiers: [],
  };
}

function figure(period: string, value: number, comparator: ObservationData['comparator']): ObservationData {
  return {
    ...stated,
    record: 'observation',
    id: `observation:sample-${period}`,
    sentence: { zh: '东村的村集体收入', en: 'Income of the village, Dongcun' },
    status: { value: 'HOLDS', label: { zh: '已成立', en: 'Holds' } },
    period,
    indicator: income,
    subject: village,
    value,
    unit: '万元',
    comparator,
  };
}

function stage(ordinal: number, period: string, isNew: boolean): SeenRelationData {
  const version = entity('version:sample', 'VERSION', { zh: `联营抱团 ${ordinal}.0`, en: `Pooling ${ordinal}.0` });
  const joined = relation('HOLDS', { zh: '已成立', en: 'Holds' });
  const statement = {
    ...joined,
    id: `relation:sample-of-${ordinal}`,
    other: village,
    ...(isNew ? { isNew: true as const } : {}),
  };
  return {
    ...joined,
    id: `relation:sample-stage-${ordinal}`,
    ordinal,
    other: version,
    stage: { period, sections: [{ reads: { zh: '惠及', en: 'benefits' }, items: [statement] }], more: 0 },
  };
}
