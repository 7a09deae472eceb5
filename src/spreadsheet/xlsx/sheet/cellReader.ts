import { CellError, type CellValue } from "../../model/cells";
import { columnOf } from "../address";
import { fromFileFormula } from "../formula/fileFormula";
import { shiftFormula } from "../formula/sharedFormula";
import { serialOfIsoDate } from "./isoDate";
import { decodeCellText } from "../xml/text";
import type { SaxHandler } from "../xml/sax";

/** One `<c>` as read; the object is used again for the next cell. */
export interface ReadCell {
  row: number;
  column: number;
  /** Cell format (index into cellXfs). */
  format: number;
  value: CellValue;
  /** As the model holds it; shared formulas are expanded. */
  formula: string | undefined;
  /** Group of the shared formula it belongs to, and whether it carries the group's text. */
  shared: string | undefined;
  sharedMaster: boolean;
  /** Block that its formula fills, as the file has it ("C1:E1"); undefined for a formula of one cell. */
  block: string | undefined;
  /** Places in the part's text: the whole cell, the end of its start tag, and its `<f>` (-1: none). */
  start: number;
  tagEnd: number;
  end: number;
  formulaStart: number;
  formulaEnd: number;
  attributes: Readonly<Record<string, string>>;
}

export interface RowTag {
  readonly row: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  readonly end: number;
}

export interface CellReaderEvents {
  row(tag: RowTag): void;
  cell(cell: ReadCell): void;
  rowEnd?(start: number, end: number): void;
}

/**
 * Turns the tags inside `<sheetData>` into rows and cells. The same reading serves opening and saving, so that
 * "is this cell still what it was" compares like with like.
 */
export class CellReader implements SaxHandler {
  private readonly cell: ReadCell = {
    row: 0,
    column: -1,
    format: 0,
    value: null,
    formula: undefined,
    shared: undefined,
    sharedMaster: false,
    block: undefined,
    start: 0,
    tagEnd: 0,
    end: 0,
    formulaStart: -1,
    formulaEnd: -1,
    attributes: {},
  };
  private readonly sharedFormulas = new Map<string, { row: number; column: number; text: string }>();
  private row = -1;
  private rowIsStated = false;
  private collected = "";
  private content = "";
  private collecting = false;
  private phonetic = false;
  private formulaAttributes: Readonly<Record<string, string>> = {};

  constructor(
    private readonly strings: readonly string[],
    private readonly date1904: boolean,
    private readonly events: CellReaderEvents,
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>, start: number, end: number): void {
    if (name === "c") this.openCell(attributes, start, end);
    else if (name === "v" || name === "t") {
      this.collecting = !this.phonetic;
      this.collected = "";
    } else if (name === "f") {
      this.collecting = true;
      this.collected = "";
      this.formulaAttributes = attributes;
      this.cell.formulaStart = start;
    } else if (name === "rPh") this.phonetic = true;
    else if (name === "row") {
      this.row = Number(attributes["r"] ?? this.row + 2) - 1;
      this.rowIsStated = attributes["r"] !== undefined;
      this.cell.column = -1;
      this.events.row({ row: this.row, attributes, start, end });
    }
  }

  text(piece: string): void {
    if (this.collecting) this.collected += piece;
  }

  close(name: string, start: number, end: number): void {
    if (name === "c") {
      this.cell.end = end;
      this.cell.value = this.decode(this.cell.attributes["t"] ?? "n");
      this.events.cell(this.cell);
    } else if (name === "v") this.content = this.collected;
    else if (name === "t" && !this.phonetic) this.content += this.collected;
    else if (name === "f") this.closeFormula(end);
    else if (name === "rPh") this.phonetic = false;
    else if (name === "row") this.events.rowEnd?.(start, end);
    this.collecting = false;
  }

  private openCell(attributes: Readonly<Record<string, string>>, start: number, end: number): void {
    const cell = this.cell;
    const address = attributes["r"];
    // Some programs number the cells and not the rows.
    if (!this.rowIsStated && address !== undefined)
      this.row = Number(/\d+$/.exec(address)?.[0] ?? this.row + 1) - 1;
    cell.row = this.row;
    cell.column = address === undefined ? cell.column + 1 : columnOf(address);
    cell.format = Number(attributes["s"] ?? 0);
    cell.formula = undefined;
    cell.shared = undefined;
    cell.sharedMaster = false;
    cell.block = undefined;
    cell.start = start;
    cell.tagEnd = end;
    cell.formulaStart = -1;
    cell.attributes = attributes;
    this.content = "";
  }

  private closeFormula(end: number): void {
    const cell = this.cell;
    const { t, si, ref } = this.formulaAttributes;
    cell.formulaEnd = end;
    if (t === "array" && ref?.includes(":")) cell.block = ref;
    if (t === "dataTable") return;
    if (t !== "shared" || si === undefined) {
      if (this.collected !== "") cell.formula = fromFileFormula(this.collected);
      return;
    }
    cell.shared = si;
    if (this.collected !== "") {
      cell.sharedMaster = true;
      this.sharedFormulas.set(si, { row: cell.row, column: cell.column, text: this.collected });
      cell.formula = fromFileFormula(this.collected);
      return;
    }
    const master = this.sharedFormulas.get(si);
    if (!master) return;
    cell.formula = fromFileFormula(
      shiftFormula(master.text, cell.row - master.row, cell.column - master.column),
    );
  }

  private decode(type: string): CellValue {
    const text = this.content;
    switch (type) {
      case "s":
        return text === "" ? null : (this.strings[Number(text)] ?? null);
      case "str":
      case "inlineStr":
        return decodeCellText(text);
      case "b":
        return text.trim() === "1" || text.trim() === "true";
      case "e":
        return text === "" ? null : CellError.of(text);
      case "d":
        return text === "" ? null : (serialOfIsoDate(text, this.date1904) ?? text);
      default: {
        const number = Number(text);
        return text === "" ? null : Number.isNaN(number) ? text : number;
      }
    }
  }
}
