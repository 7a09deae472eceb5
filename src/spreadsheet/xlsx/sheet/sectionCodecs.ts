import { drawing } from "../chart/drawingSection";
import { comments } from "../comments/commentSection";
import { conditionalFormats } from "../conditional/conditionalSection";
import { tableParts } from "../table/tableSection";
import { columns } from "./columnSection";
import { customProperties } from "./customPropertySection";
import { hyperlinks } from "./hyperlinkSection";
import { columnBreaks, rowBreaks } from "./breakSections";
import { headerFooter, pageMargins, pageSetup, printOptions } from "./pageSections";
import { autoFilter, dimension, mergedCells, protection } from "./rangeSections";
import type { SectionCodec } from "./sectionCodec";
import { validations } from "./validationSection";
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
  conditionalFormats,
  validations,
  hyperlinks,
  printOptions,
  pageMargins,
  pageSetup,
  headerFooter,
  rowBreaks,
  columnBreaks,
  customProperties,
  drawing,
  comments,
  tableParts,
];
