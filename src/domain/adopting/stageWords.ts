import { nameKey } from "../store/name";
import type { StageType } from "../store/words";

/** What a stage's name says by itself. */
export interface StageMeaning {
  /** The type where the name says it; undefined: a position like any other. */
  readonly type: "won" | "lost" | "invalid" | "aftersales" | undefined;
  /** Where such a stage usually stands, 0 (first) to 100; undefined where the word is not known. */
  readonly rank: number | undefined;
}

const invalid = /\b(?:invalid|junk|spam|bogus|duplicate|bad data|not a lead)\b|无效|垃圾|作废|重复/;
const lost =
  /\b(?:lost|lose|disqualified|unqualified|dead|cancell?ed|rejected|abandoned|no sale|no deal|declined)\b|输单|丢单|失单|流失|战败|失败|落单|输掉|未成交|已放弃|已拒绝|不合格/;
const aftersales = /\bafter ?sales?\b|\bpost ?sales?\b|售后/;
const won =
  /\bwon\b|\bwin\b|\bsold\b|\border received\b|\bdeal done\b|赢单|成交|成单|赢得|签约成功|签单成功|已签约|已签单|已合作|^合作$/;
const notYetWon = /\b(?:not|to be|expected|likely)\b|预计|未|待|即将|准备/;

/** Words of stages from the first to the last, in both languages: where one stands in a name, the stage usually stands there. */
const usual: readonly (readonly [number, RegExp])[] = [
  [
    2,
    /\b(?:new|incoming|inbound|inquiry|enquiry|raw|uncontacted|unassigned)\b|收集|新建|新增|新线索|未处理|待分配|未联系/,
  ],
  [6, /\b(?:assigned|attempted|attempting|working|open)\b|已分配|跟进中|处理中/],
  [10, /\b(?:prospect(?:ing|s)?|target(?:ed|ing)?|suspect|cold)\b|潜在|潜客|目标客户/],
  [
    18,
    /\b(?:contact(?:ed|ing)?|connect(?:ed|ing)?|engag(?:e|ed|ing|ement)|outreach|intro(?:duction)?|first call)\b|联系|接触|初访|沟通|拜访/,
  ],
  [24, /\b(?:nurtur(?:e|ed|ing)|interested)\b|意向|培育/],
  [30, /\b(?:qualif(?:y|ied|ication|ying)|appointment|meeting|mql|sql)\b|验证|确认资格|合格|立项|预约/],
  [36, /\bdiscover(?:y|ed|ing)?\b|调研|摸底/],
  [40, /\b(?:needs?|requirements?|analysis|assessment|scoping)\b|需求/],
  [45, /\bvalue prop(?:osition)?\b|价值/],
  [48, /\bid(?:entify)? decision\b|决策人识别/],
  [
    50,
    /\b(?:demo(?:nstration|ed)?|present(?:ation|ed|ing)?|trial|poc|pilot|proof|evaluat(?:e|ion|ing)|perception)\b|演示|试用|展示|评估|样品/,
  ],
  [54, /\b(?:decision|bought in|buy in|solution)\b|决策|解决方案/],
  [
    60,
    /\b(?:propos(?:al|ed|ing)|quot(?:e|ed|ation)|pric(?:e|ing)|offer|bid|tender|rfp|estimate)\b|方案|报价|提案|投标|招标|标书/,
  ],
  [70, /\b(?:negotiat(?:e|ed|ion|ions|ing)|review|bargain)\b|谈判|议价|商务|洽谈|磋商/],
  [78, /\b(?:commit(?:ted|ment)?|verbal|approv(?:al|ed))\b|口头|承诺|审批|确认成交意向/],
  [82, /\b(?:contract|legal|paperwork|signing|signature|agreement|po)\b|合同|签约|签订|签单/],
  [88, /\b(?:closing|finali[sz](?:e|ing|ed)|decision made|invoice)\b|收尾|待成交/],
  [94, /\bconvert(?:ed)?\b|已转化|已转换|转商机/],
];

/** What a stage's name means: the type that it names and its usual place. A name may hold several words: the last place counts. */
export function stageMeaning(name: string): StageMeaning {
  const key = nameKey(name)
    .replace(/[-_/.,()（）]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return { type: typeIn(key), rank: usual.findLast(([, word]) => word.test(key))?.[0] };
}

function typeIn(key: string): StageMeaning["type"] {
  if (invalid.test(key)) return "invalid";
  if (lost.test(key)) return "lost";
  if (aftersales.test(key)) return "aftersales";
  if (won.test(key) && !notYetWon.test(key)) return "won";
  return undefined;
}

/** The outcome that a status cell says beside the stage: won, lost, invalid or open; undefined where it says none of these. */
export function outcomeWord(
  text: string,
): "open" | Exclude<StageType, "lead" | "open" | "aftersales"> | undefined {
  const key = nameKey(text);
  const type = stageMeaning(text).type;
  if (type === "aftersales") return "won";
  if (type !== undefined) return type;
  return /^(?:open|active|ongoing|in progress|in process|pending|working|进行中|跟进中|未结束|开放|打开|在途)$/.test(
    key,
  )
    ? "open"
    : undefined;
}

/** Whether a stage's name says that the lead has become an opportunity. */
export function saysConverted(name: string): boolean {
  return /\bconverted\b|已转化|已转换|已转商机/.test(nameKey(name));
}

/** The number that a stage's name begins with ("1. Prospect", "S2 - Demo", "阶段3"); undefined where it begins with none. */
export function leadingNumber(name: string): number | undefined {
  const parts = /^(?:stage|step|phase|s|阶段|第)?\s*(\d{1,2})(?=\D|$)/i.exec(nameKey(name));
  return parts === null ? undefined : Number(parts[1]);
}
