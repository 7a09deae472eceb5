import type { CollaborationMessage, CoreCommand, TransportService } from "@odoo/o-spreadsheet";

/** Name under which the workbook takes part in the grid's session. */
const WORKBOOK = "workbook";

/**
 * The workbook as a second author of the grid's document. Its changes arrive as one revision each, so that the
 * grid calculates and draws once for thousands of cells, and stay off the person's undo list.
 */
export class WorkbookTransport implements TransportService<CollaborationMessage> {
  private readonly listeners = new Map<string, (message: CollaborationMessage) => void>();
  private count = 0;

  constructor(private revision: string) {}

  /** From the grid: a person's change. It is accepted at once. */
  async sendMessage(message: CollaborationMessage): Promise<void> {
    this.deliver(message);
  }

  onNewMessage(id: string, callback: (message: CollaborationMessage) => void): void {
    this.listeners.set(id, callback);
  }

  leave(id: string): void {
    this.listeners.delete(id);
  }

  /** To the grid: a change of the workbook. */
  publish(commands: readonly CoreCommand[]): void {
    if (commands.length === 0) return;
    this.deliver({
      type: "REMOTE_REVISION",
      version: 1,
      clientId: WORKBOOK,
      commands,
      serverRevisionId: this.revision,
      nextRevisionId: `${WORKBOOK}${++this.count}`,
    });
  }

  private deliver(message: CollaborationMessage): void {
    if ("nextRevisionId" in message) this.revision = message.nextRevisionId;
    for (const listener of [...this.listeners.values()]) listener(message);
  }
}
