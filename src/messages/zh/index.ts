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
import type { MessageCode } from "../en";

/** The areas of the product's text, the same as in English. */
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

/** Every sentence in Chinese by its code: exactly the codes that there are in English. */
export const zh: Readonly<Record<MessageCode, string>> = {
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
};
