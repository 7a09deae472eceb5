import { DocumentMethods, type DocumentCall, type OfficeDocument } from "./documentMethods";
import { hostInfo } from "./hostInfo";
import { randomId } from "./randomId";
import type { BoundCells, DocumentEvent } from "../protocol/events";
import type { WebView } from "./webView";

/** What answers rich-API requests: the Excel host, without any notion of how messages travel. */
export interface RichApiHost {
  /**
   * Answers one request body (JSON) with a response body (JSON), or refuses it with a transport error's number; a
   * promise where Excel lets the add-in wait.
   * @param partition whom the request is for; "" is the workbook
   * @param flags of the request, as Office.js sends them
   */
  answer(requestJson: string, partition?: string, flags?: number): Answer | Promise<Answer>;
  readonly platform: WebView & { readonly bundle: "web" | "win32" | "mac" };
  /** Told of each command of the ribbon, which the pane waits for. */
  readonly pane: { pageOpened(): void; commandBegan(): void; commandCompleted(): void };
  /** Called with each event that Excel pushes; set by the transport. */
  onMessage: (message: PushedEvent) => void;
  /** Called with each event of Office's common API; set by the transport. */
  onDocumentEvent: (event: DocumentEvent) => void;
  /** The cells that are bound under an id; null where none are. */
  boundCells(id: string): BoundCells | null;
  /** Settings of the Office kind (`Office.context.document.settings`), name → JSON text. */
  readonly officeSettings: ReadonlyMap<string, string>;
  /** Puts these in the place of all settings of the Office kind. */
  saveOfficeSettings(settings: Iterable<readonly [name: string, json: string]>): void;
  readonly document: OfficeDocument;
  /** What `isSetSupported` answers from: API set → highest version, e.g. `{ExcelApi: "1.17"}`. */
  readonly requirementMatrix: Readonly<Record<string, string>>;
  readonly displayLanguage: string;
  readonly contentLanguage: string;
  readonly documentUrl: string;
  readonly build: string;
  /** True where the page is a shared runtime that also has custom functions. */
  readonly hasCustomFunctions: boolean;
}

export type Answer = string | { readonly transportError: number };

export interface PushedEvent {
  readonly messageCategory: number;
  readonly messageType: number;
  readonly targetId: string;
  readonly message: string;
}

/** The task pane's page as the host addresses it. */
export interface PaneAddress {
  readonly conversationId: string;
  readonly controlId: string;
  /** Origin that the host page claims; Office.js trusts https only. */
  readonly hostOrigin: string;
}

export function newPaneAddress(hostOrigin: string): PaneAddress {
  return { conversationId: randomId(), controlId: randomId(), hostOrigin };
}

/** The text that tells Office.js who its host is: the name of the pane's window. */
export function windowName(
  { conversationId, controlId, hostOrigin }: PaneAddress,
  host: Parameters<typeof hostInfo>[0],
): string {
  return JSON.stringify({
    baseFrameName: "addin",
    hostInfo: hostInfo(host),
    xdmInfo: `${conversationId}|${controlId}|${hostOrigin}`,
    serializerVersion: "1",
    flights: "[]",
  });
}

interface PaneMessage {
  readonly _messageType: number;
  readonly _actionType?: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

interface MethodCall extends DocumentCall {
  readonly ArrayData?: readonly unknown[];
  readonly DdaSettingsMethod?: { readonly Properties?: readonly [string, string][] };
  readonly Properties?: readonly [string, string][];
  readonly DdaBindingsMethod?: { readonly BindingId: string };
}

const REQUEST = 0;
const RESPONSE = 1;
const REGISTER = 1;
const UNREGISTER = 2;
const FOR_CALLING = 0;
const FOR_EVENTING = 1;

const COMMAND = "appCommandInvoked";

/** Numbers of the methods that Office.js asks of its host by message. */
const METHOD = {
  getBinding: 68,
  refreshSettings: 75,
  saveSettings: 76,
  richApi: 93,
  commandCompleted: 94,
} as const;
const NOT_KNOWN = 5012;
const NO_SUCH_BINDING = 3002;
const BINDING_TYPES = { Table: 1, Text: 2, Range: 3 } as const;

/**
 * Excel's side of the talk between a task pane and its host page, as Office on the web leads it.
 *
 * It knows neither windows nor frames: `send` carries a text to the pane, `receive` is given each text from it.
 */
export class Conversation {
  private readonly listening = new Set<string>();
  private readonly commands = new Map<string, () => void>();
  /** Buttons pressed before the page was ready for them. */
  private readonly waiting: unknown[][] = [];
  private readonly documentMethods: DocumentMethods;

  constructor(
    private readonly host: RichApiHost,
    private readonly address: PaneAddress,
    private readonly send: (text: string) => void,
  ) {
    this.documentMethods = new DocumentMethods(host.document);
    host.pane.pageOpened();
    host.onMessage = ({ messageCategory, messageType, targetId, message }) =>
      this.push("richApiMessage", {
        ArrayData: [[messageCategory, messageType, targetId, message, 0, false]],
      });
    host.onDocumentEvent = (event) => {
      if (!("binding" in event)) return this.push(event.type, {});
      const subset = event.type === "bindingSelectionChanged" ? { subset: event.subset } : {};
      this.push(`${event.binding.id}_${event.type}`, { ddaBinding: described(event.binding), ...subset });
    };
  }

