import { adopting } from "./adopting";
import { domain } from "./domain";
import { functions } from "./functions";
import { metrics } from "./metrics";
import { outlook } from "./outlook";
import { pane } from "./pane";
import { reports } from "./reports";
import { setup } from "./setup";
import { survival } from "./survival";
import { workbook } from "./workbook";

/** The areas of the product's text, each written beside what says it. No code occurs in two areas. */
export const areas = {
  adopting,
  domain,
  functions,
  metrics,
  outlook,
  pane,
  reports,
  setup,
  survival,
  workbook,
} as const;

/** Every sentence in English by its code. */
export const en = {
  ...adopting,
  ...domain,
  ...functions,
  ...metrics,
  ...outlook,
  ...pane,
  ...reports,
  ...setup,
  ...survival,
  ...workbook,
} as const;

/** The code of a sentence. */
export type MessageCode = keyof typeof en;
