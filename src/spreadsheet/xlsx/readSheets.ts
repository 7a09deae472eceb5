import { type Reference, parseReference } from "../model/address";
import type { Box, CellValue } from "../model/cells";
import type { SheetVisibility } from "../model/sheet";
import type { TableModel } from "../model/table";
import { parseBox } from "./address";
import { fromFileFormula } from "./formula/fileFormula";
import { readStylesheet } from "./openWorkbook";
import { OpcPackage } from "./package/opcPackage";
import { CellReader } from "./sheet/cellReader";
import { isTrue } from "./sheet/sheetDataMerger";
import { readSharedStrings } from "./sheet/sharedStrings";
import { readTable } from "./table/tablePart";
import { UnreadableWorkbookError } from "./unreadableWorkbook";
import { type SheetEntry, WorkbookPart } from "./workbook/workbookPart";
import { attribute, child, children, parseXml } from "./xml/dom";
import { readXml, type SaxHandler } from "./xml/sax";

/** One cell that holds something: what it is, how it is shown, how far it is indented. */
export interface StoredCell {
  readonly column: number;
  readonly value: Exclude<CellValue, null>;
  readonly numberFormat: string;
  readonly indent: number;
  /** With "=", where the value is what a formula came to. */
  readonly formula?: string;
}

/** The cells of one sheet of a file, without looks, charts and rules. */
export interface StoredSheet {
  readonly name: string;
  readonly visibility: SheetVisibility;
  /** "worksheet", or what stands there instead: "chartsheet", "dialogsheet", "xlMacrosheet". */
  readonly kind: string;
  /** By row number; rows without content have no entry, however far the used range reaches. */
  readonly rows: ReadonlyMap<number, readonly StoredCell[]>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly merges: readonly Box[];
  /** Tables by name, with where they stand; one whose part is damaged is left out. */
  readonly tables: readonly Pick<TableModel, "name" | "box" | "showHeaders" | "showTotals">[];
  /** Formulas that nobody has calculated: what they come to is not in the file. */
  readonly uncalculated: number;
  /** Why its cells could not be read; null where they were. */
  readonly damage: string | null;
}

export interface StoredSheets {
  readonly date1904: boolean;
  readonly hasMacros: boolean;
  /** The workbook's names for cells, in lower case; names for anything else are left out. */
  readonly names: ReadonlyMap<string, Reference>;
  readonly sheets: Generator<StoredSheet, void>;
}

/**
 * Reads the cells of an .xlsx, .xlsm or .xltx file and nothing else, so that damage to a chart or a rule is no reason
 * to refuse its figures. A sheet whose own part is missing or broken is named and the others are read.
 *
 * @throws UnreadableWorkbookError where the file as a whole cannot be opened
 */
export function readSheets(bytes: Uint8Array): StoredSheets {
  const parts = OpcPackage.open(bytes);
  const workbook = WorkbookPart.of(parts);
  return {
    date1904: workbook.date1904,
    hasMacros: parts.related(workbook.name, "vbaProject").length > 0,
    names: namesOf(workbook),
    sheets: sheetsOf(parts, workbook),
  };
}

function namesOf({ root }: WorkbookPart): ReadonlyMap<string, Reference> {
  const names = new Map<string, Reference>();
  for (const node of children(child(root, "definedNames"), "definedName")) {
    const cells = parseReference(fromFileFormula(node.textContent ?? "").replace(/^=/, ""));
    if (cells) names.set((attribute(node, "name") ?? "").toLowerCase(), cells);
  }
  return names;
}

function* sheetsOf(parts: OpcPackage, workbook: WorkbookPart): Generator<StoredSheet, void> {
  const stringsPart = parts.related(workbook.name, "sharedStrings")[0]?.target;
  const strings =
    stringsPart && parts.has(stringsPart) ? readSharedStrings(parts.text(stringsPart), stringsPart) : null;
  const formats = cellFormats(parts, workbook.name);
  for (const entry of workbook.sheets(parts)) {
    const content = new SheetContent(formats, strings ?? [], workbook.date1904);
    let damage: string | null = null;
    if (entry.isWorksheet) damage = damageOf(() => content.read(parts, entry));
    if (strings === null && content.sharedTexts > 0) {
      damage ??= `its ${content.sharedTexts} texts are kept in a part of the file that is missing`;
      // Figures whose names are lost would be taken for somebody else's.
      content.rows.clear();
    }
    if (content.lostTexts > 0)
      damage ??= `${content.lostTexts} of its texts are not in the list of texts where they should be`;
    const { rows, hiddenRows, hiddenColumns, merges, uncalculated } = content;
    const { name, visibility } = entry;
    const kind = entry.isWorksheet ? "worksheet" : kindOf(parts, workbook, entry);
    const tables = tablesOn(parts, entry);
    yield { name, visibility, kind, rows, hiddenRows, hiddenColumns, merges, tables, uncalculated, damage };
  }
}

