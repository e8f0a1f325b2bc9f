/** Ten questions that a researcher would ask: GraphiQL opens with them, and the tests ask them of the shipped seed. */

export interface Example {
  /** The question in words; it also heads the query. */
  readonly title: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export const EXAMPLES: readonly Example[] = [
  example(
    '飞地抱团是什么？从 1.0 到 6.0 版有什么变化？',
    `{
  mechanism(ref: "飞地抱团") {
    label
    summary
    period
    versions {
      edges {
        relation { ordinal }
        node {
          label
          summary
          claims { edges { node { claimKind text status evidence { quote locator } } } }
        }
      }
    }
  }
}`,
  ),
  example(
    '平湖与青田之间，谁提供什么，谁保障什么，谁出资，谁受益，项目在哪里？',
    `{
  version(ref: "飞地抱团 4.0") {
    providers { edges { node { label } relation { ...statement } } }
    guarantors { edges { node { label } relation { ...statement } } }
    funders { edges { node { label } relation { ...statement } } }
    benefits { edges { node { label } relation { ...statement } } }
    uses { edges { node { label ... on Project { locatedIn { edges { node { label } } } } } } }
  }
}

fragment statement on Relation {
  qualifiers { role text entity { label } }
  status
  evidence { quote locator passage { document { label } } }
}`,
  ),
  example(
    '义乌有哪些数字？各截至何时？',
    `{
  model(ref: "义乌模式") {
    observations(first: 50) {
      edges {
        node {
          indicator { label }
          subject { label }
          comparator
          value
          low
          high
          unit
          wording
          period
          status
          evidence { quote locator }
        }
      }
    }
  }
}`,
  ),
  example(
    '“无差别城乡”明言不是什么，而是什么？',
    `{
  concept(ref: "无差别城乡") {
    label
    summary
    contrastsWith {
      edges {
        node { label summary }
        relation { qualifiers { role text entity { label } } evidence { quote locator } }
      }
    }
    parts {
      edges {
        node {
          label
          ... on Concept { contrastsWith { edges { node { label } relation { qualifiers { entity { label } } evidence { quote locator } } } } }
        }
      }
    }
  }
}`,
  ),
  example(
    '湖州的哪些说法还只是目标？',
    `{
  model(ref: "湖州模式") {
    relations(status: [INTENDED], first: 50) {
      totalCount
      edges { label other { label } node { ordinal status evidence { quote locator } } }
    }
  }
  observations(filter: { regions: ["region:huzhou"], status: [INTENDED] }) {
    edges { node { indicator { label } value unit period evidence { quote } } }
  }
  claims(filter: { regions: ["region:huzhou"], status: [INTENDED] }) {
    edges { node { claimKind text evidence { quote } } }
  }
}`,
  ),
  example(
    '平湖、义乌、湖州三个模式有何异同？',
    `{
  compare(ids: ["model:pinghu", "model:yiwu", "model:huzhou"]) {
    entities { label }
    rows {
      label
      relationType
      direction
      cells {
        entity { label }
        sharedWith
        relations { status target { label } }
        observations { value unit period }
        claims { text }
      }
    }
  }
}`,
  ),
  example(
    '平湖模式与湖州模式之间有什么联系？',
    `{
  paths(from: "model:pinghu", to: "model:huzhou", maxLength: 3, first: 5) {
    length
    entities { type label }
    relations { label source { label } target { label } evidence(first: 1) { quote locator } }
  }
}`,
  ),
  example(
    '全文检索：哪里讲到低收入农户增收？',
    `{
  search(query: "低收入农户增收", mode: FULL_TEXT, filter: { passages: true }, first: 5) {
    totalCount
    degraded
    edges {
      score
      matchedBy
      highlights { field text ranges { start end } }
      node {
        ... on Passage { id text locator document { label } mentions(first: 10) { edges { node { label } } } }
      }
    }
    facets { name values { label count } }
  }
}`,
  ),
  example(
    '有哪些“全国首个”“全国第一”的说法？谁首创，首创了什么？',
    `{
  claims(filter: { kinds: [FIRST, ONLY], scopes: ["region:china"] }) {
    totalCount
    edges {
      node {
        claimKind
        subject { label }
        object { label }
        text
        period
        evidence { quote locator passage { document { label } } }
      }
    }
  }
}`,
  ),
  example(
    '论文的结构如何？各节收录了多少段？',
    `{
  sources(filter: { related: [{ type: AUTHORED_BY }] }) {
    edges {
      node {
        label
        issuedOn
        outline {
          heading
          passages
          children { heading passages children { heading passages } }
        }
        content(first: 3) { totalCount edges { node { locator text textKind } } }
      }
    }
  }
}`,
  ),
];

function example(title: string, query: string): Example {
  return { title, query: `# ${title}\n${query}\n` };
}
