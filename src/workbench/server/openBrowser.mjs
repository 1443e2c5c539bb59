import { spawn } from "node:child_process";

/**
 * Opens an address in the default browser. If there is none, the printed address is enough.
 * @param {string} address
 */
export function openBrowser(address) {
  const [command, ...words] =
    process.platform === "darwin"
      ? ["open", address]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", "", address.replace(/&/g, "^&")]
        : ["xdg-open", address];
  const child = spawn(command ?? "", words, { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}
