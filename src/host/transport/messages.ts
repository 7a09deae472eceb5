/** Messages between a host page and office.js in the add-in's page, as Office on the web exchanges them: JSON texts. */
export const MessageType = { request: 0, response: 1 } as const;
export const ActionType = { invoke: 0, registerEvent: 1, unregisterEvent: 2 } as const;
export const ResponseType = { forCalling: 0, forEventing: 1 } as const;

/** Numbers of the methods that `executeMethod` stands for. */
export const Method = {
  settingsRefresh: 75,
  settingsSave: 76,
  richApiRequest: 93,
  appCommandCompleted: 94,
} as const;

export const ERROR_TIMED_OUT = 5012;

export interface OfficeRequest {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType?: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data?: unknown;
}

export interface MethodData {
  readonly DdaMethod: { readonly DispatchId: number };
  readonly ArrayData?: readonly unknown[];
  readonly DdaSettingsMethod?: { readonly Properties?: readonly [string, string][] };
}

export interface OfficeResponse {
  readonly _serializerVersion: 1;
  readonly _messageType: 1;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
  readonly _errorCode: number;
  readonly _responseType: number;
}
