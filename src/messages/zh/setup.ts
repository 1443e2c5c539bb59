import type { setup as english } from "../en/setup";

/** The sentences of setup, in Chinese. */
export const setup: Readonly<Record<keyof typeof english, string>> = {
  listAlert: "这个值不在列表中。如确需使用可以保留（Funnelbook 会询问），或从列表中选择。",
};
