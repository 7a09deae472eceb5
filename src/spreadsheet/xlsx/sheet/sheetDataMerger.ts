import { addressOf } from "../../model/address";
import type { SheetModel } from "../../model/sheet";
import { spillOf } from "../../model/spills";
import { cellAddress } from "../address";
import { toFileFormula } from "../formula/fileFormula";
import { attributes } from "../xml/text";
import type { TextSink } from "../xml/textSink";
import { cellXml, formulaXml } from "./cellXml";
import type { CellReaderEvents, ReadCell, RowTag } from "./cellReader";
import { ModelRows, type ModelCell } from "./modelRows";

/** How the model's style numbers and the file's cell formats belong together. */
export interface FormatMap {
  /** Cell format (index into cellXfs) of a style of the model. */
  format(style: number): number;
  /** Style that a cell format was read as; undefined for one that no cell had. */
  styleOf(format: number): number | undefined;
}

/**
 * Writes `<sheetData>`: rows and cells of the file that are still what they were are copied as they stand, the others
 * are written anew from the model, in order. Without a file, everything is new.
 */
export class SheetDataMerger implements CellReaderEvents {
  /** True when the file's rows or cells are not in ascending order: what was written is of no use then. */
  unordered = false;
  private readonly rows: ModelRows;
  private readonly layoutRows: number[];
  private readonly brokenGroups = new Set<string>();
  private nextRow = 0;
  private nextLayout = 0;
  private tag: RowTag | undefined;
  private modelCells: readonly ModelCell[] = [];
  private taken = 0;
  private lastColumn = -1;
  private added = false;
  private rewritten = false;
  private pieces: string[] = [];

  constructor(
    private readonly sheet: SheetModel,
    private readonly formats: FormatMap,
    private readonly out: TextSink,
    private readonly source: string,
    private readonly prefix: string,
    private readonly automaticHeight: (row: number, cells: readonly ModelCell[]) => number | null,
  ) {
    this.rows = new ModelRows(sheet.cells);
    const { rowHeights, hiddenRows, rowStyles, rowLevels } = sheet;
    const layout = new Set([...rowHeights.keys(), ...hiddenRows, ...rowStyles.keys(), ...rowLevels.keys()]);
    this.layoutRows = [...layout].sort((a, b) => a - b);
  }

  row(tag: RowTag): void {
    if (tag.row < this.nextRow) this.unordered = true;
    if (this.unordered) return;
    this.writeNewRows(tag.row);
    this.tag = tag;
    this.modelCells = this.rows.row(tag.row);
    this.taken = 0;
    this.lastColumn = -1;
    this.added = this.rewritten = false;
    this.pieces = [];
  }

  cell(cell: ReadCell): void {
    if (cell.column <= this.lastColumn || cell.row !== this.tag?.row) this.unordered = true;
    if (this.unordered) return;
    this.lastColumn = cell.column;
    this.takeUpTo(cell.row, cell.column);
    const model = this.modelCells[this.taken];
    if (model?.column === cell.column) {
      this.taken++;
      this.pieces.push(this.known(cell, model));
    } else if (cell.value === null && cell.formula === undefined && this.formats.styleOf(cell.format) === 0) {
      this.pieces.push(this.asItStands(cell));
    } else if (cell.shared !== undefined && cell.sharedMaster) this.brokenGroups.add(cell.shared);
  }

  rowEnd(start: number, end: number): void {
    if (this.unordered || !this.tag) return;
    const { row } = this.tag;
    this.takeUpTo(row, Infinity);
    const tag = this.rowTag(this.tag);
    if (this.pieces.length === 0) this.out.write(`${tag.replace(/\s*\/?>$/, "")}/>`);
    else {
      const close = start === this.tag.start ? `</${this.prefix}row>` : this.source.slice(start, end);
      this.out.write(`${tag.replace(/\s*\/>$/, ">")}${this.pieces.join("")}${close}`);
    }
    this.nextRow = row + 1;
    this.tag = undefined;
  }

