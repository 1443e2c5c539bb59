import type { pane as english } from "../en/pane";

/** The sentences of the task pane, in Chinese. */
export const pane: Readonly<Record<keyof typeof english, string>> = {
  somethingWentWrong: "操作未完成（{code}）。请在下方菜单中刷新，然后重试。",
  paneSelectedDeals: "已选择 {count} 个商机",
  paneWorkingAs: "当前用户：{name}",
};