  receive(text: string): void {
    const message = parse(text);
    if (
      !message ||
      message._messageType !== REQUEST ||
      message._conversationId !== this.address.conversationId
    )
      return;
    const name = message._actionName;
    if (message._actionType === REGISTER) {
      this.listening.add(name);
      this.reply(message, { Error: 0, Version: 1 });
      if (name === COMMAND) for (const command of this.waiting.splice(0)) this.push(COMMAND, command);
    } else if (message._actionType === UNREGISTER) {
      this.listening.delete(name);
      this.reply(message, { Error: 0, Version: 1 });
    } else if (name === "ContextActivationManager_getAppContextAsync") this.reply(message, this.appContext());
    else if (name === "executeMethod") this.answerCall(message);
    else this.reply(message, null);
  }

  /** Runs what the pane registered for a ribbon button; resolves when it says that it is completed. */
  runCommand(functionName: string, controlId: string): Promise<void> {
    const id = `command-${randomId()}`;
    return new Promise((resolve) => {
      this.commands.set(id, resolve);
      this.host.pane.commandBegan();
      const command = [id, functionName, JSON.stringify({ source: { id: controlId } })];
      if (this.listening.has(COMMAND)) this.push(COMMAND, command);
      else this.waiting.push(command);
    });
  }

  private answerCall(message: PaneMessage): void {
    const answer = this.execute(message._data as MethodCall);
    if (answer instanceof Promise) void answer.then((later) => this.reply(message, later));
    else this.reply(message, answer);
  }

  private execute(call: MethodCall): unknown {
    const done = { Version: 1, Error: 0 };
    switch (call.DdaMethod?.DispatchId) {
      case METHOD.richApi: {
        const [customData, , , , body, , flags] = call.ArrayData ?? [];
        const partition = typeof customData === "string" ? customData : "";
        const answer = this.host.answer(String(body), partition, Number(flags));
        return answer instanceof Promise ? answer.then(richApiAnswer) : richApiAnswer(answer);
      }
      case METHOD.saveSettings: {
        const settings = call.DdaSettingsMethod?.Properties ?? call.Properties ?? [];
        this.host.saveOfficeSettings(settings);
        return done;
      }
      case METHOD.getBinding: {
        const found = this.host.boundCells(call.DdaBindingsMethod?.BindingId ?? "");
        return found ? { ...done, Bindings: [described(found)] } : { Version: 1, Error: NO_SUCH_BINDING };
      }
      case METHOD.refreshSettings:
        return { ...done, Properties: { Settings: [...this.host.officeSettings].map(namedValue) } };
      case METHOD.commandCompleted: {
        // The first argument of a completed command is its id.
        const id = String(call[0]);
        this.commands.get(id)?.();
        if (this.commands.delete(id)) this.host.pane.commandCompleted();
        return done;
      }
      default:
        return this.documentMethods.answer(call) ?? { Version: 1, Error: NOT_KNOWN };
    }
  }

  private appContext(): unknown {
    const { host, address } = this;
    return {
      _id: address.controlId,
      _appName: 16,
      _appVersion: "16.00",
      _appUILocale: host.displayLanguage,
      _dataLocale: host.contentLanguage,
      _docUrl: host.documentUrl,
      _clientMode: 1,
      _settings: [...host.officeSettings],
      _reason: "documentOpened",
      _osfControlType: 1,
      _eToken: "",
      _correlationId: randomId(),
      _appInstanceId: address.controlId,
      _appMinorVersion: 0,
      _requirementMatrix: JSON.stringify(host.requirementMatrix),
      _hostFullVersion: host.build,
      _appDomains: [],
      _dialogRequirementMatrix: "",
      _featureGates: {},
      _initialDisplayMode: 0,
      _hostCustomMessage: "",
      _wacHostEnvironment: "0",
      _isFromWacAutomation: false,
    };
  }

  private reply(request: PaneMessage, data: unknown): void {
    this.post(request._actionName, request._correlationId, data, FOR_CALLING);
  }

  private push(actionName: string, data: unknown): void {
    if (this.listening.has(actionName)) this.post(actionName, -1, data, FOR_EVENTING);
  }

  private post(actionName: string, correlationId: number, data: unknown, responseType: number): void {
    this.send(
      JSON.stringify({
        _serializerVersion: 1,
        _messageType: RESPONSE,
        _actionName: actionName,
        _conversationId: this.address.conversationId,
        _correlationId: correlationId,
        _origin: this.address.hostOrigin,
        _data: data,
        _errorCode: 0,
        _responseType: responseType,
      }),
    );
  }
}

function richApiAnswer(answer: Answer): unknown {
  if (typeof answer !== "string") return { Version: 1, Error: answer.transportError };
  return { Version: 1, Error: 0, Data: [200, [], answer] };
}

function parse(text: string): PaneMessage | null {
  try {
    return JSON.parse(text) as PaneMessage;
  } catch {
    return null;
  }
}

function namedValue([name, json]: [string, string]) {
  return { Name: name, Value: json };
}

function described({ id, type, rows, columns, hasHeaders }: BoundCells) {
  return {
    Name: id,
    BindingType: BINDING_TYPES[type],
    RowCount: rows,
    ColCount: columns,
    HasHeaders: hasHeaders,
  };
}
