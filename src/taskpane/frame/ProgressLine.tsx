import type { JSX } from "react";
import { isMessageCode } from "../../messages/message";
import type { Progress } from "../ports";
import { useReader } from "../reader";
import { ProgressIndicator } from "../ui";

/** How far a long operation is: what is being done, a count, a bar. Without a known total the bar only moves. */
export function ProgressLine({ progress }: { readonly progress: Progress | undefined }): JSX.Element {
  const reader = useReader();
  const what =
    progress !== undefined && isMessageCode(progress.what)
      ? reader.text(progress.what, { count: progress.total, done: progress.done, total: progress.total })
      : reader.text("paneWorking");
  const known = progress !== undefined && progress.total > 0;
  const counted = known ? reader.text("paneProgress", { done: progress.done, total: progress.total }) : "";
  return (
    <ProgressIndicator
      label={what}
      description={counted}
      ariaValueText={`${what} ${counted}`.trim()}
      {...(known ? { percentComplete: Math.min(1, progress.done / progress.total) } : {})}
    />
  );
}
