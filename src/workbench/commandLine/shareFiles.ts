import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { today, type MadeFile } from "./makeFiles";
import type { ShareRequest } from "./parseArguments";
import { callAddin } from "./runAddin";

/** A workbook to share, and what was left out of it. */
export interface ShareResult {
  readonly files: readonly MadeFile[];
  readonly masked: readonly { readonly measure: string; readonly figure: string; readonly reason: string }[];
  readonly warnings: readonly string[];
}

/**
 * Lets the built add-in make a workbook to share; the contract workbook gets a record of what it shows.
 *
 * @param folder where the add-in was built
 * @throws AddinError with the add-in's own sentence where nothing may be shared
 */
export function shareWithAddin(
  book: WorkbookModel,
  { whom, namesLookedAt }: ShareRequest,
  folder: string,
  tell: (text: string) => void,
): Promise<ShareResult> {
  const request = {
    for: "provider" in whom ? { providerIds: [whom.provider] } : { meetingId: whom.meeting },
    today: today(),
    namesLookedAt,
    onProgress: ({ text }: { readonly text: string }) => tell(text),
  };
  return callAddin(book, folder, (acm) => acm.share(request));
}

/** What a person at the command line should know of it. */
export function shareLines({ masked, warnings }: ShareResult, isRecorded: boolean): string[] {
  const measures = new Map<string, number>();
  for (const { measure } of masked) measures.set(measure, (measures.get(measure) ?? 0) + 1);
  return [
    ...[...measures].map(
      ([measure, figures]) => `${measure}: ${figures} of the contract's figures not shown.`,
    ),
    ...warnings,
    ...(isRecorded
      ? []
      : [
          "What was shown is not recorded. Use --record BOOK2.xlsx: without a record a later file could give away by subtraction what this one hides.",
        ]),
  ];
}
