import type { MadeFile } from "./makeFiles";

/** A workbook to share, and what was left out of it. */
export interface ShareResult {
  readonly files: readonly MadeFile[];
  readonly masked: readonly { readonly measure: string; readonly figure: string; readonly reason: string }[];
  readonly warnings: readonly string[];
  /** Places in the contract workbook. */
  readonly textsLeftOut: readonly string[];
}

/** What a person at the command line should know of it. */
export function shareLines({ masked, warnings, textsLeftOut }: ShareResult, isRecorded: boolean): string[] {
  const measures = new Map<string, number>();
  for (const { measure } of masked) measures.set(measure, (measures.get(measure) ?? 0) + 1);
  return [
    ...[...measures].map(
      ([measure, figures]) => `${measure}: ${figures} of the contract's figures not shown.`,
    ),
    ...warnings,
    ...textsLeftOut.map((place) => `Left out: ${place}.`),
    ...(isRecorded
      ? []
      : [
          "What was shown is not recorded. Use --record BOOK2.xlsx: without a record a later file could give away by subtraction what this one hides.",
        ]),
  ];
}
