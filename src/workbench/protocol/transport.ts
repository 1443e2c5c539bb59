import { neverAnswered } from "./executor";
import type { ExcelHost } from "./host";

/** What Office.js takes for an array of the other side. */
interface SafeArray {
  toArray(): readonly unknown[];
  dimensions(): number;
}

function safe(items: readonly unknown[]): SafeArray {
  return { toArray: () => items, dimensions: () => 1 };
}

type Callback = (answer: unknown) => unknown;
type Handler = (dispId: number, payload: unknown) => void;

const executeRichApi = 93;
const selectionChanged = 2;
const richApiMessage = 33;
/** A theme in Excel's own whites, as colour numbers. */
const lightTheme = {
  bodyBackgroundColor: 0xffffff,
  bodyForegroundColor: 0x262626,
  controlBackgroundColor: 0xffffff,
  controlForegroundColor: 0x262626,
};

/** The object that Office.js finds at `window.external` in Excel for Windows, answered by a host. */
export function externalFor(host: ExcelHost): Record<string, unknown> {
  const context = contextOf(host);
  return {
    GetHostInfo: () => `_host_Info=Excel$Win32$16.01$${host.locale}$workbench$$disableLogging$3`,
    GetContext: () => context,
    Execute: (dispId: number, args: readonly unknown[], callback: Callback) => {
      if (dispId === executeRichApi) execute(host, args, callback);
      else callback(5001);
    },
    RegisterEvent: (dispId: number, _targetId: string, handler: Handler, callback: Callback) => {
      if (dispId === richApiMessage)
        host.connect((entries) => handler(dispId, safe(entries.map((entry) => safe(entry)))));
      else if (dispId === selectionChanged) host.connectSelection(() => handler(dispId, safe([])));
      queueMicrotask(() => callback(0));
    },
    UnregisterEvent: (dispId: number, _targetId: string, callback: Callback) => {
      if (dispId === richApiMessage) host.connect(null);
      else if (dispId === selectionChanged) host.connectSelection(null);
      queueMicrotask(() => callback(0));
    },
  };
}

function execute(host: ExcelHost, args: readonly unknown[], callback: Callback): void {
  const message = (Array.isArray(args[0]) ? args[0] : args) as readonly unknown[];
  const [customData, , , , body] = message;
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  void host.process(text(customData), Number(message[6] ?? 0), text(body)).then((answer) => {
    if (answer === neverAnswered) return;
    if ("errorCode" in answer) callback(answer.errorCode);
    else callback(safe([0, safe([200, [], answer.body])]));
  });
}

function contextOf(host: ExcelHost): Record<string, unknown> {
  const stored = (): Record<string, string> => {
    const { properties } = host.workbook;
    return (properties.documentSettings ??= {}) as Record<string, string>;
  };
  const write = (keys: readonly string[], values: readonly string[]): void => {
    host.workbook.properties.documentSettings = Object.fromEntries(
      keys.map((key, index) => [key, values[index] ?? ""]),
    );
  };
  return {
    GetAppType: () => 1,
    GetSolutionRef: () => "workbench",
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => host.locale,
    GetAppDataLocale: () => host.contentLocale,
    GetDocUrl: () => host.workbook.name,
    GetAppCapabilities: () => 1,
    GetActivationMode: () => (host.options.reason === "inserted" ? 1 : 2),
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => "",
    GetCorrelationId: () => "workbench",
    GetInstanceId: () => "workbench",
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () => JSON.stringify(host.requirementSets),
    GetHostFullVersion: () => "16.0.15407.1000",
    GetInitialDisplayMode: () => 0,
    GetOfficeThemeInfo: () => JSON.stringify(host.options.theme ?? lightTheme),
    GetSettings: () => ({
      Read: (keys: string[], values: string[]) => {
        for (const [key, value] of Object.entries(stored())) {
          keys.push(key);
          values.push(value);
        }
      },
      WriteAsync: (keys: string[], values: string[], done: (status: number) => void) => {
        write(keys, values);
        queueMicrotask(() => done(0));
      },
      RefreshAsync: (done: () => void) => queueMicrotask(done),
    }),
  };
}
