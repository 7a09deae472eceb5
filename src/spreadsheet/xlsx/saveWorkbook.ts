import type { SheetModel } from "../model/sheet";
import type { StyleChange } from "../model/style";
import type { WorkbookModel } from "../model/workbook";
import { readStylesheet } from "./openWorkbook";
import { rowsState, stateText, type OpenedWorkbook, type Origin } from "./origin";
import { blankPackage } from "./package/blankPackage";
import type { OpcPackage } from "./package/opcPackage";
import { cellsFingerprint } from "./sheet/cellsFingerprint";
import { saveSheet } from "./sheet/saveSheet";
import { StyleWriter } from "./styles/styleWriter";
import { saveCustomXml } from "./workbook/customXml";
import { writeDefinedNames } from "./workbook/definedNames";
import { saveDocumentProperties } from "./workbook/documentProperties";
import { WorkbookPart } from "./workbook/workbookPart";
import { workbookState } from "./workbook/workbookState";
import { serializeXml } from "./xml/dom";

const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * The bytes of an .xlsx file with everything that the model holds. Of an opened workbook only what changed is
 * written; every other part is the file's own, byte for byte. The model and what was opened stay as they are, so that
 * a workbook can be saved again and again.
 *
 * @example const bytes = saveWorkbook(openWorkbook(file));
 */
export function saveWorkbook(source: OpenedWorkbook | WorkbookModel): Uint8Array {
  const opened = "origin" in source ? source : { model: source, origin: newOrigin() };
  const { model, origin } = opened;
  const parts = origin.package.copy();
  const before = parts.reachable();
  const workbook = WorkbookPart.of(parts);
  const stylesheet = readStylesheet(parts, workbook.name);
  const styles = new StyleWriter(stylesheet, model);
  const formats = {
    format: (style: number) => styles.format(style),
    styleOf: (format: number) => origin.styleOfFormat.get(format),
  };
  const relationships = relateSheets(parts, workbook.name, opened);
  const context = {
    model,
    parts,
    formats,
    palette: stylesheet.palette,
    differential: (index: number) => stylesheet.change(index),
    addDifferential: (change: StyleChange) => styles.differential(change),
  };
  let cellsChanged = false;
  for (const sheet of model.sheets) {
    const known = origin.sheets.get(sheet);
    const part = parts.relationships(workbook.name).find(({ id }) => id === relationships.get(sheet))!.target;
    const fingerprint = cellsFingerprint(sheet.cells);
    const changed = known?.cells !== fingerprint;
    if (changed) cellsChanged = true;
    saveSheet({
      sheet,
      known,
      rowsChanged: changed || known?.rows !== rowsState(sheet),
      origin,
      context: { ...context, part },
    });
  }
  saveStyles(parts, workbook.name, styles);
  saveCustomXml(parts, workbook.name, model);
  saveDocumentProperties(parts, model.properties);
  saveWorkbookPart(parts, workbook, opened, relationships, cellsChanged);
  removeUnused(parts, before);
  return parts.toBytes();
}

/** What a new workbook is saved over. */
function newOrigin(): Origin {
  return {
    package: blankPackage(),
    sharedStrings: [],
    date1904: false,
    styleOfFormat: new Map([[0, 0]]),
    sheets: new Map(),
    tabs: [],
    workbook: "",
  };
}

/** Gives new sheets a part, takes away those of deleted sheets; returns the relationship of every sheet. */
function relateSheets(
  parts: OpcPackage,
  workbookPart: string,
  { model, origin }: OpenedWorkbook,
): Map<SheetModel, string> {
  for (const [sheet, { relationship }] of origin.sheets) {
    if (!model.sheets.includes(sheet)) parts.unrelate(workbookPart, relationship);
  }
  return new Map(
    model.sheets.map((sheet) => {
      const known = origin.sheets.get(sheet);
      if (known) return [sheet, known.relationship];
      const part = parts.freeName("xl/worksheets/sheet", "xml");
      parts.set(part, "", `${SPREADSHEET}.worksheet+xml`);
      return [sheet, parts.relate(workbookPart, "worksheet", part)];
    }),
  );
}

function saveStyles(parts: OpcPackage, workbookPart: string, styles: StyleWriter): void {
  if (!styles.changed) return;
  const known = parts.related(workbookPart, "styles")[0]?.target;
  parts.set(known ?? "xl/styles.xml", styles.xml, `${SPREADSHEET}.styles+xml`);
  if (known === undefined) parts.relate(workbookPart, "styles", "xl/styles.xml");
}

function saveWorkbookPart(
  parts: OpcPackage,
  workbook: WorkbookPart,
  { model, origin }: OpenedWorkbook,
  relationships: ReadonlyMap<SheetModel, string>,
  cellsChanged: boolean,
): void {
  const hasFormulas = model.sheets.some((sheet) => sheet.cells.formulaCount > 0);
  const changed = origin.workbook !== stateText(workbookState(model));
  if (changed) {
    const entries = workbook.sheets(origin.package);
    const kept = entries.filter(
      ({ isWorksheet }, i) => !isWorksheet || (origin.tabs[i] && model.sheets.includes(origin.tabs[i])),
    );
    const positions = workbook.setSheets(model, kept, (sheet) => relationships.get(sheet)!);
    workbook.setActiveTab(positions.get(model.activeSheet)!);
    workbook.setDate1904(model.date1904);
    workbook.setStructureProtection(model.structureProtection);
    writeDefinedNames(workbook, model, origin.tabs, positions);
  }
  if (cellsChanged) dropCalculationChain(parts, workbook.name);
  if (cellsChanged && hasFormulas) workbook.setFullCalculation();
  if (changed || (cellsChanged && hasFormulas)) parts.set(workbook.name, serializeXml(workbook.root));
}

/** The order of calculation names every cell with a formula; Excel makes it anew when it is missing. */
function dropCalculationChain(parts: OpcPackage, workbookPart: string): void {
  for (const { id } of parts.related(workbookPart, "calcChain")) parts.unrelate(workbookPart, id);
}

/** Parts that could be reached when the file was opened and no longer can: those of deleted sheets, charts, tables. */
function removeUnused(parts: OpcPackage, before: ReadonlySet<string>): void {
  const after = parts.reachable();
  for (const part of before) if (!after.has(part)) parts.remove(part);
}
