import type { RecordTable } from "../planning/plan";
import { tableNamed } from "../store/tables";
import { plainText } from "./cellText";

/**
 * The words under which teams and other systems keep the store's roles, in both languages; the store's own headers are known
 * besides. The first spellings are the stronger ones where two columns want one role. Written as {@link headerKey} gives them.
 */
const shared: Readonly<Record<string, readonly string[]>> = {
  owner: [
    ...[
      "owner",
      "owner name",
      "owner full name",
      "owner id",
      "record owner",
      "sales agent",
      "sales rep",
      "sales representative",
    ],
    ...[
      "salesperson",
      "sales person",
      "salesman",
      "rep",
      "agent",
      "seller",
      "account executive",
      "account manager",
      "assigned to",
    ],
    ...["responsible", "responsible person", "handled by"],
    ...[
      "负责人",
      "销售负责人",
      "销售",
      "销售人员",
      "销售员",
      "业务员",
      "销售代表",
      "客户经理",
      "归属人",
      "所有者",
      "所有人",
      "跟进人",
      "责任人",
    ],
  ],
  channel: ["channel", "sales channel", "渠道", "销售渠道"],
  source: [
    ...[
      "lead source",
      "source",
      "original source",
      "original traffic source",
      "traffic source",
      "source channel",
      "lead origin",
    ],
    ...["来源", "线索来源", "商机来源", "客户来源", "来源渠道"],
  ],
  funnel: [
    ...["funnel", "pipeline", "pipeline name", "sales pipeline", "sales process"],
    ...["销售漏斗", "漏斗", "漏斗名称", "状态组", "商机状态组", "商机组", "销售流程", "管道"],
  ],
  created: [
    ...[
      "created",
      "create date",
      "created date",
      "creation date",
      "created at",
      "created on",
      "created time",
      "create time",
    ],
    ...[
      "creation time",
      "date created",
      "open date",
      "opened",
      "opened date",
      "date opened",
      "added",
      "date added",
      "add time",
    ],
    ...[
      "创建时间",
      "创建日期",
      "建立时间",
      "建立日期",
      "录入时间",
      "录入日期",
      "登记时间",
      "登记日期",
      "新建时间",
      "新建日期",
      "添加时间",
      "立项日期",
    ],
  ],
  nextStep: ["next step", "next steps", "next action", "下一步", "下一步计划", "下步计划"],
  nextContact: [
    ...[
      "next contact",
      "next contact date",
      "next activity date",
      "next follow up",
      "follow up date",
      "next call",
    ],
    ...["下次联系时间", "下次联系", "下次联系日期", "下次跟进时间", "下次跟进", "下次跟进日期"],
  ],
  notes: ["notes", "note", "remarks", "remark", "comments", "comment", "memo", "备注", "备注信息", "说明"],
  deleted: ["is deleted", "deleted", "已删除", "是否删除"],
  updated: [
    ...[
      "updated",
      "updated at",
      "update time",
      "updated on",
      "last modified",
      "last modified date",
      "last modified time",
      "modified",
    ],
    ...["last update", "last updated", "更新时间", "更新日期", "最后更新时间", "修改时间", "最后修改时间"],
  ],
  stageSince: [
    ...[
      "last stage change",
      "last stage change date",
      "last stage change time",
      "stage since",
      "stage changed",
      "stage change date",
    ],
    ...[
      "date entered current stage",
      "current stage since",
      "进入阶段时间",
      "进入当前阶段时间",
      "阶段变更时间",
      "阶段更新时间",
    ],
  ],
};

