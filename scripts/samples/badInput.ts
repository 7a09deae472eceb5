import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { badMeasures, HIDDEN_ROW } from "./badMeasures";
import * as badTables from "./badTables";
import { Book, FIRST_ROW } from "./book";
import { addContractSheets, hintsOf } from "./contractSheets";
import { withRates } from "./measureRows";
import { addStartSheet } from "./startSheet";

/** Every kind of bad input that a table can hold; the note of each row says what is wrong with it. */
export function badInput(): WorkbookModel {
  const book = new Book();
  addStartSheet(book, {
    title: "What can go wrong in a submission",
    about: [
      "A sample in which hardly a row is right: the kinds of errors that real performance files have.",
      "The note of each row says what is wrong with it, and what is right or not checked yet.",
    ],
    steps: [
      "Open the tab Contracts on the ribbon and press Check data. The sheet Problems lists what needs a fix or an answer.",
      "Click a problem in the pane: its cell is selected. Read the note at the end of the row.",
      "Correct a cell and press Check data again: its problem is gone.",
    ],
    sheets: hintsOf(["Breakdowns", "Pathway"]),
  });
  addContractSheets(book, {
    contract: {
      contract_id: "C-2026-099",
      title: "Rows to be questioned",
      domain: "child_welfare",
      fiscal_year_start: "sometime",
      cadence: "monthly",
      threshold: "eleven",
      as_of: "2026-10-31",
      consent_joint_view: "perhaps",
      allow_provisional: "no",
    },
    providers: badTables.PROVIDERS,
    indicators: badTables.INDICATORS,
    targets: badTables.TARGETS,
    baselines: badTables.BASELINES,
    measures: withRates(badMeasures()),
    actions: badTables.ACTIONS,
    meetings: badTables.MEETINGS,
    people: badTables.PEOPLE,
  });
  book.model.sheet("Data")?.hiddenRows.add(FIRST_ROW + HIDDEN_ROW);
  return book.model;
}
