import type { RecordType } from "../../domain/store/words";
import type { MessageCode } from "../../messages/en";

/** How open records without any amount are said: a lead has none anyway, of open deals it is worth knowing. */
export function openWithoutAmount(type: RecordType, open: number): MessageCode {
  return type === "opportunity" && open > 0 ? "paneSeenOpenNoAmount" : "paneSeenOpen";
}
