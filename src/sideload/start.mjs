// `npm run excel`: builds the add-in, serves it over https on this machine and loads it into Excel.
//   npm run excel                        Excel on this Windows or Mac
//   npm run excel -- web <address>       the workbook at that address, in Excel on the web
//   npm run excel -- serve               only serve; the manifest is then added by hand (README, "Into a real Excel")
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { staticServer } from "./serve.mjs";

const port = 3000;
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const manifest = join(root, "dist", "manifest.xml");
// These tools bring several hundred megabytes that nobody needs who has no Excel, so they are fetched when asked for.
const certificates = "office-addin-dev-certs@3.0.0";
const debugging = "office-addin-debugging@7.0.0";

const [mode = process.platform === "linux" ? "serve" : "desktop", address] = process.argv.slice(2);
if (!["desktop", "web", "serve"].includes(mode) || (mode === "web" && !address)) {
  console.error(
    "Say `npm run excel`, `npm run excel -- web <address of a workbook>` or `npm run excel -- serve`.",
  );
  process.exit(2);
}

run("npm", ["run", "build"], { ...process.env, ADDIN_URL: `https://localhost:${port}/` });
// Asks the system, once, to trust a certificate made for this machine only.
run("npx", ["--yes", certificates, "install"]);

const folder = join(homedir(), ".office-addin-dev-certs");
const certificate = {
  key: readFileSync(join(folder, "localhost.key")),
  cert: readFileSync(join(folder, "localhost.crt")),
};
const server = staticServer(join(root, "dist"), certificate);
server.listen(port, "localhost", () => {
  console.log(`\nThe add-in is at https://localhost:${port}/, its manifest is ${manifest}. Ctrl+C stops it.`);
  if (mode === "serve") {
    console.log(
      "In Excel on the web: Home, Add-ins, More add-ins, My add-ins, Upload My Add-in, and choose that manifest.",
    );
    return;
  }
  const where = mode === "web" ? ["web", "--document", address] : ["desktop"];
  npx([debugging, "start", manifest, ...where, "--no-debug"]);
});
server.on("error", (error) => {
  const why =
    error.code === "EADDRINUSE" ? `port ${port} is in use; stop what uses it and try again` : error.message;
  console.error(`The add-in could not be served: ${why}.`);
  process.exitCode = 1;
});

process.once("SIGINT", () => {
  server.close();
  if (mode === "desktop") run("npx", ["--yes", debugging, "stop", manifest]);
  process.exit();
});

function run(command, args, env = process.env) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    env,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}

function npx(args) {
  spawn("npx", ["--yes", ...args], { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
}
