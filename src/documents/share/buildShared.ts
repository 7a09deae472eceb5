import { listText } from "../../analysis/wording";
import { WorkbookModel } from "../../spreadsheet/model/workbook";
import { saveWorkbook } from "../../spreadsheet/xlsx/saveWorkbook";
import { BODY, HEADING, STRONG, TITLE } from "../documentLook";
import { linesOf, SheetWriter } from "../sheetWriter";
import { addComparisonSheet } from "./comparisonSheet";
import { addFiguresSheets, addSummarySheet } from "./figuresSheets";
import { type FoundIdentifier, identifiersIn } from "./identifiersIn";
import { addPromisesSheets } from "./promisesSheets";
import { maskingOf, takeOutNames } from "./namesTakenOut";
import { addPathwaySheets } from "./pathwaySheets";
import { MEETING_NAME } from "./sharedNames";
import type { SharedView } from "./sharedView";
import { addAgendaSheet, addFlagsSheet, addGroupsSheet, addStorySheet } from "./wordsSheets";

const LABEL = 1;
const TEXT = 2;
const WIDTHS = [3, 22, 92];

/** A workbook that was made to be shared. */
export interface SharedWorkbook {
  readonly bytes: Uint8Array;
  /** Typed texts in it that may tell who a client is. */
  readonly identifiers: readonly FoundIdentifier[];
}

/**
 * A new workbook, as the bytes of an .xlsx file: for one provider its own figures, trends, flags, agenda, actions and
 * stories, and the others as a distribution without names; for a meeting those of all who sit there, with a place
 * for decisions and new actions. Values only, and nothing in it that is hidden: it is made from masked data and has
 * never held anything else.
 *
 * @param view of a provider or a meeting; everybody in it must have a name or a code (see `withoutName`)
 */
export function buildSharedWorkbook(view: SharedView): SharedWorkbook {
  const model = sharedModel(view);
  const { data } = view.mask;
  const known = [...data.providers, ...data.indicators, ...data.people].map(({ name }) => name);
  return { bytes: saveWorkbook(model), identifiers: identifiersIn(model, known) };
}

/** A view as a workbook model. */
export function sharedModel(view: SharedView): WorkbookModel {
  const model = new WorkbookModel();
  const about = new SheetWriter(model, "About");
  addSummarySheet(model, view);
  addFiguresSheets(model, view);
  addFlagsSheet(model, view);
  addPathwaySheets(model, view);
  addComparisonSheet(model, view);
  addGroupsSheet(model, view);
  addAgendaSheet(model, view);
  addStorySheet(model, view);
  const masked = maskingOf(view);
  addPromisesSheets(model, view, masked);
  putAbout(
    about,
    view,
    model.sheets.slice(1).map(({ name }) => name),
  );
  takeOutNames(model, masked);
  return model;
}

const PURPOSES: Readonly<Record<string, string>> = {
  Summary: "Where each measure stands.",
  Trends: "The measures over time, with usual range and target.",
  Figures: "Every figure that the other sheets use.",
  Flags: "What deserves a word, and what would change our minds.",
  Pathway: "Where clients are lost on their way, then and now.",
  "Pathway figures": "People at each stage, by cohort.",
  Comparison: "The providers beside each other.",
  "Compared figures": "What the comparison draws.",
  Groups: "The latest figures by group and by site.",
  Agenda: "What will be talked about.",
  Story: "What lies behind the figures.",
  Actions: "Who promised what, by when.",
  Decisions: "What the meeting decides.",
};

function putAbout(writer: SheetWriter, view: SharedView, sheets: readonly string[]): void {
  const { contract, providers, meeting, kind, asOf } = view;
  writer.widths(WIDTHS);
  writer.put(1, LABEL, contract.title || contract.contractId, TITLE);
  writer.sheet.rowHeights.set(1, 30);
  let row = 3;
  const put = (label: string, text: string): void => {
    writer.put(row, LABEL, label, STRONG);
    writer.put(row, TEXT, text, BODY);
    writer.lines(row, linesOf(text, WIDTHS[TEXT]!));
    row++;
  };
  put(
    "For",
    kind === "provider" ? providers[0]!.name : `the meeting ${meeting?.id ?? ""} on ${meeting?.date ?? ""}`,
  );
  put("Contract", contract.contractId);
  writer.name("acm_contract_id", row - 1, TEXT);
  if (kind === "meeting" && meeting) {
    put("Meeting", meeting.id);
    writer.name(MEETING_NAME, row - 1, TEXT);
    put("Providers", listText(providers.map(({ name }) => name)));
  } else {
    put("Provider", providers[0]!.id);
    writer.name("acm_provider_id", row - 1, TEXT);
  }
  put("Data as of", asOf);
  put("Small numbers", smallNumbers(contract.threshold));
  row++;
  writer.put(row++, LABEL, "What is where", HEADING);
  for (const name of sheets) put(name, PURPOSES[name]!);
  writer.print("Portrait", null, TEXT, row);
}

function smallNumbers(threshold: number): string {
  return (
    `Counts of people from 1 to ${threshold - 1} are not shown, nor are other figures from which they could be ` +
    "worked out. Rates, limits, charts and sentences are computed without them."
  );
}
