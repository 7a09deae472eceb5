import { parseReference } from "../model/address";
import { CellError } from "../model/cells";
import type { SheetModel } from "../model/sheet";
import { StyleTable } from "../model/style";
import { WorkbookModel } from "../model/workbook";
import { rowsState, stateText, type OpenedWorkbook, type SheetOrigin } from "./origin";
import { blankPackage } from "./package/blankPackage";
import { OpcPackage } from "./package/opcPackage";
import { CellReader } from "./sheet/cellReader";
import { cellsFingerprint } from "./sheet/cellsFingerprint";
import { SECTION_CODECS } from "./sheet/sectionCodecs";
import { readWorksheet } from "./sheet/sections";
import { isTrue } from "./sheet/sheetDataMerger";
import { readSharedStrings } from "./sheet/sharedStrings";
import { Palette } from "./styles/colors";
import { Stylesheet } from "./styles/stylesheet";
import { UnreadableWorkbookError } from "./unreadableWorkbook";
import { readCustomXml } from "./workbook/customXml";
import { readDefinedNames } from "./workbook/definedNames";
import { readDocumentProperties } from "./workbook/documentProperties";
import { WorkbookPart } from "./workbook/workbookPart";
import { workbookState } from "./workbook/workbookState";
import { parseXml } from "./xml/dom";

/**
 * Reads an .xlsx (or .xlsm) file into a workbook model, and keeps the file for saving.
 *
 * @throws UnreadableWorkbookError with a sentence for the person who chose the file, whatever is wrong with it
 * @example const { model } = openWorkbook(new Uint8Array(await file.arrayBuffer()));
 */
export function openWorkbook(bytes: Uint8Array): OpenedWorkbook {
  refuseOtherFormats(bytes);
  try {
    return read(OpcPackage.open(bytes));
  } catch (error) {
    if (error instanceof UnreadableWorkbookError) throw error;
    throw new UnreadableWorkbookError("damaged", (error as Error).message);
  }
}

function refuseOtherFormats(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new UnreadableWorkbookError("empty");
  const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  if (!COMPOUND_FILE.every((byte, i) => bytes[i] === byte)) return;
  // An encrypted workbook is a compound file with a stream of this name, an old one has a stream "Workbook".
  const text = new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length & ~1));
  throw new UnreadableWorkbookError(text.includes("EncryptedPackage") ? "encrypted" : "oldFormat");
}

function read(parts: OpcPackage): OpenedWorkbook {
  const workbook = WorkbookPart.of(parts);
  const stylesheet = readStylesheet(parts, workbook.name);
  const model = new WorkbookModel(new StyleTable(stylesheet.style(0)));
  model.date1904 = workbook.date1904;
  model.structureProtection = workbook.structureProtection;
  model.namedStyles.push(...stylesheet.namedStyles());
  const styleOfFormat = new Map<number, number>([[0, 0]]);
  const styleOf = (format: number): number => {
    let style = styleOfFormat.get(format);
    if (style === undefined) styleOfFormat.set(format, (style = model.styles.idOf(stylesheet.style(format))));
    return style;
  };
  const stringsPart = parts.related(workbook.name, "sharedStrings")[0]?.target;
  const sharedStrings =
    stringsPart && parts.has(stringsPart) ? readSharedStrings(parts.text(stringsPart), stringsPart) : [];
  const context = {
    model,
    parts,
    palette: stylesheet.palette,
    styleOf,
    differential: (i: number) => stylesheet.change(i),
  };

  const entries = workbook.sheets(parts);
  model.reserveTabId(Math.max(0, ...entries.map(({ tabId }) => tabId ?? 0)));
  const tabs = entries.map((entry) => {
    if (!entry.isWorksheet) return undefined;
    const sheet = model.addSheet(entry.name, undefined, entry.tabId);
    sheet.visibility = entry.visibility;
    sheet.part = entry.part;
    return sheet;
  });
  const chosen =
    tabs[workbook.activeTab] ??
    model.sheets.find((sheet) => sheet.visibility === "Visible") ??
    model.sheets[0];
  if (!chosen) throw new UnreadableWorkbookError("damaged", "no worksheet");
  model.activeSheet = chosen;
  for (const sheet of model.sheets) {
    const part = sheet.part!;
    const reader = new CellReader(sharedStrings, model.date1904, cellsInto(sheet, styleOf));
    const root = readWorksheet(parts.text(part), part, reader);
    for (const codec of SECTION_CODECS) codec.read(root, sheet, { ...context, part });
  }
  readDefinedNames(workbook, model, tabs);
  readCustomXml(parts, workbook.name, model);
  readDocumentProperties(parts, model.properties);

  const sheets = new Map<SheetModel, SheetOrigin>();
  tabs.forEach((sheet, i) => {
    if (!sheet) return;
    const sections = new Map(
      SECTION_CODECS.map((codec) => [codec.name, stateText(codec.state(sheet, model))]),
    );
    const cells = cellsFingerprint(sheet.cells);
    sheets.set(sheet, {
      part: sheet.part!,
      relationship: entries[i]!.relationship,
      cells,
      rows: rowsState(sheet),
      sections,
    });
  });
  const origin = {
    package: parts,
    sharedStrings,
    date1904: model.date1904,
    styleOfFormat,
    sheets,
    tabs,
    workbook: stateText(workbookState(model)),
  };
  return { model, origin };
}

function cellsInto(
  sheet: SheetModel,
  styleOf: (format: number) => number,
): ConstructorParameters<typeof CellReader>[2] {
  const { cells } = sheet;
  return {
    row({ row, attributes }) {
      // Any other height is what the row took by itself, and follows its text.
      if (isTrue(attributes["customHeight"])) sheet.rowHeights.set(row, Number(attributes["ht"]));
      if (isTrue(attributes["hidden"])) sheet.hiddenRows.add(row);
      if (Number(attributes["outlineLevel"]) > 0)
        sheet.rowLevels.set(row, Number(attributes["outlineLevel"]));
      if (isTrue(attributes["customFormat"])) sheet.rowStyles.set(row, styleOf(Number(attributes["s"] ?? 0)));
    },
    cell({ row, column, value, formula, format, block }) {
      // A formula that nobody has calculated has come to nothing yet, and not to zero.
      cells.setResult(row, column, value ?? (formula === undefined ? null : CellError.of("#NAME?")));
      if (formula !== undefined) cells.setFormula(row, column, formula);
      const box = block === undefined ? undefined : parseReference(block)?.box;
      if (box) sheet.spills.push(box);
      const style = styleOf(format);
      if (style !== 0) cells.setStyle(row, column, style);
    },
  };
}

/** The cell formats of a package; a file without any has those of a new workbook. */
export function readStylesheet(parts: OpcPackage, workbookPart: string): Stylesheet {
  const styles = parts.related(workbookPart, "styles")[0]?.target;
  const theme = parts.related(workbookPart, "theme")[0]?.target;
  const themeRoot = theme && parts.has(theme) ? parseXml(parts.text(theme), theme) : undefined;
  const text = styles && parts.has(styles) ? parts.text(styles) : blankPackage().text("xl/styles.xml");
  const root = parseXml(text, styles ?? "styles");
  return new Stylesheet(root, new Palette(themeRoot, root));
}
