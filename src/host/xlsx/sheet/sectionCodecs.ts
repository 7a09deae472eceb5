import { drawing } from "../chart/drawingSection";
import { tableParts } from "../table/tableSection";
import { columns } from "./columnSection";
import { headerFooter, pageMargins, pageSetup, printOptions } from "./pageSections";
import { autoFilter, dimension, mergedCells, protection } from "./rangeSections";
import type { SectionCodec } from "./sectionCodec";
import { sheetFormat, sheetProperties, sheetViews } from "./viewSections";

/** Everything of a worksheet part that the model knows beside the cells. */
export const SECTION_CODECS: readonly SectionCodec[] = [
  sheetProperties,
  dimension,
  sheetViews,
  sheetFormat,
  columns,
  protection,
  autoFilter,
  mergedCells,
  printOptions,
  pageMargins,
  pageSetup,
  headerFooter,
  drawing,
  tableParts,
];
