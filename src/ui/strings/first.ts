/** The first page. */
const zh = {
  lead: '中国公共政策知识图谱：每一条陈述都注明出处与原文。',
  others: (type: string) => `其他${type}`,
  more: (count: number) => `其余 ${count} 个`,
  allInField: '本领域全部条目',
  withMembers: (fields: string, members: string) => `${fields}与${members}`,
  steps: (type: string) => `${type}及其演进`,
  holds: '图谱收录',
  totals: {
    entities: '条目',
    relations: '关系',
    observations: '数据',
    claims: '主张',
    passages: '文献段落',
  },
  type: '类型',
  meaning: '含义',
  number: '数量',
  empty: '图谱里还没有内容。录入文献的方法见项目文档；也可用 GraphQL 或命令行导入。',
};

const en: typeof zh = {
  lead: 'A knowledge graph of public policy in China: each statement names its source and quotes its words.',
  others: (type) => `Other (${type.toLowerCase()})`,
  more: (count) => `${count} more`,
  allInField: 'All in this field',
  withMembers: (fields, members) => `${members}, by ${fields.toLowerCase()}`,
  steps: (type) => `${type}: how each developed`,
  holds: 'What the graph holds',
  totals: {
    entities: 'entries',
    relations: 'relations',
    observations: 'figures',
    claims: 'claims',
    passages: 'passages of sources',
  },
  type: 'Type',
  meaning: 'Meaning',
  number: 'Number',
  empty:
    'There is nothing in the graph yet. The project’s documents tell how a text is entered; records can be imported by GraphQL or from the command line.',
};

export const first = { zh, en };
