import type { ExcelHost } from "../excel/excelHost";
import type { PushedMessage } from "../protocol/events";
import {
  ActionType,
  ERROR_TIMED_OUT,
  MessageType,
  Method,
  ResponseType,
  type MethodData,
  type OfficeRequest,
  type OfficeResponse,
} from "./messages";

export interface ConversationOptions {
  /** Origin of the page that office.js believes to be its host. Must be https. */
  readonly hostOrigin: string;
  /** Settings of the document for the add-in (Office.context.document.settings), values as JSON texts. */
  readonly settings?: Map<string, string>;
}

/**
 * The host's side of one conversation with office.js, free of how messages travel. What the page posts goes into
 * `receive`; what it must get comes out of `send`.
 */
export class PaneConversation {
  readonly conversationId = crypto.randomUUID();
  private readonly controlId = crypto.randomUUID();
  private readonly registered = new Set<string>();
  private readonly settings: Map<string, string>;
  private commands: { resolve: () => void }[] = [];
  private commandsReady: () => void = () => undefined;
  /** Resolves when the page can run ribbon commands. */
  readonly ready = new Promise<void>((resolve) => {
    this.commandsReady = resolve;
  });

  constructor(
    private readonly host: ExcelHost,
    private readonly options: ConversationOptions,
    private readonly send: (message: string) => void,
  ) {
    this.settings = options.settings ?? new Map();
    host.onMessage = (message) => this.push(message);
  }

  /** Content of `window.name` by which office.js finds its host. */
  get windowName(): string {
    return JSON.stringify({
      baseFrameName: "addin",
      hostInfo: `Excel$Web$16.00$${this.host.options.locale.name}$$$disableLogging$0$`,
      xdmInfo: `${this.conversationId}|${this.controlId}|${this.options.hostOrigin}`,
      serializerVersion: "1",
      flights: "[]",
    });
  }

  /** Takes a message that the page posted to its parent; what is not ours is left alone. */
  receive(text: unknown): void {
    const request = parseRequest(text);
    if (!request || request._conversationId !== this.conversationId) return;
    if (request._actionType === ActionType.registerEvent) {
      this.registered.add(request._actionName);
      this.reply(request, { Error: 0, Version: 1 });
      if (request._actionName === "appCommandInvoked") this.commandsReady();
    } else if (request._actionType === ActionType.unregisterEvent) {
      this.registered.delete(request._actionName);
      this.reply(request, { Error: 0, Version: 1 });
    } else if (request._actionName === "ContextActivationManager_getAppContextAsync") {
      this.reply(request, this.appContext());
    } else if (request._actionName === "executeMethod") {
      this.reply(request, this.execute(request._data as MethodData));
    } else {
      this.reply(request, null);
    }
  }

  /**
   * Presses a ribbon button that runs a function.
   * @returns when the function called event.completed()
   */
  async invokeCommand(functionName: string, buttonId = functionName): Promise<void> {
    await this.ready;
    const completed = new Promise<void>((resolve) => this.commands.push({ resolve }));
    const source = JSON.stringify({ source: { id: buttonId } });
    this.fire("appCommandInvoked", [`cmd-${crypto.randomUUID()}`, functionName, source]);
    return completed;
  }

  private execute({ DdaMethod, ArrayData, DdaSettingsMethod }: MethodData): unknown {
    switch (DdaMethod.DispatchId) {
      case Method.richApiRequest: {
        const answer = this.host.process(String(ArrayData?.[4]));
        if ("transportError" in answer) return { Version: 1, Error: answer.transportError };
        return { Version: 1, Error: 0, Data: [200, [], answer.body] };
      }
      case Method.settingsSave:
        this.settings.clear();
        for (const [key, value] of DdaSettingsMethod?.Properties ?? []) this.settings.set(key, value);
        return { Version: 1, Error: 0 };
      case Method.settingsRefresh:
        return { Version: 1, Error: 0, Properties: [...this.settings] };
      case Method.appCommandCompleted:
        this.commands.shift()?.resolve();
        return { Version: 1, Error: 0 };
      default:
        return { Version: 1, Error: ERROR_TIMED_OUT };
    }
  }

  private push({ messageCategory, messageType, targetId, message }: PushedMessage): void {
    this.fire("richApiMessage", { ArrayData: [[messageCategory, messageType, targetId, message, 0, false]] });
  }

  private fire(event: string, data: unknown): void {
    if (!this.registered.has(event)) return;
    this.post({
      _actionName: event,
      _correlationId: -1,
      _data: data,
      _responseType: ResponseType.forEventing,
    });
  }

  private reply(request: OfficeRequest, data: unknown): void {
    const { _actionName, _correlationId } = request;
    this.post({ _actionName, _correlationId, _data: data, _responseType: ResponseType.forCalling });
  }

  private post(
    part: Pick<OfficeResponse, "_actionName" | "_correlationId" | "_data" | "_responseType">,
  ): void {
    const response: OfficeResponse = {
      _serializerVersion: 1,
      _messageType: MessageType.response,
      _conversationId: this.conversationId,
      _errorCode: 0,
      ...part,
    };
    this.send(JSON.stringify(response));
  }

  private appContext(): Record<string, unknown> {
    const { locale, apiSets } = this.host.options;
    return {
      _id: this.controlId,
      _appInstanceId: this.controlId,
      _correlationId: crypto.randomUUID(),
      _appName: 16,
      _appVersion: "16.00",
      _appMinorVersion: 0,
      _hostFullVersion: "16.0.15407.10000",
      _appUILocale: locale.name,
      _dataLocale: locale.name,
      _docUrl: `${this.options.hostOrigin}/${encodeURIComponent(this.host.model.name)}`,
      _clientMode: 1,
      _osfControlType: 1,
      _settings: [...this.settings],
      _reason: "documentOpened",
      _eToken: "",
      _requirementMatrix: JSON.stringify(apiSets),
      _dialogRequirementMatrix: "",
      _appDomains: [],
      _featureGates: {},
      _initialDisplayMode: 0,
    };
  }
}

function parseRequest(text: unknown): OfficeRequest | null {
  if (typeof text !== "string") return null;
  try {
    const message = JSON.parse(text) as OfficeRequest;
    return message._messageType === MessageType.request ? message : null;
  } catch {
    return null;
  }
}