  /** Writes the rows after the last one of the file. */
  finish(): void {
    this.writeNewRows(Infinity);
  }

  private takeUpTo(row: number, column: number): void {
    for (
      let next = this.modelCells[this.taken];
      next && next.column < column;
      next = this.modelCells[this.taken]
    ) {
      this.pieces.push(this.newCell(row, next));
      this.added = this.rewritten = true;
      this.taken++;
    }
  }

  private known(cell: ReadCell, model: ModelCell): string {
    const sameFormat = this.formats.styleOf(cell.format) === model.style;
    const sameContent =
      cell.value === model.value &&
      cell.formula === model.formula &&
      cell.block === this.block(cell.row, model) &&
      !(cell.shared !== undefined && this.brokenGroups.has(cell.shared));
    if (sameContent && sameFormat) return this.asItStands(cell);
    this.rewritten = true;
    const format = sameFormat ? cell.format : this.formatOf(cell.row, model);
    return sameContent ? this.reformatted(cell, format) : this.changed(cell, model, format);
  }

  /** A cell that is placed by the one before it would move when that one goes: it gets its address. */
  private asItStands({ start, end, row, column, attributes: { r } }: ReadCell): string {
    const text = this.source.slice(start, end);
    return r === undefined ? text.replace(/^<[\w:]+/, `$& r="${cellAddress(row, column)}"`) : text;
  }

