import { useState, type JSX } from "react";
import type { Language } from "../../domain/language";
import { useAttempt, useDoing } from "../doing";
import { Refusal } from "../frame/Refusal";
import type { AdoptableTable } from "../ports";
import { useReader } from "../reader";
import { openWithoutAmount } from "./seenTexts";
import { styles } from "../styles";
import { ChoiceGroup, DefaultButton, Icon, PrimaryButton } from "../ui";

/** The first screen: what Funnelbook is, that nothing leaves the workbook, and the two ways to begin. */
export function NoStoreView({ adoptable }: { readonly adoptable: AdoptableTable | undefined }): JSX.Element {
  const reader = useReader();
  const { actions, locked } = useDoing();
  const attempt = useAttempt();
  const [language, setLanguage] = useState<Language>(reader.language);
  const waiting = locked || attempt.busy;
  const SetUpButton = adoptable === undefined ? PrimaryButton : DefaultButton;
  return (
    <>
      <h1 className={styles.title}>{reader.text("paneWelcome")}</h1>
      <p className={styles.text}>{reader.text("paneWhatItIs")}</p>
      <p className={`${styles.notice} ${styles.small}`}>
        <Icon iconName="Lock" aria-hidden style={{ marginRight: 6 }} />
        {reader.text("paneStaysHere")}
      </p>
      {adoptable !== undefined && (
        <section className={styles.card} aria-labelledby="pane-adopt">
          <h2 id="pane-adopt" className={styles.heading}>
            {reader.text("paneAdoptThis", { sheet: adoptable.sheet })}
          </h2>
          <p className={styles.text}>{seenText(reader, adoptable)}</p>
          <p className={`${styles.text} ${styles.small} ${styles.muted}`}>{reader.text("paneAdoptHow")}</p>
          <div className={styles.actions}>
            <PrimaryButton
              text={reader.text("paneAdoptLook")}
              disabled={waiting}
              onClick={() => void attempt.run(() => actions.startAdoption())}
            />
          </div>
        </section>
      )}
      <section className={styles.card} aria-labelledby="pane-set-up">
        <h2 id="pane-set-up" className={styles.heading}>
          {reader.text("paneSetUpNew")}
        </h2>
        <p className={styles.text}>{reader.text("paneSetUpWhat")}</p>
        <ChoiceGroup
          label={reader.text("paneSheetLanguage")}
          selectedKey={language}
          options={[
            { key: "en", text: "English" },
            { key: "zh-CN", text: "中文" },
          ]}
          onChange={(_, option) => setLanguage(option?.key === "zh-CN" ? "zh-CN" : "en")}
          styles={{ root: { marginTop: 8 }, flexContainer: { display: "flex", gap: 20 } }}
        />
        <div className={styles.actions}>
          <SetUpButton
            text={reader.text("paneSetUpDo")}
            disabled={waiting}
            onClick={() => void attempt.run(() => actions.setUp(language))}
          />
        </div>
      </section>
      <Refusal reason={attempt.refusal} />
      {adoptable === undefined && (
        <p className={`${styles.text} ${styles.small} ${styles.muted}`} style={{ marginTop: 12 }}>
          {reader.text("paneHaveTable")}
        </p>
      )}
    </>
  );
}

/** "8,800 deals, 2,089 open worth 1,234, 37 overdue": what is seen in the table on the sheet. */
function seenText(reader: ReturnType<typeof useReader>, table: AdoptableTable): string {
  const rows = reader.text(table.recordType === "lead" ? "paneSeenLeads" : "paneSeenDeals", {
    count: table.rows,
  });
  const worth = reader.sums(table.openAmounts);
  const open =
    worth === ""
      ? reader.text(openWithoutAmount(table.recordType, table.openCount), { count: table.openCount })
      : reader.text("paneSeenOpenWorth", {
          count: table.openCount,
          amount: worth,
        });
  const overdue =
    table.overdueCount === 0 ? [] : [reader.text("paneSeenOverdue", { count: table.overdueCount })];
  return reader.text("paneSentence", { text: [rows, open, ...overdue].join(reader.text("paneComma")) });
}
