import { maskContract } from "../documents/share/maskContract";
import { readPublished } from "../documents/share/published";
import { tellingTexts } from "../documents/share/tellingTexts";
import { tblPublished } from "../submission/recordTables";
import { tblNarrative } from "../submission/templateDefinition";
import { inWorkbook } from "../workbook/session";
import { readContract } from "../workbook/readContract";
import type { Outcome, RunOptions } from "./outcome";
import { prepare } from "./prepare";
import { maskedFigures, type MaskedFigureText } from "./share";
import { openMeetings, placeOf, typedTexts } from "./sharedTexts";
import { runAlone, WAITING } from "./task";

/** Whom a workbook can be made for, and what it would not show. */
export interface ShareChoices {
  readonly contractId: string;
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  /** The next one first. */
  readonly meetings: readonly { readonly id: string; readonly label: string }[];
  readonly threshold: number;
  readonly masked: readonly MaskedFigureText[];
  readonly warnings: readonly string[];
  /** Typed texts that say a number which is not shown, by their place. */
  readonly tellingTexts: readonly string[];
}

/** Reads the contract and decides what would be masked; nothing is made or written. */
export function openShareChoices(options: RunOptions): Promise<Outcome<ShareChoices>> {
  return runAlone("Reading the contract", options, () =>
    inWorkbook(
      async (context, answered) => {
        const prepared = await prepare(context, answered, options);
        const { data, findings, asOf } = prepared;
        const { inputs, inventory } = await readContract(
          context,
          answered,
          [tblNarrative.name, tblPublished.name],
          [],
        );
        const mask = maskContract(data, findings, readPublished(inputs, inventory.date1904));
        const typed = typedTexts(prepared, inputs, inventory.date1904);
        const toCome = new Set(openMeetings(data.meetings, asOf).map(({ id }) => id));
        const lines = typed.lines.filter(({ meetingId }) => toCome.has(meetingId));
        const byDate = [...data.meetings].sort((a, b) => b.date.localeCompare(a.date));
        const open = byDate.filter(({ closedOn }) => closedOn === null).reverse();
        const closed = byDate.filter(({ closedOn }) => closedOn !== null);
        return {
          contractId: data.contract.contractId,
          providers: data.providers.map(({ id, name }) => ({ id, name })),
          meetings: [...open, ...closed].map(({ id, date }) => ({ id, label: `${id}, ${date}` })),
          threshold: data.contract.threshold,
          masked: maskedFigures(mask),
          warnings: mask.warnings,
          tellingTexts: tellingTexts({ ...typed, lines }, mask.hidden, data.contract).map(placeOf),
        };
      },
      () => options.onProgress?.(WAITING),
    ),
  );
}