const opportunities: Readonly<Record<string, readonly string[]>> = {
  opportunityId: [
    ...[
      "opportunity id",
      "deal id",
      "record id",
      "id",
      "record",
      "object id",
      "opportunity number",
      "deal number",
      "opportunity no",
    ],
    ...[
      "deal no",
      "number",
      "no",
      "key",
      "guid",
      "商机编号",
      "商机id",
      "商机号",
      "机会编号",
      "记录编号",
      "编号",
      "单号",
      "项目编号",
    ],
  ],
  leadId: ["lead id", "lead number", "originating lead", "线索编号", "线索id"],
  name: [
    ...[
      "name",
      "opportunity name",
      "deal name",
      "title",
      "deal title",
      "opportunity",
      "deal",
      "topic",
      "subject",
      "project",
      "project name",
    ],
    ...["商机名称", "商机", "机会名称", "名称", "主题", "标题", "项目名称", "项目"],
  ],
  account: [
    ...[
      "account",
      "account name",
      "customer",
      "customer name",
      "company",
      "company name",
      "client",
      "client name",
      "organization",
    ],
    ...[
      "organisation",
      "organization name",
      "associated company",
      "客户",
      "客户名称",
      "公司",
      "公司名称",
      "单位",
      "单位名称",
      "企业名称",
    ],
  ],
  product: [
    "product",
    "product name",
    "products",
    "product line",
    "item",
    "产品",
    "产品名称",
    "产品线",
    "商品",
    "商品名称",
  ],
  amount: [
    ...[
      "amount",
      "value",
      "deal value",
      "deal amount",
      "opportunity amount",
      "opportunity value",
      "close value",
      "deal size",
    ],
    ...[
      "total amount",
      "total value",
      "total",
      "contract value",
      "contract amount",
      "estimated value",
      "est value",
      "estimated revenue",
    ],
    ...["revenue", "sales amount", "tcv", "acv"],
    ...[
      "商机金额",
      "金额",
      "销售金额",
      "预计金额",
      "预计销售金额",
      "预计成交金额",
      "成交金额",
      "合同金额",
      "订单金额",
      "总金额",
      "签约金额",
    ],
  ],
  currency: ["currency", "currency code", "currency of value", "currency iso code", "币种", "货币", "币别"],
  stage: [
    ...[
      "stage",
      "stage name",
      "deal stage",
      "opportunity stage",
      "sales stage",
      "pipeline stage",
      "current stage",
      "phase",
    ],
    ...["商机阶段", "阶段", "销售阶段", "阶段名称", "当前阶段", "阶段状态"],
    ...["status", "deal status", "opportunity status", "状态", "商机状态"],
  ],
  probability: [
    "probability",
    "win probability",
    "probability of winning",
    "成交概率",
    "赢率",
    "赢单概率",
    "成单概率",
    "概率",
    "可能性",
  ],
  forecastCategory: ["forecast category", "forecast category name", "预测类别"],
  expectedClose: [
    ...[
      "expected close",
      "expected close date",
      "estimated close date",
      "est close date",
      "forecast close date",
      "target close date",
    ],
    ...[
      "anticipated close date",
      "projected close date",
      "planned close date",
      "expected closing",
      "expected closing date",
    ],
    ...[
      "预计成交日期",
      "预计成交日",
      "预计成交时间",
      "预计签约日期",
      "预计签单日期",
      "预计签单时间",
      "预计结单日期",
      "预计结束日期",
      "预计关闭日期",
    ],
  ],
  closed: [
    ...[
      "closed",
      "closed date",
      "closed on",
      "closed at",
      "date closed",
      "actual close date",
      "actual close",
      "deal closed on",
    ],
    ...["close date", "close time", "closing date", "end date", "completed date"],
    ...[
      "结束时间",
      "结束日期",
      "成交日期",
      "成交时间",
      "实际成交日期",
      "签约日期",
      "签单日期",
      "签单时间",
      "关闭日期",
      "关闭时间",
      "结单日期",
      "赢单日期",
    ],
  ],
  quoted: ["quoted", "quote date", "quotation date", "报价日期", "报价时间"],
  quoteAmount: ["quote amount", "quoted amount", "quotation amount", "报价金额", "报价"],
  contractNo: ["contract no", "contract number", "合同编号", "合同号"],
  lossReason: [
    ...["loss reason", "lost reason", "closed lost reason", "reason lost", "reason for loss", "lose reason"],
    ...["输单原因", "丢单原因", "失败原因", "流失原因", "战败原因", "未成交原因"],
  ],
  competitor: ["competitor", "competitors", "main competitor", "竞争对手", "竞品"],
  outcome: [
    "status",
    "deal status",
    "opportunity status",
    "outcome",
    "result",
    "won lost",
    "win loss",
    "状态",
    "商机状态",
    "结果",
    "商机结果",
    "赢单状态",
  ],
  isClosed: ["is closed", "closed", "是否关闭", "是否结束"],
  isWon: ["is won", "won", "is closed won", "是否赢单", "是否成交"],
};

