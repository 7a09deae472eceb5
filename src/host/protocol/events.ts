/** One message as Excel pushes it to Office.js. */
export interface PushedMessage {
  readonly messageCategory: number;
  readonly messageType: number;
  readonly targetId: string;
  /** Arguments of the event as JSON. */
  readonly message: string;
}

/** Bound cells as Office's common API describes them. */
export interface BoundCells {
  readonly id: string;
  readonly type: "Range" | "Table" | "Text";
  /** Without the header row. */
  readonly rows: number;
  readonly columns: number;
  readonly hasHeaders: boolean;
}

/** An event of Office's common API. */
export type DocumentEvent =
  | { readonly type: "documentSelectionChanged" | "settingsChanged" }
  | { readonly type: "bindingDataChanged"; readonly binding: BoundCells }
  | {
      readonly type: "bindingSelectionChanged";
      readonly binding: BoundCells;
      /** What of it is selected, counted from its first cell. */
      readonly subset: Readonly<Record<"startRow" | "startColumn" | "rowCount" | "columnCount", number>>;
    };

const EVENT_CATEGORY = 65536;

/** Target of events that concern the whole workbook. */
export const WORKBOOK_TARGET = "Workbook";

/** Who listens to which event of which object, and the way to tell them. */
export class Events {
  private readonly registered = new Map<string, number>();
  /** Set by the transport. */
  onMessage: (message: PushedMessage) => void = () => undefined;
  /** Set by the transport, which knows who listens to these. */
  onDocumentEvent: (event: DocumentEvent) => void = () => undefined;
  /** Told of every registration. */
  onRegister: (type: number) => void = () => undefined;
  /** runtime.enableEvents: false keeps everything quiet. */
  enabled = true;
  /** True: what happens is told to nobody. */
  areLost = false;

  register(type: number, targetId: string): void {
    const key = keyOf(type, targetId);
    this.registered.set(key, (this.registered.get(key) ?? 0) + 1);
    this.onRegister(type);
  }

  unregister(type: number, targetId: string): void {
    const key = keyOf(type, targetId);
    const left = (this.registered.get(key) ?? 0) - 1;
    if (left > 0) this.registered.set(key, left);
    else this.registered.delete(key);
  }

  hasListeners(type: number, targetId: string): boolean {
    return this.enabled && this.registered.has(keyOf(type, targetId));
  }

  /** Whether anything listens to this event, of whatever object. */
  isWanted(type: number): boolean {
    return this.enabled && [...this.registered.keys()].some((key) => key.startsWith(`${type}|`));
  }

  /** Tells what happened by the common API. */
  tell(event: DocumentEvent): void {
    if (this.enabled && !this.areLost) this.onDocumentEvent(event);
  }

  /** Tells the listeners of each target; `argumentsOf` is called only when there is one. */
  push(type: number, targetIds: readonly string[], argumentsOf: () => Record<string, unknown>): void {
    if (this.areLost) return;
    const listening = targetIds.filter((targetId) => this.hasListeners(type, targetId));
    for (const targetId of listening) {
      this.onMessage({
        messageCategory: EVENT_CATEGORY,
        messageType: type,
        targetId,
        message: JSON.stringify(argumentsOf()),
      });
    }
  }
}

function keyOf(type: number, targetId: string): string {
  return `${type}|${targetId}`;
}
