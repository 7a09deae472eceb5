import type { Element } from "@xmldom/xmldom";
import { parseXml } from "../xml/dom";
import { readXml, type SaxHandler } from "../xml/sax";

/** A child element of `<worksheet>` as it stands in the file. */
export interface Section {
  readonly name: string;
  readonly xml: string;
}

/** A worksheet part cut at its top-level elements. */
export interface WorksheetText {
  /** From the beginning up to and with the root's start tag. */
  readonly head: string;
  readonly sections: Section[];
  /** What follows the last section. */
  readonly tail: string;
  /** Prefix of the main namespace in this part, with its colon; "" when it is the default one. */
  readonly prefix: string;
}

/** Order of the schema (CT_Worksheet, ISO/IEC 29500-1 18.3.1.99). */
const ORDER = [
  "sheetPr",
  "dimension",
  "sheetViews",
  "sheetFormatPr",
  "cols",
  "sheetData",
  "sheetCalcPr",
  "sheetProtection",
  "protectedRanges",
  "scenarios",
  "autoFilter",
  "sortState",
  "dataConsolidate",
  "customSheetViews",
  "mergeCells",
  "phoneticPr",
  "conditionalFormatting",
  "dataValidations",
  "hyperlinks",
  "printOptions",
  "pageMargins",
  "pageSetup",
  "headerFooter",
  "rowBreaks",
  "colBreaks",
  "customProperties",
  "cellWatches",
  "ignoredErrors",
  "smartTags",
  "drawing",
  "legacyDrawing",
  "legacyDrawingHF",
  "picture",
  "oleObjects",
  "controls",
  "webPublishItems",
  "tableParts",
  "extLst",
];

/** Cuts a worksheet part, so that pieces of it can be replaced and the rest written as it came. */
export function cutWorksheet(text: string, part: string): WorksheetText {
  const sections: Section[] = [];
  let headEnd = 0;
  let tailStart = 0;
  const handler = sectionHandler((name, start, end) => {
    sections.push({ name, xml: text.slice(start, end) });
    tailStart = end;
  });
  readXml(text, part, {
    ...handler,
    open(name, attributes, start, end) {
      if (headEnd === 0) headEnd = tailStart = end;
      handler.open(name, attributes, start, end);
    },
  });
  const head = text.slice(0, headEnd);
  const prefix = /<([^\s:<>]+:)?[^\s:<>]+[^<]*$/.exec(head)?.[1] ?? "";
  const tail = text.slice(tailStart).trim() || `</${prefix}worksheet>`;
  return { head, sections, tail, prefix };
}

/** Reads a worksheet part: its cells as a stream, the rest as one small tree. */
export function readWorksheet(text: string, part: string, cells: SaxHandler): Element {
  const pieces: string[] = [];
  let head = "";
  let tailStart = 0;
  const handler = sectionHandler((name, start, end) => {
    if (name !== "sheetData") pieces.push(text.slice(start, end));
    tailStart = end;
  }, cells);
  readXml(text, part, {
    ...handler,
    open(name, attributes, start, end) {
      if (!head) head = text.slice(0, (tailStart = end));
      handler.open(name, attributes, start, end);
    },
  });
  const tail = head.endsWith("/>") ? "" : text.slice(tailStart);
  return parseXml(head + pieces.join("") + tail, part);
}

/** The sections of a cut part as one small tree, without the cells. */
export function sectionTree({ head, sections, tail }: WorksheetText, part: string): Element {
  const open = head.replace(/\/>$/, ">");
  return parseXml(
    open + sections.map(({ name, xml }) => (name === "sheetData" ? "" : xml)).join("") + tail,
    part,
  );
}

/** Tells where each child of the root begins and ends; what is inside `<sheetData>` goes to `cells`. */
function sectionHandler(
  onSection: (name: string, start: number, end: number) => void,
  cells?: SaxHandler,
): Required<SaxHandler> {
  let depth = 0;
  let inCells = false;
  let sectionStart = 0;
  return {
    open(name, attributes, start, end) {
      if (depth === 1) {
        sectionStart = start;
        inCells = name === "sheetData";
      } else if (inCells) cells?.open(name, attributes, start, end);
      depth++;
    },
    text(piece) {
      if (inCells && depth > 2) cells?.text?.(piece);
    },
    close(name, start, end) {
      depth--;
      if (depth === 1) {
        onSection(name, sectionStart, end);
        inCells = false;
      } else if (inCells) cells?.close(name, start, end);
    },
  };
}

/**
 * Puts new text in place of all sections of that name, or where the schema wants it; "" removes them. Sections that
 * the schema does not know (compatibility blocks) stay behind the one they followed.
 */
export function replaceSection(sections: Section[], name: string, xml: string): void {
  const first = sections.findIndex((section) => section.name === name);
  const at = first >= 0 ? first : placeOf(sections, name);
  const others = sections.slice(at).filter((section) => section.name !== name);
  sections.splice(at, sections.length, ...(xml ? [{ name, xml }] : []), ...others);
}

function placeOf(sections: readonly Section[], name: string): number {
  const rank = ORDER.indexOf(name);
  const at = sections.findIndex((section) => ORDER.indexOf(section.name) > rank);
  return at < 0 ? sections.length : at;
}
