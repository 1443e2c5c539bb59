import type { Language } from "../domain/language";

/** The invented company of the example: who sells what to whom. */
export interface ExampleWords {
  readonly fileName: string;
  readonly people: readonly (readonly [
    owner: string,
    team: string,
    manager: string,
    role: "Sales" | "Manager" | "Marketing",
  ])[];
  readonly companies: readonly [string, ...string[]];
  readonly companyEndings: readonly [string, ...string[]];
  readonly contacts: readonly [string, ...string[]];
  readonly products: readonly [string, ...string[]];
  readonly competitors: readonly [string, ...string[]];
  readonly secondFunnel: string;
  readonly secondStages: readonly (readonly [
    name: string,
    type: "open" | "won" | "lost" | "invalid",
    probability: number,
    stallDays: number | "",
  ])[];
  readonly stageNames: Readonly<
    Record<
      "prospect" | "proposal" | "negotiation" | "won" | "afterSales" | "lost" | "invalid" | "contact",
      string
    >
  >;
  readonly sources: readonly [string, ...string[]];
  readonly channels: readonly [string, ...string[]];
  readonly lossReasons: readonly [string, ...string[]];
  readonly activityKinds: readonly [string, ...string[]];
  readonly nextSteps: readonly [string, ...string[]];
  readonly summaries: readonly [string, ...string[]];
  readonly dealName: (company: string, product: string) => string;
  readonly amountUnit: number;
}

const en: ExampleWords = {
  fileName: "Example.xlsx",
  people: [
    ["Anna Reyes", "East", "Grace Lindqvist", "Sales"],
    ["Ben Okafor", "East", "Grace Lindqvist", "Sales"],
    ["Carla Weiss", "West", "Hugo Martin", "Sales"],
    ["David Chen", "West", "Hugo Martin", "Sales"],
    ["Elif Kaya", "West", "Hugo Martin", "Sales"],
    ["Grace Lindqvist", "East", "", "Manager"],
    ["Hugo Martin", "West", "", "Manager"],
    ["Ines Duarte", "Marketing", "", "Marketing"],
  ],
  companies: [
    "Northwind",
    "Alder",
    "Bluewater",
    "Cobalt",
    "Delmar",
    "Everly",
    "Foxglove",
    "Granite",
    "Harbor",
    "Ironwood",
    "Juniper",
    "Keystone",
    "Lumen",
    "Meridian",
    "Nimbus",
    "Orchard",
    "Pinecrest",
    "Quarry",
    "Redwood",
    "Summit",
    "Tidewater",
    "Umber",
    "Vantage",
    "Willow",
  ],
  companyEndings: ["Logistics", "Foods", "Systems", "Health", "Textiles", "Energy", "Media", "Retail"],
  contacts: [
    "Maria Novak",
    "John Abara",
    "Lena Fischer",
    "Omar Haddad",
    "Sofia Rossi",
    "Tom Becker",
    "Priya Nair",
    "Noah Clark",
  ],
  products: ["Starter", "Team", "Enterprise", "Services"],
  competitors: ["Vertex", "Opal", "Brightline"],
  secondFunnel: "Renewals",
  secondStages: [
    ["Renewal due", "open", 0.5, 30],
    ["Offer sent", "open", 0.75, 21],
    ["Renewed", "won", 1, ""],
    ["Not renewed", "lost", 0, ""],
    ["Invalid", "invalid", 0, ""],
  ],
  stageNames: {
    prospect: "Prospect",
    contact: "Contact",
    proposal: "Proposal",
    negotiation: "Negotiation",
    won: "Won",
    afterSales: "After-sales",
    lost: "Lost",
    invalid: "Invalid",
  },
  sources: ["Website", "Referral", "Exhibition", "Search engine", "Advertising", "Cold call"],
  channels: ["Direct", "Partner", "Online"],
  lossReasons: ["Price", "No decision", "Competitor", "No budget", "Requirements not met", "No contact"],
  activityKinds: ["Call", "E-mail", "Meeting", "Visit", "Demonstration"],
  nextSteps: ["Send offer", "Call back", "Arrange demo", "Talk to purchasing", "Clarify contract"],
  summaries: [
    "Talked about needs",
    "Went through the offer",
    "Wants a reference",
    "Budget round in two weeks",
    "Asked for a discount",
  ],
  dealName: (company, product) => `${company} · ${product}`,
  amountUnit: 500,
};

const zh: ExampleWords = {
  fileName: "示例.xlsx",
  people: [
    ["王芳", "华东", "刘洋", "Sales"],
    ["李强", "华东", "刘洋", "Sales"],
    ["张敏", "华南", "陈静", "Sales"],
    ["赵磊", "华南", "陈静", "Sales"],
    ["周婷", "华南", "陈静", "Sales"],
    ["刘洋", "华东", "", "Manager"],
    ["陈静", "华南", "", "Manager"],
    ["孙悦", "市场部", "", "Marketing"],
  ],
  companies: [
    "华信",
    "东方",
    "金桥",
    "蓝海",
    "恒通",
    "瑞丰",
    "中联",
    "天成",
    "新程",
    "远航",
    "博雅",
    "众诚",
    "星河",
    "嘉禾",
    "同创",
    "启明",
    "德胜",
    "百川",
    "安泰",
    "盛世",
    "海川",
    "云帆",
    "正和",
    "广源",
  ],
  companyEndings: ["科技", "物流", "食品", "医药", "服饰", "能源", "传媒", "零售"],
  contacts: ["吴经理", "郑总", "冯女士", "许先生", "何主任", "吕经理", "施总监", "曹女士"],
  products: ["基础版", "团队版", "企业版", "实施服务"],
  competitors: ["远星", "明达", "捷联"],
  secondFunnel: "续约",
  secondStages: [
    ["待续约", "open", 0.5, 30],
    ["已报价", "open", 0.75, 21],
    ["已续约", "won", 1, ""],
    ["未续约", "lost", 0, ""],
    ["无效", "invalid", 0, ""],
  ],
  stageNames: {
    prospect: "潜在客户",
    contact: "达成联系",
    proposal: "提案",
    negotiation: "谈判",
    won: "成交",
    afterSales: "售后",
    lost: "输单",
    invalid: "无效",
  },
  sources: ["网站", "转介绍", "展会", "搜索引擎", "广告", "陌拜"],
  channels: ["直销", "渠道商", "线上"],
  lossReasons: ["价格", "客户未决定", "竞争对手", "没有预算", "需求不匹配", "联系不上"],
  activityKinds: ["电话", "邮件", "会议", "拜访", "演示"],
  nextSteps: ["发送报价", "回电", "安排演示", "联系采购", "确认合同条款"],
  summaries: ["沟通了需求", "讲解了方案和报价", "希望看客户案例", "两周后有预算会", "希望有折扣"],
  dealName: (company, product) => `${company}${product}`,
  amountUnit: 2000,
};

/** The example's words in a language. */
export const exampleWords = (language: Language): ExampleWords => (language === "en" ? en : zh);
