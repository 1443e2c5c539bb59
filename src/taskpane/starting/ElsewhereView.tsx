import type { JSX } from "react";
import { useReader } from "../reader";
import { styles } from "../styles";
import { Icon } from "../ui";
import { GoToRecords } from "./GoToRecords";

/** The selection is on no record: says what to select, with buttons that go there. */
export function ElsewhereView(): JSX.Element {
  const reader = useReader();
  return (
    <div style={{ paddingTop: 28, textAlign: "center" }}>
      <Icon iconName="Table" aria-hidden style={{ fontSize: 32, color: "var(--fb-accent)" }} />
      <h1 className={styles.title} style={{ marginTop: 10 }}>
        {reader.text("paneSelectRow")}
      </h1>
      <p className={`${styles.text} ${styles.muted}`}>{reader.text("paneSelectRowWhy")}</p>
      <GoToRecords />
    </div>
  );
}
