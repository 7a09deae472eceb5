/**
 * The pane of an add-in, as the add-in itself shows it. While a command of the ribbon has not said that it is
 * completed, Excel shows no pane: what was asked for comes afterwards.
 */
// Fact: runtime.pane-after-completion
export class Pane {
  isShown = false;
  private running = 0;
  private wanted: (() => void) | null = null;

  /** The add-in's page is there anew: commands of the former one are over with it. */
  pageOpened(): void {
    this.running = 0;
    this.wanted = null;
  }

  commandBegan(): void {
    this.running++;
  }

  commandCompleted(): void {
    this.running--;
    if (this.running > 0) return;
    this.wanted?.();
    this.wanted = null;
  }

  /** Calls `show` at once, or when no command runs any more; of several wishes the last counts. */
  whenCommandsAreDone(show: () => void): void {
    if (this.running === 0) show();
    else this.wanted = show;
  }
}
