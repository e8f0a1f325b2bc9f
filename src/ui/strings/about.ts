/** The page about the service. */
const zh = {
  title: '关于共富',
  lead: '共富是中国公共政策的知识图谱与检索服务，供研究和撰写公共政策的人使用。',
  what: '这是什么',
  whatText:
    '它把政策文献读成一条条有类型的陈述：哪种做法在哪里实践、怎样演变、谁出资、谁受益、有哪些数字、哪些“首个”，以及每一句写在哪里。可以按词语或意思检索，按领域、地区、年份浏览，并排比较，核对一段文稿，并给出参考文献。',
  promises: '四项承诺',
  promiseList: [
    {
      name: '凡事有出处。',
      text: '每条陈述都注明在哪份文献的哪一处，并引几个字。计划与进行中的事不写成成果；我们的转述不充作原文；文献没有说的，标明是背景知识。',
    },
    { name: '懂中文。', text: '简体、繁体、拼音、缩写、错字、带单位的数字都能检索，也能按意思检索。' },
    { name: '自成一体。', text: '不依赖外部网站，断网也能用；页面不从别处取任何东西。' },
    { name: '快，而且有度。', text: '回答以毫秒计。一次问得太多，会说明白，不会让别人跟着等。' },
  ],
  corpus: '收了什么，怎样读的',
  holds: (parts: readonly string[]) => `图谱现有${parts.join('、')}。`,
  parts: {
    entities: (n: string) => `条目 ${n} 个`,
    relations: (n: string) => `关系 ${n} 条`,
    observations: (n: string) => `数据 ${n} 条`,
    claims: (n: string) => `主张 ${n} 条`,
    passages: (n: string) => `文献段落 ${n} 段`,
  },
  readSources: '读入正文的文献：',
  passages: (n: string) => `${n} 段`,
  how: '随程序发布的语料是逐段录入、另行通读核对、再由程序逐条检查引文与数字的。没有录入某事，只表示所收文献没有说，或尚未录入，不表示没有这回事。',
  wrong: '发现错误，请告知运营此服务的人；每条记录的修改都留在“修改历史”里。',
  cite: '怎样引用',
  citeFacts: '引用事实，请引文献本身：每页的“引用”给出著录与所在之处。引用本服务或某一页，可写作：',
  service: (accessed: string, url: string) => `共富：中国公共政策知识图谱[DB/OL]. [${accessed}]. ${url}.`,
  page: (title: string, accessed: string, url: string) =>
    `${title}[DB/OL]//共富：中国公共政策知识图谱. [${accessed}]. ${url}.`,
  permanent: '编号与地址永久不变：条目合并之后，旧地址仍通向合并后的条目。内容会更新，所以请写访问日期。',
  privacy: '隐私',
  privacyList: [
    '检索的词语和粘贴的文字只用来作答，不保存，也不写进日志。日志只记页面种类、状态与用时。',
    '页面不向其他网站请求任何内容，没有统计与广告。',
  ],
  elsewhere: '运营者为按意思检索设置了另外的向量服务：检索的词语和粘贴的文字会送往那里。',
  nowhereElse: '您查什么、贴什么，都不会传到别处。',
  cookies: '浏览器里只存：',
  cookieList: [
    { name: 'style', text: 'Cookie：您最近选用的著录格式，保留一年。' },
    { name: 'gongfu', text: 'Cookie：只在编者登录后才有，关闭浏览器即失效；经 https 时名为 __Host-gongfu。' },
    { name: 'localStorage', text: '您关闭过快捷键时记住这一点。' },
  ],
  licence: '许可与版本',
  licenceText: (licence: string) =>
    `程序和随程序发布的语料按 ${licence} 许可证发布。引号里的原话属于其作者，按引用的限度使用。`,
  version: (version: string) => `版本 ${version}`,
};

const en: typeof zh = {
  title: 'About gongfu',
  lead: 'gongfu is a knowledge graph and a search service on public policy in China, for people who study it and write about it.',
  what: 'What this is',
  whatText:
    'It reads policy texts as typed statements: what is practised where, how it changed, who pays and who gains, which figures are given, what is said to be first, and where exactly each of that is written. You can search by words or by meaning, browse by field, place and year, compare side by side, check a paragraph of your own, and get the references.',
  promises: 'Four promises',
  promiseList: [
    {
      name: 'No fact without a place.',
      text: 'Each statement says in which source it stands and where, and quotes a few words. What is planned or under way never reads as achieved; our paraphrase never reads as the source’s words; what no source says is marked as background.',
    },
    {
      name: 'It reads Chinese.',
      text: 'Simplified and traditional characters, pinyin, initials, slips and numbers with their units are understood, and so is meaning.',
    },
    {
      name: 'It stands by itself.',
      text: 'It needs no other site and works without a network; pages fetch nothing from elsewhere.',
    },
    {
      name: 'It is fast, within limits.',
      text: 'Answers take milliseconds. Who asks for too much at once is told so, and nobody else has to wait.',
    },
  ],
  corpus: 'What it holds, and how that was read',
  holds: (parts) => `The graph holds ${parts.join(', ')}.`,
  parts: {
    entities: (n) => `${n} entries`,
    relations: (n) => `${n} relations`,
    observations: (n) => `${n} figures`,
    claims: (n) => `${n} claims`,
    passages: (n) => `${n} passages of sources`,
  },
  readSources: 'Sources whose text was read:',
  passages: (n) => `${n} passages`,
  how: 'The texts that come with gongfu were entered paragraph by paragraph, read against the source a second time, and checked by program for every quote and number. What is not there is not said in the sources held, or not entered yet; it is not denied.',
  wrong: 'If you find a mistake, tell who runs this service. Every change of a record stands in its history.',
  cite: 'How to cite',
  citeFacts:
    'For a fact, cite the source itself: “Cite” on each page gives the reference with the place. This service or a page of it can be cited as:',
  service: (accessed, url) => `gongfu: Knowledge graph of public policy in China[DB/OL]. [${accessed}]. ${url}.`,
  page: (title, accessed, url) =>
    `${title}[DB/OL]//gongfu: Knowledge graph of public policy in China. [${accessed}]. ${url}.`,
  permanent:
    'Ids and addresses are permanent: where two entries became one, the old address leads to it. What a page says may change, so give the day on which you looked at it.',
  privacy: 'Privacy',
  privacyList: [
    'What you search for or paste is used for the answer alone: it is neither kept nor logged. Logs have the sort of page, the status and the time it took.',
    'Pages ask nothing of other sites; there are no statistics and no advertisements.',
  ],
  elsewhere:
    'For search by meaning, who runs this service uses another one: what you search for or paste is sent there.',
  nowhereElse: 'What you search for or paste goes nowhere else.',
  cookies: 'Your browser keeps:',
  cookieList: [
    { name: 'style', text: 'a cookie with the reference style that you chose last, for a year.' },
    {
      name: 'gongfu',
      text: 'a cookie of editors who signed in, until the browser is closed; __Host-gongfu where the service has https.',
    },
    { name: 'localStorage', text: 'that you turned the keys off, if you did.' },
  ],
  licence: 'Licence and version',
  licenceText: (licence) =>
    `The program and the texts that come with it are under the ${licence} licence. Words in quotation marks are their authors’, quoted within the limits of quotation.`,
  version: (version) => `Version ${version}`,
};

export const about = { zh, en };
