/** Longest time that the pane may be kept from answering. */
const PIECE_MS = 80;

/** Tells how much of the work is done (0-1), lets the page breathe, and throws where a person has stopped it. */
export type Pause = (done: number) => Promise<void>;

export interface ReadingOptions {
  /** Part of the file that is read, 0-1. */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/** A pause that only stops once the page has waited long enough. */
export function pauses({ onProgress, signal }: ReadingOptions): Pause {
  let pieceEnds = performance.now() + PIECE_MS;
  return async (done) => {
    onProgress?.(done);
    if (performance.now() >= pieceEnds) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      pieceEnds = performance.now() + PIECE_MS;
    }
    signal?.throwIfAborted();
  };
}
