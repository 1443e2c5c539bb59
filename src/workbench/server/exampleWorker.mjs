// Makes the example workbook beside the server, so that the page is served meanwhile.
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";

const { maker, language, now, folder } = workerData;
const { makeExample } = (await import(pathToFileURL(maker).href)).default;
parentPort?.postMessage(JSON.stringify(await makeExample(language, new Date(now), folder)));
process.exit();
