import type { JSX } from "react";
import about from "../../../package.json";
import { useDoing } from "../doing";
import type { PanelKind } from "../panel";
import { useReader } from "../reader";
import { styles } from "../styles";
import { CommandBarButton, ContextualMenuItemType, IconButton, type IContextualMenuItem } from "../ui";

/** The line at the bottom: new records, an activity, who is working here, and the menu of rarer things. */
export function Footer(props: {
  readonly who: string;
  readonly canAdd: boolean;
  readonly canLog: boolean;
  readonly hasStore: boolean;
  readonly onPanel: (kind: PanelKind) => void;
}): JSX.Element {
  const { who, canAdd, canLog, hasStore, onPanel } = props;
  const reader = useReader();
  const { actions, locked } = useDoing();
  const item = (key: string, text: string, iconName: string, onClick: () => void): IContextualMenuItem => ({
    key,
    text,
    iconProps: { iconName },
    disabled: locked,
    onClick,
  });
  const line = (key: string, text: string): IContextualMenuItem => ({
    key,
    text,
    itemType: ContextualMenuItemType.Header,
  });
  const store = [
    item("reconcile", reader.text("paneReconcile"), "Sync", () => void actions.reconcile()),
    item("repair", reader.text("paneRepairFormulas"), "Repair", () => void actions.repairFormulas()),
    item("who", reader.text("paneChangeWho"), "Contact", () => onPanel("who")),
  ];
  const menu: IContextualMenuItem[] = [
    item("refresh", reader.text("paneRefresh"), "Refresh", () => void actions.refresh()),
    ...(hasStore ? store : []),
    line("version", reader.text("paneVersion", { version: about.version })),
    line("language", reader.text("paneLanguageFollows")),
  ];
  return (
    <footer className={styles.footer}>
      {canAdd && (
        <CommandBarButton
          text={reader.text("paneNew")}
          iconProps={{ iconName: "Add" }}
          disabled={locked}
          styles={footerButton}
          menuProps={{
            items: [
              item("lead", reader.text("paneAddLead"), "AddFriend", () => onPanel("addLead")),
              item("opportunity", reader.text("paneAddOpportunity"), "Money", () =>
                onPanel("addOpportunity"),
              ),
            ],
          }}
        />
      )}
      {canLog && (
        <CommandBarButton
          text={reader.text("paneLogActivity")}
          iconProps={{ iconName: "Phone" }}
          disabled={locked}
          styles={footerButton}
          onClick={() => onPanel("activity")}
        />
      )}
      <span
        className={`${styles.footerWho} ${styles.small} ${styles.muted}`}
        title={who === "" ? "" : reader.text("paneWorkingAs", { name: who })}
      >
        {who}
      </span>
      <IconButton
        iconProps={{ iconName: "More" }}
        ariaLabel={reader.text("paneMenu")}
        title={reader.text("paneMenu")}
        menuProps={{ items: menu, styles: { header: { color: "inherit", fontSize: 12, fontWeight: 400 } } }}
        onRenderMenuIcon={() => null}
      />
    </footer>
  );
}

const footerButton = {
  root: { background: "transparent", height: 34, padding: "0 6px", whiteSpace: "nowrap" },
};