  /** What the model does not know of a cell's content (formatted runs, readings, data types) stays with it. */
  private reformatted(cell: ReadCell, format: number): string {
    const tag = /^<[\w:]+(?:"[^"]*"|'[^']*'|[^>])*>/;
    const withFormat = (text: string) =>
      text.replace(/\ss=(?:"[^"]*"|'[^']*')/, "").replace(/^<[\w:]+/, `$& s="${format}"`);
    return this.asItStands(cell).replace(tag, withFormat);
  }

  private changed(cell: ReadCell, model: ModelCell, format: number): string {
    const broken = cell.shared !== undefined && this.brokenGroups.has(cell.shared);
    const sameBlock = cell.block === this.block(cell.row, model);
    const kept = cell.formula === model.formula && sameBlock && !broken;
    if (!kept && cell.sharedMaster) this.brokenGroups.add(cell.shared!);
    const { cm, vm, ph } = cell.attributes;
    const hasFormula = kept && cell.formulaStart >= 0;
    return cellXml(
      {
        row: cell.row,
        column: cell.column,
        format,
        value: model.value,
        formula: hasFormula
          ? this.source.slice(cell.formulaStart, cell.formulaEnd)
          : this.formula(cell.row, model),
      },
      this.prefix,
      attributes({
        // A formula that fills its block by itself still does when the block has another size.
        cm: model.formula !== undefined && cell.formula === model.formula ? cm : undefined,
        vm: cell.value === model.value ? vm : undefined,
        ph: hasFormula ? ph : undefined,
      }),
    );
  }

  private newCell(row: number, cell: ModelCell): string {
    const { column, value } = cell;
    const format = this.formatOf(row, cell);
    return cellXml({ row, column, format, value, formula: this.formula(row, cell) }, this.prefix);
  }

  private formula(row: number, { column, formula }: ModelCell): string {
    if (formula === undefined) return "";
    const table = formula.includes("[@") ? this.tableAt(row, column) : undefined;
    const ref = this.block(row, { column });
    // As an array formula of fixed size: what one formula fills must not come back as figures of its own.
    return formulaXml(toFileFormula(formula, table), this.prefix, ref ? { t: "array", ref } : {});
  }

  private block(row: number, { column }: Pick<ModelCell, "column">): string | undefined {
    const spill = this.sheet.spills.length > 0 ? spillOf(this.sheet, row, column) : null;
    return spill ? addressOf(spill) : undefined;
  }

  private tableAt(row: number, column: number): string | undefined {
    const at = this.sheet.tables.find(
      ({ box }) => row >= box.top && row <= box.bottom && column >= box.left && column <= box.right,
    );
    return at?.name;
  }

  /** A cell without a style of its own has its row's, or its column's. */
  private formatOf(row: number, { column, style }: ModelCell): number {
    const { rowStyles, columnStyles } = this.sheet;
    return this.formats.format(style || (rowStyles.get(row) ?? columnStyles.get(column) ?? 0));
  }

  private writeNewRows(limit: number): void {
    for (;;) {
      while ((this.layoutRows[this.nextLayout] ?? Infinity) < this.nextRow) this.nextLayout++;
      const layout = this.layoutRows[this.nextLayout] ?? Infinity;
      const filled = this.rows.next(this.nextRow, Math.min(limit, layout + 1));
      const row = filled >= 0 ? filled : layout;
      if (row >= limit) return;
      const modelCells = this.rows.row(row);
      const cells = modelCells.map((cell) => this.newCell(row, cell));
      const rowLayout = this.rowLayout(row);
      // A row without a height of its own carries the one that it takes by itself, as Excel writes it.
      rowLayout["ht"] ??= this.automaticHeight(row, modelCells) ?? undefined;
      const tag = `<${this.prefix}row r="${row + 1}"${attributes(rowLayout)}`;
      this.out.write(cells.length > 0 ? `${tag}>${cells.join("")}</${this.prefix}row>` : `${tag}/>`);
      this.nextRow = row + 1;
    }
  }

  private rowLayout(row: number): Record<string, string | number | boolean | undefined> {
    const height = this.sheet.rowHeights.get(row);
    const style = this.sheet.rowStyles.get(row);
    return {
      s: style === undefined ? undefined : this.formats.format(style),
      customFormat: style === undefined ? undefined : true,
      ht: height,
      hidden: this.sheet.hiddenRows.has(row) || undefined,
      customHeight: height === undefined ? undefined : true,
      outlineLevel: this.sheet.rowLevels.get(row),
    };
  }

  /**
   * The row's tag as it stood, unless its height, visibility or style changed or cells came to it. A height that the
   * row took by itself is found anew when what stands in it changes.
   */
  private rowTag({ row, attributes: original, start, end }: RowTag): string {
    const text = this.source.slice(start, end);
    const { sheet } = this;
    const own = isTrue(original["customHeight"]) ? Number(original["ht"]) : undefined;
    const oldStyle = isTrue(original["customFormat"])
      ? this.formats.styleOf(Number(original["s"] ?? 0))
      : undefined;
    const layout = this.rowLayout(row);
    const sameHeight = sheet.rowHeights.get(row) === own;
    const automatic = sameHeight && own === undefined;
    const height = this.rewritten ? this.heightByText(row, original["ht"]) : original["ht"];
    if (automatic) layout["ht"] = height;
    const sameLevel = (sheet.rowLevels.get(row) ?? 0) === Number(original["outlineLevel"] ?? 0);
    const same =
      sameHeight &&
      sameLevel &&
      sheet.rowStyles.get(row) === oldStyle &&
      (!automatic || height === original["ht"]);
    if (same && sheet.hiddenRows.has(row) === isTrue(original["hidden"])) {
      return this.added ? text.replace(/ spans="[^"]*"/, "") : text;
    }
    const kept = Object.entries(original).filter(([name]) => !(name in layout) && name !== "spans");
    return `<${this.prefix}row${attributes({ ...Object.fromEntries(kept), ...layout })}>`;
  }

  private heightByText(row: number, old: string | undefined): string | undefined {
    const standard = Number(old) === this.sheet.standardHeight ? old : undefined;
    return this.automaticHeight(row, this.modelCells)?.toString() ?? standard;
  }
}

export function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true";
}
