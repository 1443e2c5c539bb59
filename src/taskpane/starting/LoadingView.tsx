import type { JSX } from "react";
import type { Progress } from "../ports";
import { ProgressLine } from "../frame/ProgressLine";
import { useReader } from "../reader";
import { styles } from "../styles";

/** The workbook is being read. */
export function LoadingView({ progress }: { readonly progress: Progress | undefined }): JSX.Element {
  const reader = useReader();
  return (
    <div style={{ paddingTop: 28 }}>
      <h1 className={styles.title}>{reader.text("paneLoading")}</h1>
      {progress === undefined && (
        <p className={`${styles.text} ${styles.muted}`}>{reader.text("paneLoadingWhat")}</p>
      )}
      <div style={{ marginTop: 12 }}>
        <ProgressLine progress={progress} />
      </div>
    </div>
  );
}
