import { applyMapping } from "../submission/applyMapping";
import type { CellBlock } from "../submission/block";
import { guessMapping, type MappingGuess } from "../submission/guessMapping";
import { withBaselines } from "../submission/mappedBaselines";
import type { Mapping } from "../submission/mapping";
import { questionsAbout } from "../submission/proposeReading";
import { choicesOf } from "../submission/questionKinds";
import { readMappedRange, readSelectedRange } from "../workbook/mappedRange";
import { readContract } from "../workbook/readContract";
import { inWorkbook } from "../workbook/session";
import type { Outcome, RunOptions } from "./outcome";
import { judgeAll } from "./prepare";
import { writeAll, type RefreshResult } from "./refresh";
import { runAlone, WAITING } from "./task";
import { WorkflowProblem } from "./workflowProblem";

/** The figures that a person selected and what was made of them, to be shown and corrected. */
export interface Selection {
  /** A1 address on the block's sheet. */
  readonly address: string;
  readonly block: CellBlock;
  readonly guess: MappingGuess;
}

/** Reads the selected range and guesses what its columns mean. */
export function readSelection(): Promise<Outcome<Selection>> {
  return runAlone("Reading the selection", {}, () =>
    inWorkbook(async (context) => {
      const selected = await readSelectedRange(context);
      if (!selected) {
        throw new WorkflowProblem(
          "NothingSelected",
          "The selected cells are empty. Select the figures with their headers, or one cell among them, and try again.",
        );
      }
      const { inventory } = await readContract(context, () => undefined, []);
      return { ...selected, guess: proposedMapping(selected.block, inventory.date1904) };
    }),
  );
}

/** The guess with all questions that are answered by choosing, as a file of that layout would be asked about. */
function proposedMapping(block: CellBlock, date1904: boolean): MappingGuess {
  const guess = guessMapping(block, { date1904 });
  if (guess.kind === "nothing") return guess;
  return { ...guess, questions: choicesOf(questionsAbout(block, guess, date1904)) };
}

/** Refreshes from a range that is no contract table, and remembers how it is read. */
export function refreshWithMapping(
  range: { readonly sheet: string; readonly address: string },
  mapping: Mapping,
  options: RunOptions = {},
): Promise<Outcome<RefreshResult>> {
  return runAlone("Refresh", options, () =>
    inWorkbook(
      async (context, answered) => {
        const book = await readContract(context, answered);
        const block = await readMappedRange(context, range.sheet, range.address);
        if (!block)
          throw new WorkflowProblem(
            "NothingSelected",
            `The sheet "${range.sheet}" is gone. Select the figures again.`,
          );
        const { date1904 } = book.inventory;
        const data = withBaselines(applyMapping(block, mapping, { date1904 }), book.inputs, { date1904 });
        const prepared = await judgeAll(book, data, options);
        return writeAll(context, prepared, options, { ...range, mapping });
      },
      () => options.onProgress?.(WAITING),
    ),
  );
}
