import type { SheetModel } from "../../model/sheet";
import { automaticRowHeight } from "../../model/automaticRowHeight";
import { stateText, type Origin, type SheetOrigin } from "../origin";
import { readXml } from "../xml/sax";
import { TextSink } from "../xml/textSink";
import { CellReader } from "./cellReader";
import { SECTION_CODECS } from "./sectionCodecs";
import type { WriteContext } from "./sectionCodec";
import { cutWorksheet, replaceSection, sectionTree, type WorksheetText } from "./sections";
import type { ModelCell } from "./modelRows";
import { SheetDataMerger } from "./sheetDataMerger";

const NEW_SHEET =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>';

export interface SheetToSave {
  readonly sheet: SheetModel;
  /** Absent for a sheet that the file has not. */
  readonly known: SheetOrigin | undefined;
  /** The cells, or what stands beside them in their rows. */
  readonly rowsChanged: boolean;
  readonly origin: Origin;
  readonly context: WriteContext;
}

/** Writes what changed of a sheet into its part, and leaves the part alone where nothing did. */
export function saveSheet({ sheet, known, rowsChanged, origin, context }: SheetToSave): void {
  const { parts, part, model } = context;
  const changed = SECTION_CODECS.filter(
    (codec) => known?.sections.get(codec.name) !== stateText(codec.state(sheet, model)),
  );
  if (!rowsChanged && changed.length === 0) return;
  const source = known ? parts.text(part) : NEW_SHEET;
  const text = cutWorksheet(source, part);
  const root = sectionTree(text, part);
  for (const codec of changed) {
    const xml = codec.write(sheet, known && root, context);
    if (xml !== null) replaceSection(text.sections, codec.name, xml);
  }
  const out = new TextSink();
  out.write(text.head.replace(/\/>$/, ">"));
  for (const { name, xml } of text.sections) {
    if (name === "sheetData" && rowsChanged) writeCells(out, xml, text, sheet, origin, context);
    else out.write(xml);
  }
  out.write(text.tail);
  parts.set(part, out.bytes());
}

function writeCells(
  out: TextSink,
  xml: string,
  { prefix }: WorksheetText,
  sheet: SheetModel,
  origin: Origin,
  { model, formats, part }: WriteContext,
): void {
  const automaticHeight = (row: number, cells: readonly ModelCell[]) =>
    automaticRowHeight(model, sheet, row, cells);
  const merge = (source: string, into: TextSink): boolean => {
    const merger = new SheetDataMerger(sheet, formats, into, source, prefix, automaticHeight);
    readXml(source, part, new CellReader(origin.sharedStrings, origin.date1904, merger));
    merger.finish();
    return !merger.unordered;
  };
  out.write(`<${prefix}sheetData>`);
  const merged = new TextSink();
  // Rows out of order cannot be merged: the sheet's cells are then all written from the model.
  if (merge(xml, merged)) out.append(merged);
  else merge(`<${prefix}sheetData/>`, out);
  out.write(`</${prefix}sheetData>`);
}