const leads: Readonly<Record<string, readonly string[]>> = {
  leadId: [
    "lead id",
    "lead number",
    "record id",
    "id",
    "lead no",
    "record",
    "number",
    "no",
    "线索编号",
    "线索id",
    "记录编号",
    "编号",
  ],
  company: [
    ...[
      "company",
      "company name",
      "account",
      "account name",
      "organization",
      "organisation",
      "business name",
    ],
    ...["公司", "公司名称", "客户", "客户名称", "单位", "单位名称", "企业", "企业名称"],
  ],
  contact: [
    ...["contact", "contact name", "contact person", "name", "full name", "lead name", "lead", "person"],
    ...["联系人", "联系人姓名", "线索名称", "姓名", "线索", "名称"],
  ],
  email: ["email", "e mail", "email address", "mail", "邮箱", "电子邮件", "电子邮箱", "邮件"],
  phone: [
    ...[
      "mobile",
      "mobile phone",
      "mobile number",
      "cell",
      "cell phone",
      "phone",
      "phone number",
      "telephone",
      "tel",
    ],
    ...["手机", "手机号", "手机号码", "移动电话", "电话", "联系电话", "电话号码"],
  ],
  stage: ["stage", "lead status", "lead stage", "status", "线索阶段", "线索状态", "阶段", "状态", "跟进状态"],
  converted: [
    "converted",
    "converted date",
    "converted at",
    "conversion date",
    "date converted",
    "convert date",
    "转换时间",
    "转换日期",
    "转化时间",
    "转化日期",
  ],
  opportunityId: ["opportunity id", "converted opportunity id", "deal id", "商机编号", "商机id"],
};

/** Words of another entity before the field's own name: "Deal - Owner", "opportunity_owner", "商机负责人". */
const entityWords: Readonly<Record<RecordTable, RegExp>> = {
  Opportunities: /^(?:(?:deal|opportunity|opp|sales)\s+(?=\S)|(?:商机|销售机会|机会)(?=\S))/,
  Leads: /^(?:lead\s+(?=\S)|线索(?=\S))/,
};

/** How a header matches a role: lower is better; the position in the list of words counts within one tier. */
export interface HeaderMatch {
  readonly role: string;
  /** 0 the whole header is a known word; 1 without its entity word or what stands in brackets; 2 by its last word only. */
  readonly tier: 0 | 1 | 2;
  readonly rank: number;
}

/** A header as words: "Deal - Close_Date*", "dealCloseDate" and "Close Date" become "close date"; Chinese loses its blanks. */
export function headerKey(header: string): string {
  return plainText(header)
    .replace(/^(?:deal|opportunity|lead|organization|person|商机|线索)\s+[-–—:]\s+/i, "")
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[_\-–—./\\:：*#?%"'“”]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])/g, "");
}

const words: Readonly<Record<RecordTable, ReadonlyMap<string, readonly { role: string; rank: number }[]>>> = {
  Leads: dictionary("Leads", leads),
  Opportunities: dictionary("Opportunities", opportunities),
};

function dictionary(table: RecordTable, own: Readonly<Record<string, readonly string[]>>) {
  const found = new Map<string, { role: string; rank: number }[]>();
  const learn = (role: string, spellings: readonly string[]) => {
    spellings.forEach((spelling, rank) => {
      const key = headerKey(spelling);
      const meanings = found.get(key) ?? [];
      if (!meanings.some((meaning) => meaning.role === role)) meanings.push({ role, rank });
      found.set(key, meanings);
    });
  };
  for (const [role, spellings] of Object.entries({ ...shared, ...own })) learn(role, spellings);
  for (const { role, header } of tableNamed(table).columns)
    learn(role, [header.en, header.zh, ...(header.also ?? [])]);
  return found;
}

/** Last words that say what a column is where nothing better is known; `not` are words that make it something else. */
const endings: readonly { readonly role: string; readonly ends: RegExp; readonly not: RegExp }[] = [
  {
    role: "owner",
    ends: /(?:\bowner|\brep|负责人|业务员)$/,
    not: /former|previous|原|前|账户|account owner/,
  },
  { role: "stage", ends: /(?:\bstage|阶段)$/, not: /previous|former|last|上一|原|前/ },
  {
    role: "amount",
    ends: /(?:\bamount|\bvalue|\brevenue|金额)$/,
    not: /weighted|tax|discount|paid|quote|forecast|lifetime|expected revenue|annual|税|折扣|回款|已付|报价|加权/,
  },
];

/** The roles that a header may mean, best first. */
export function matchHeader(header: string, table: RecordTable): readonly HeaderMatch[] {
  const full = headerKey(header);
  const matches: HeaderMatch[] = [];
  const look = (key: string, tier: 0 | 1) => {
    for (const { role, rank } of words[table].get(key) ?? []) {
      if (!matches.some((match) => match.role === role)) matches.push({ role, tier, rank });
    }
  };
  look(full, 0);
  const bare = full.replace(/\s*[(（[].*?[)）\]]\s*/g, " ").trim();
  look(bare, 1);
  look(bare.replace(entityWords[table], ""), 1);
  for (const { role, ends, not } of endings) {
    if (ends.test(bare) && !not.test(bare) && !matches.some((match) => match.role === role)) {
      matches.push({ role, tier: 2, rank: 0 });
    }
  }
  return matches.sort((a, b) => a.tier - b.tier || a.rank - b.rank);
}
