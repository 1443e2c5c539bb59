import type { Word } from "../language";

/**
 * What a column holds, which decides its number format and how a cell of it is read:
 * `id` and `text` are text; `date` is a calendar date or an instant (a serial); `instant` a serial with a time;
 * `money`, `number` and `percent` numbers; `list` a text chosen from a table.
 */
export type ColumnKind = "id" | "text" | "date" | "instant" | "money" | "number" | "percent" | "list";

/** A column of a store table: its role, its header in both languages (either is recognised), what it holds. */
export interface Column {
  readonly role: string;
  readonly header: Word;
  readonly kind: ColumnKind;
  /** Width in points, for set-up. */
  readonly width?: number;
}

/** A table of the store. */
export interface Table {
  /** Also the Excel table's name, the same in every language. */
  readonly name: TableName;
  readonly columns: readonly Column[];
}

/** The tables of the store (SPEC section 1), by their names in Excel. */
export type TableName =
  | "Leads"
  | "Opportunities"
  | "StageLog"
  | "Activities"
  | "Stages"
  | "People"
  | "Lists"
  | "Targets"
  | "Periods"
  | "Calendar"
  | "Rates"
  | "Settings"
  | "Fields";

function column(
  role: string,
  en: string,
  zh: string,
  kind: ColumnKind = "text",
  also: readonly string[] = [],
): Column {
  return { role, header: { en, zh, also }, kind };
}

const leads = [
  column("leadId", "Lead ID", "线索编号", "id"),
  column("company", "Company", "公司", "text", ["公司名称"]),
  column("contact", "Contact", "联系人"),
  column("email", "Email", "邮箱", "text", ["电子邮件"]),
  column("phone", "Phone", "电话", "text", ["手机"]),
  column("source", "Source", "来源", "list", ["线索来源", "Lead Source"]),
  column("channel", "Channel", "渠道", "list"),
  column("owner", "Owner", "负责人", "list"),
  column("funnel", "Funnel", "销售漏斗", "list", ["漏斗"]),
  column("stage", "Stage", "阶段", "list"),
  column("created", "Created", "创建时间", "date", ["创建日期"]),
  column("converted", "Converted", "转换时间", "date", ["转换日期"]),
  column("opportunityId", "Opportunity ID", "商机编号", "id"),
  column("nextStep", "Next Step", "下一步"),
  column("nextContact", "Next Contact", "下次联系时间", "date", ["下次联系"]),
  column("notes", "Notes", "备注"),
] as const;

const opportunities = [
  column("opportunityId", "Opportunity ID", "商机编号", "id"),
  column("leadId", "Lead ID", "线索编号", "id"),
  // The name of a deal often begins with its account's and says at its end what it is about.
  { ...column("name", "Name", "商机名称", "text", ["名称"]), width: 160 },
  column("account", "Account", "客户", "text", ["客户名称"]),
  column("funnel", "Funnel", "销售漏斗", "list", ["漏斗"]),
  column("product", "Product", "产品", "list"),
  column("channel", "Channel", "渠道", "list"),
  column("owner", "Owner", "负责人", "list"),
  column("amount", "Amount", "商机金额", "money", ["金额"]),
  column("currency", "Currency", "币种"),
  column("stage", "Stage", "阶段", "list", ["商机阶段", "销售阶段"]),
  column("probability", "Probability", "成交概率", "percent"),
  column("forecastCategory", "Forecast Category", "预测类别", "list"),
  column("created", "Created", "创建时间", "date", ["创建日期"]),
  column("expectedClose", "Expected Close", "预计成交日期", "date", ["预计成交日"]),
  column("closed", "Closed", "结束时间", "date", ["成交日期", "结束日期"]),
  column("quoted", "Quoted", "报价日期", "date"),
  column("quoteAmount", "Quote Amount", "报价金额", "money"),
  column("contractNo", "Contract No", "合同编号"),
  column("lossReason", "Loss Reason", "输单原因", "list"),
  column("competitor", "Competitor", "竞争对手", "list"),
  column("nextStep", "Next Step", "下一步"),
  column("nextContact", "Next Contact", "下次联系时间", "date", ["下次联系"]),
  column("notes", "Notes", "备注"),
] as const;