function tablesOn(parts: OpcPackage, { part }: SheetEntry): StoredSheet["tables"] {
  if (part === undefined || !parts.has(part)) return [];
  return parts.related(part, "table").flatMap(({ target }) => {
    try {
      return parts.has(target) ? (readTable(parseXml(parts.text(target), target), target) ?? []) : [];
    } catch (error) {
      if (error instanceof UnreadableWorkbookError && error.code === "tooLarge") throw error;
      return [];
    }
  });
}

function damageOf(read: () => void): string | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof UnreadableWorkbookError && error.code === "tooLarge") throw error;
    return (error as Error).message;
  }
}

function kindOf(parts: OpcPackage, workbook: WorkbookPart, { relationship }: SheetEntry): string {
  const found = parts.relationships(workbook.name).find(({ id }) => id === relationship);
  return found?.kind ?? "missing sheet";
}

interface CellFormat {
  readonly numberFormat: string;
  readonly indent: number;
}

/** Formats by the number under which cells name them; a broken style sheet leaves all cells "General". */
function cellFormats(parts: OpcPackage, workbookPart: string): (index: number) => CellFormat {
  let style: (index: number) => CellFormat = () => ({ numberFormat: "General", indent: 0 });
  try {
    const stylesheet = readStylesheet(parts, workbookPart);
    style = (index) => stylesheet.style(index);
  } catch (error) {
    if (!(error instanceof UnreadableWorkbookError)) throw error;
  }
  const known = new Map<number, CellFormat>();
  return (index) => {
    let format = known.get(index);
    if (format === undefined) known.set(index, (format = style(index)));
    return format;
  };
}

class SheetContent implements SaxHandler {
  readonly rows = new Map<number, StoredCell[]>();
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  readonly merges: Box[] = [];
  uncalculated = 0;
  sharedTexts = 0;
  lostTexts = 0;
  private readonly cells: CellReader;
  private inData = false;

  constructor(
    private readonly formatOf: (index: number) => CellFormat,
    strings: readonly string[],
    date1904: boolean,
  ) {
    this.cells = new CellReader(strings, date1904, {
      row: ({ row, attributes }) => {
        if (isTrue(attributes["hidden"])) this.hiddenRows.add(row);
      },
      cell: ({ row, column, value, format, formula, attributes }) => {
        if (attributes["t"] === "s") this.sharedTexts++;
        if (value === null) {
          if (attributes["t"] === "s") this.lostTexts++;
          if (formula !== undefined) this.uncalculated++;
          return;
        }
        if (!(column >= 0 && row >= 0)) return;
        const { numberFormat: ownFormat, indent } = this.formatOf(format);
        const isDay = attributes["t"] === "d" && typeof value === "number" && ownFormat === "General";
        const numberFormat = isDay ? "yyyy-mm-dd" : ownFormat;
        const own = this.rows.get(row);
        const cell = { column, value, numberFormat, indent, ...(formula !== undefined && { formula }) };
        if (own === undefined) this.rows.set(row, [cell]);
        else own.push(cell);
      },
    });
  }

  read(parts: OpcPackage, { part }: SheetEntry): void {
    if (part === undefined || !parts.has(part)) throw new Error("its part of the file is missing");
    readXml(parts.text(part), part, this);
  }

  open(name: string, attributes: Readonly<Record<string, string>>, start: number, end: number): void {
    if (this.inData) this.cells.open(name, attributes, start, end);
    else if (name === "sheetData") this.inData = true;
    else if (name === "mergeCell") {
      const box = parseBox(attributes["ref"] ?? "");
      if (box) this.merges.push(box);
    } else if (name === "col" && isTrue(attributes["hidden"])) {
      // A style that runs to the last column hides thousands at once.
      const last = Math.min(Number(attributes["max"]), Number(attributes["min"]) + 2000);
      for (let column = Number(attributes["min"]); column <= last; column++)
        this.hiddenColumns.add(column - 1);
    }
  }

  text(piece: string): void {
    if (this.inData) this.cells.text(piece);
  }

  close(name: string, start: number, end: number): void {
    if (name === "sheetData") this.inData = false;
    else if (this.inData) this.cells.close(name, start, end);
  }
}
