/** The sentences of the task pane, in English. */
export const pane = {
  somethingWentWrong: "That did not work ({code}). Refresh in the menu below, then try again.",
  paneSelectedDeals: "{count|1 deal|{count} deals} selected",
  paneWorkingAs: "You are {name}",
} as const;