const stageLog = [
  column("eventId", "Event ID", "事件编号", "id"),
  column("movedAt", "Moved At", "发生时间", "date"),
  column("recordedAt", "Recorded At", "登记时间", "instant"),
  column("recordId", "Record ID", "记录编号", "id"),
  column("type", "Type", "类型", "list"),
  column("event", "Event", "事件", "list"),
  column("refersTo", "Refers To", "关联编号", "id"),
  column("funnel", "Funnel", "销售漏斗"),
  column("fromStage", "From Stage", "原阶段"),
  column("toStage", "To Stage", "新阶段"),
  column("owner", "Owner", "负责人"),
  column("amount", "Amount", "商机金额", "money", ["金额"]),
  column("currency", "Currency", "币种"),
  column("probability", "Probability", "成交概率", "percent"),
  column("forecastCategory", "Forecast Category", "预测类别"),
  column("expectedClose", "Expected Close", "预计成交日期", "date"),
  column("reason", "Reason", "原因"),
  column("by", "By", "操作人"),
  column("via", "Recorded Via", "登记方式", "list"),
  column("check", "Check", "校验码", "id"),
] as const;

const activities = [
  column("activityId", "Activity ID", "跟进编号", "id"),
  column("at", "At", "跟进时间", "date"),
  column("recordId", "Record ID", "记录编号", "id"),
  column("kind", "Kind", "跟进方式", "list"),
  column("by", "By", "跟进人"),
  column("summary", "Summary", "内容"),
  column("nextContact", "Next Contact", "下次联系时间", "date"),
] as const;

const stages = [
  column("funnel", "Funnel", "销售漏斗", "text", ["漏斗"]),
  column("order", "Order", "顺序", "number"),
  column("stage", "Stage", "阶段"),
  column("type", "Type", "类型", "list"),
  column("probability", "Probability", "成交概率", "percent"),
  column("stallDays", "Stall Days", "停滞天数", "number"),
  column("requiredFields", "Required Fields", "必填字段"),
  column("alsoCalled", "Also Called", "曾用名"),
  column("active", "Active", "启用", "list"),
] as const;

const people = [
  column("owner", "Owner", "负责人"),
  column("team", "Team", "团队"),
  column("manager", "Manager", "经理"),
  column("role", "Role", "角色", "list"),
  column("joined", "Joined", "入职日期", "date"),
  column("left", "Left", "离职日期", "date"),
] as const;

const lists = [
  column("list", "List", "列表"),
  column("value", "Value", "选项"),
  column("alsoWrittenAs", "Also Written As", "其他写法"),
  column("active", "Active", "启用", "list"),
] as const;

const targets = [
  column("period", "Period", "期间"),
  column("level", "Level", "层级", "list"),
  column("for", "For", "对象"),
  column("funnel", "Funnel", "销售漏斗"),
  column("measure", "Measure", "指标"),
  column("target", "Target", "目标", "number"),
  column("revised", "Revised", "调整后目标", "number"),
  column("revisedOn", "Revised On", "调整日期", "date"),
  column("reason", "Reason", "原因"),
] as const;

const periods = [
  column("period", "Period", "期间"),
  column("asOf", "As Of", "截至", "date"),
  column("by", "By", "操作人"),
  column("at", "At", "时间", "instant"),
  column("logRows", "Log Rows", "记录行数", "number"),
  column("logDigest", "Log Digest", "记录摘要", "id"),
  column("headlineFigures", "Headline Figures", "主要数字"),
] as const;

const calendar = [
  column("date", "Date", "日期", "date"),
  column("kind", "Kind", "类型", "list"),
  column("name", "Name", "名称"),
] as const;

const rates = [
  column("currency", "Currency", "币种"),
  column("fromDate", "From Date", "生效日期", "date"),
  column("rate", "Rate", "汇率", "number"),
] as const;

const settings = [column("key", "Key", "设置项"), column("value", "Value", "值")] as const;

const fields = [
  column("table", "Table", "表"),
  column("role", "Role", "含义"),
  column("sourceTable", "Excel Table", "表格名称"),
  column("sourceColumn", "Column", "列名"),
] as const;

/** Every table of the store (SPEC section 1), in the order in which set-up makes them. */
export const tables: readonly Table[] = [
  { name: "Leads", columns: leads },
  { name: "Opportunities", columns: opportunities },
  { name: "StageLog", columns: stageLog },
  { name: "Activities", columns: activities },
  { name: "Stages", columns: stages },
  { name: "People", columns: people },
  { name: "Lists", columns: lists },
  { name: "Targets", columns: targets },
  { name: "Periods", columns: periods },
  { name: "Calendar", columns: calendar },
  { name: "Rates", columns: rates },
  { name: "Settings", columns: settings },
  { name: "Fields", columns: fields },
];

/** One table of the store by name. */
export function tableNamed(name: TableName): Table {
  const table = tables.find((candidate) => candidate.name === name);
  if (table === undefined) throw new Error(`no store table ${name}`);
  return table;
}
