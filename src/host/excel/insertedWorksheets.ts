import { ExcelError, invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import { insertSheets } from "../../spreadsheet/model/insertSheets";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import type { OpenedWorkbook } from "../../spreadsheet/xlsx/origin";
import { asOneOf, asText, type Arguments } from "../protocol/arguments";
import type { Session } from "../protocol/session";
import { bookOfBase64 } from "./newWorkbooks";
import { refuseProtectedStructure } from "./workbookProtection";

/** Parts that hang on a sheet of the file, by the kind of their relationship. */
const NOT_PLAYED = ["pivotTable", "slicer"];
const NOT_ON_THE_WEB = [...NOT_PLAYED, "comments", "threadedComment", "chart"];

type Options = Readonly<Record<string, unknown>>;

/**
 * Inserts sheets of a file: all of them, or those that the options name.
 *
 * @returns the new sheets' ids
 * @throws InvalidArgument where the bytes are no workbook; ItemNotFound for a sheet that is not there;
 * UnsupportedFeature for what the platform does not insert
 */
export function insertWorksheets(model: WorkbookModel, args: Arguments, { options }: Session): string[] {
  refuseProtectedStructure(model);
  const wishes = args.has(1) ? args.record(1) : {};
  const source = bookOfBase64(args.text(0));
  const chosen = chosenSheets(source.model, wishes["sheetNamesToInsert"]);
  const position = positionOf(model, wishes);
  // Fact: files.sheets-from-file
  if (options.platform.bundle === "web" && chosen.some((sheet) => holds(source, sheet, NOT_ON_THE_WEB))) {
    throw new ExcelError(
      "UnsupportedFeature",
      "The operation failed because the source contains one or more unsupported features. Features currently unsupported on this platform are Comment, Slicer, Chart, and PivotTable.",
    );
  }
  if (chosen.some((sheet) => holds(source, sheet, NOT_PLAYED))) {
    throw new ExcelError("NotImplemented", "This Excel has no PivotTables and no slicers.", 501);
  }
  return insertSheets(model, source.model, chosen, position).map(({ id }) => id);
}

function chosenSheets(source: WorkbookModel, names: unknown): SheetModel[] {
  if (names === undefined || names === null) return source.sheets;
  if (!Array.isArray(names)) throw invalidArgument();
  if (names.length === 0) return source.sheets;
  const named = names.map((name) => source.sheet(asText(name)));
  return [...new Set(named)].map((sheet) => {
    if (!sheet) throw itemNotFound();
    return sheet;
  });
}

/** At the end, unless the options say otherwise; beside no sheet in particular is at the start or the end. */
function positionOf(model: WorkbookModel, { positionType, relativeTo }: Options): number {
  const type = asOneOf(positionType ?? "End", ["None", "Before", "After", "Beginning", "End"]);
  if (type === "Beginning") return 0;
  if (type === "End" || type === "None") return model.sheets.length;
  const beside = relativeTo ?? null;
  if (beside === null) return type === "Before" ? 0 : model.sheets.length;
  const at = model.sheets.indexOf(sheetOf(model, beside));
  return type === "Before" ? at : at + 1;
}

/** By name or id; of a worksheet object inside the options only the properties that were loaded arrive. */
function sheetOf(model: WorkbookModel, given: unknown): SheetModel {
  const { id, name } = typeof given === "string" ? { id: given, name: given } : (given as Options);
  const sheet = model.sheets.find((one) => one.id === id) ?? model.sheet(String(name));
  if (!sheet) throw itemNotFound();
  return sheet;
}

function holds({ origin }: OpenedWorkbook, sheet: SheetModel, kinds: readonly string[]): boolean {
  const parts = origin.package;
  const drawings = parts.related(sheet.part!, "drawing").map(({ target }) => target);
  return kinds.some((kind) =>
    [sheet.part!, ...drawings].some((part) => parts.related(part, kind).length > 0),
  );
}
