import {
  registries,
  type CellPosition,
  type CoreViewPlugin,
  type EvaluatedCell,
  type Getters,
} from "@odoo/o-spreadsheet";
import { CellError } from "../../spreadsheet/model/cells";
import { formatValue, isDateFormat } from "../../spreadsheet/model/numberFormat";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { gridFormat } from "./gridCell";
import { contextIn, type GridContext } from "./gridContext";

/** Of the grid's own evaluation plugin, the parts that we build on. */
interface EvaluationPlugin extends CoreViewPlugin {
  getEvaluatedCell(position: CellPosition): EvaluatedCell;
}
interface EvaluationPluginConstructor {
  new (config: { custom: Record<string, unknown>; getters: Getters }): EvaluationPlugin;
  getters: readonly string[];
}

/** Spaces for one step of indent, which the grid does not know. */
const INDENT = "\u00a0\u00a0\u00a0";

/**
 * Makes the grid show what the workbook says: values and formatted texts come from the workbook and its formula
 * engine, never from the grid's own reading of a cell, which knows neither table references nor Excel's formats.
 */
export function useWorkbookValues(): void {
  const registry = registries.coreViewsPluginRegistry;
  const Evaluation = registry.get("evaluation") as unknown as EvaluationPluginConstructor;

  class HostEvaluation extends Evaluation {
    private readonly context: ReturnType<typeof contextIn>;

    constructor(config: ConstructorParameters<EvaluationPluginConstructor>[0]) {
      super(config);
      this.context = contextIn(config.custom);
    }

    override getEvaluatedCell(position: CellPosition): EvaluatedCell {
      const sheet = this.context.sheetOf(position.sheetId);
      return sheet ? evaluatedCell(this.context, sheet, position) : super.getEvaluatedCell(position);
    }
  }
  registry.replace("evaluation", HostEvaluation);
}

function evaluatedCell(
  { book, errorReason }: GridContext,
  sheet: SheetModel,
  position: CellPosition,
): EvaluatedCell {
  const value = sheet.cells.value(position.row, position.col);
  const style = book.styles.get(sheet.cells.style(position.row, position.col));
  const text = formatValue(value, style.numberFormat, book.date1904);
  const indented =
    style.indent > 0 && style.horizontal !== "Right" ? INDENT.repeat(style.indent) + text : text;
  const common = {
    formattedValue: indented,
    format: gridFormat(style.numberFormat),
    position,
    isAutoSummable: !isDateFormat(style.numberFormat),
  };
  if (value instanceof CellError) {
    const message = errorReason(sheet, position.row, position.col);
    return { ...common, type: "error", value: value.code, message, defaultAlign: "center" } as EvaluatedCell;
  }
  switch (typeof value) {
    case "number":
      return { ...common, type: "number", value, defaultAlign: "right" } as EvaluatedCell;
    case "boolean":
      return { ...common, type: "boolean", value, defaultAlign: "center" } as EvaluatedCell;
    case "string":
      return { ...common, type: "text", value, defaultAlign: "left" } as EvaluatedCell;
    default:
      return { ...common, type: "empty", value: null, defaultAlign: "left" } as EvaluatedCell;
  }
}
