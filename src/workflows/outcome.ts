/** What a long step says of itself while it runs. */
export type Progress = (step: {
  readonly done: number;
  readonly total: number;
  readonly text: string;
}) => void;

export interface RunOptions {
  readonly onProgress?: Progress;
  /** Honoured until writing begins: a half-written workbook helps nobody. */
  readonly signal?: AbortSignal;
}

/** How a workflow ended; `message` is a sentence for a person. */
export type Outcome<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "cancelled" }
  | { readonly kind: "busy"; readonly message: string }
  | { readonly kind: "failed"; readonly message: string; readonly code: string };
