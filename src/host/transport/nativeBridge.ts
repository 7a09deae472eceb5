import type { RichApiHost } from "./conversation";
import { hostInfo } from "./hostInfo";
import { randomId } from "./randomId";

/** What Office.js finds as `window.external` inside Excel for Windows and for Mac. */
export interface NativeExternal {
  GetHostInfo(): string;
  GetContext(): object;
  Execute(method: number, given: readonly unknown[], callback: (answer: unknown) => void): void;
  RegisterEvent(event: number, targetId: string, handler: NativeHandler, callback: Answered): void;
  UnregisterEvent(event: number, targetId: string, callback: Answered): void;
}

type NativeHandler = (event: number, payload: readonly unknown[]) => void;
type Answered = (answer: unknown) => void;

/** Numbers by which Office.js names methods and events of its host. */
const METHOD = { richApi: 93, commandCompleted: 94 } as const;
const EVENT = {
  settingsChanged: 1,
  documentSelectionChanged: 2,
  richApiMessage: 33,
  command: 39,
} as const;
const SUCCESS = 0;
const NOT_KNOWN = 5012;
/** `Office.HostType` of Excel for the desktop by number; the platform is told apart by the host info. */
const EXCEL = 1;
const IN_DOCUMENT = 1;
const DOCUMENT_OPENED = 1;
const MAY_WRITE = 1;

/** Colours of Office's "Colorful" theme, as numbers. */
const THEME = {
  bodyBackgroundColor: 0xffffff,
  bodyForegroundColor: 0x262626,
  controlBackgroundColor: 0xf3f2f1,
  controlForegroundColor: 0x262626,
};

/**
 * Native Excel's side of the talk with a task pane: Office.js calls it as an object of the window, and gets its
 * answers by callback, later. The bundles for Windows and for Mac both speak it.
 */
export class NativeBridge {
  private readonly handlers = new Map<number, NativeHandler>();
  private readonly commands = new Map<string, () => void>();
  /** Buttons pressed before the page was ready for them. */
  private readonly waiting: unknown[][] = [];

  constructor(private readonly host: RichApiHost) {
    host.pane.pageOpened();
    host.onMessage = ({ messageCategory, messageType, targetId, message }) =>
      this.push(EVENT.richApiMessage, [
        safeArray([messageCategory, messageType, targetId, message, 0, false]),
      ]);
    host.onDocumentEvent = ({ type }) => {
      if (type in EVENT) this.push(EVENT[type as keyof typeof EVENT], []);
    };
  }

  readonly external: NativeExternal = {
    GetHostInfo: () => hostInfo(this.host),
    GetContext: () => this.context(),
    Execute: (method, given, callback) => {
      // Office.js counts on the answer not being there yet.
      void this.execute(method, given).then((answer) => setTimeout(callback, 0, answer));
    },
    RegisterEvent: (event, _targetId, handler, callback) => {
      this.handlers.set(event, handler);
      setTimeout(callback, 0, safeArray([SUCCESS]));
      if (event === EVENT.command) {
        setTimeout(() => this.waiting.splice(0).forEach((command) => this.push(EVENT.command, command)), 0);
      }
    },
    UnregisterEvent: (event, _targetId, callback) => {
      this.handlers.delete(event);
      setTimeout(callback, 0, safeArray([SUCCESS]));
    },
  };

  /** Runs what the pane registered for a ribbon button; resolves when it says that it is completed. */
  runCommand(functionName: string, controlId: string): Promise<void> {
    const id = `command-${randomId()}`;
    return new Promise((resolve) => {
      this.commands.set(id, resolve);
      this.host.pane.commandBegan();
      const command = [id, functionName, JSON.stringify({ source: { id: controlId } })];
      if (this.handlers.has(EVENT.command)) this.push(EVENT.command, command);
      else this.waiting.push(command);
    });
  }

  private push(event: number, payload: readonly unknown[]): void {
    const handler = this.handlers.get(event);
    if (handler) setTimeout(handler, 0, event, safeArray(payload));
  }

  private async execute(method: number, given: readonly unknown[]): Promise<unknown> {
    switch (method) {
      case METHOD.richApi: {
        const [customData, , , , body, , flags] = given[0] as readonly unknown[];
        const partition = typeof customData === "string" ? customData : "";
        const answer = await this.host.answer(String(body), partition, Number(flags));
        return typeof answer === "string"
          ? safeArray([SUCCESS, 200, safeArray([]), answer])
          : answer.transportError;
      }
      case METHOD.commandCompleted: {
        const id = String(given[0]);
        this.commands.get(id)?.();
        if (this.commands.delete(id)) this.host.pane.commandCompleted();
        return safeArray([SUCCESS]);
      }
      default:
        return NOT_KNOWN;
    }
  }

  private context() {
    const { host } = this;
    const id = randomId();
    return {
      GetAppType: () => EXCEL,
      GetSolutionRef: () => id,
      GetAppVersionMajor: () => 16,
      GetAppVersionMinor: () => 0,
      GetAppUILocale: () => host.displayLanguage,
      GetAppDataLocale: () => host.contentLanguage,
      GetDocUrl: () => host.documentUrl,
      GetAppCapabilities: () => MAY_WRITE,
      GetActivationMode: () => DOCUMENT_OPENED,
      GetControlIntegrationLevel: () => IN_DOCUMENT,
      GetSolutionToken: () => "",
      GetInstanceId: () => id,
      GetSupportedMatrix: () => JSON.stringify(host.requirementMatrix),
      GetHostFullVersion: () => host.build,
      GetInitialDisplayMode: () => 0,
      GetOfficeThemeInfo: () => JSON.stringify(THEME),
      GetSettings: () => ({
        Read: (keys: string[], values: string[]) => {
          for (const [key, value] of host.officeSettings) {
            keys.push(key);
            values.push(value);
          }
        },
        Write: (keys: readonly string[], values: readonly string[]) => {
          host.saveOfficeSettings(keys.map((key, i) => [key, values[i]!] as const));
        },
      }),
    };
  }
}

/** An array as COM hands it over: with indices for one bundle, by `toArray` for the other. */
function safeArray(items: readonly unknown[]): readonly unknown[] {
  return Object.assign([...items], { toArray: () => [...items] });
}
