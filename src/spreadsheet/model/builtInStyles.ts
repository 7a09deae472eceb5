import { DEFAULT_STYLE, type BorderLine, type StyleChange } from "./style";

/** A style that Excel offers in every workbook, whether its file names it or not. */
export interface BuiltInStyle {
  /** As the file and the gallery name it. */
  readonly name: string;
  /** As Excel's object model names it (Excel.BuiltInStyle). */
  readonly apiName: string;
  /** Number in the file (cellStyle/@builtinId, ECMA-376 part 1, annex G.2). */
  readonly id: number;
  /** What it changes of the style Normal, in the colours of Office's theme; what it leaves out it does not touch. */
  readonly look: StyleChange;
}

const TEXT = "#44546A";
const ACCENTS = [
  ["#4472C4", "#D9E1F2", "#B4C6E7", "#8EA9DB"],
  ["#ED7D31", "#FCE4D6", "#F8CBAD", "#F4B084"],
  ["#A5A5A5", "#EDEDED", "#DBDBDB", "#C9C9C9"],
  ["#FFC000", "#FFF2CC", "#FFE699", "#FFD966"],
  ["#5B9BD5", "#DDEBF7", "#BDD7EE", "#9BC2E6"],
  ["#70AD47", "#E2EFDA", "#C6E0B4", "#A9D08E"],
] as const;

const line = (color: string, style: BorderLine["style"] = "Continuous"): BorderLine => ({
  style,
  weight: style === "Double" ? "Thick" : "Thin",
  color,
});
const box = (edge: BorderLine): StyleChange["borders"] => ({
  Top: edge,
  Bottom: edge,
  Left: edge,
  Right: edge,
});
const colored = (fill: string, color: string): StyleChange => ({ fill, font: { color } });
const heading = (size: number, weight: BorderLine["weight"], color: string): StyleChange => ({
  font: { size, bold: true, color: TEXT },
  borders: { Bottom: { ...line(color), weight } },
});
const number = (numberFormat: string): StyleChange => ({ numberFormat });

const accents: BuiltInStyle[] = ACCENTS.flatMap(([full, fifth, twoFifths, threeFifths], i) => {
  const n = i + 1;
  const id = 29 + 4 * i;
  return [
    { name: `Accent${n}`, apiName: `Accent${n}`, id, look: colored(full, "#FFFFFF") },
    {
      name: `20% - Accent${n}`,
      apiName: `Accent${n}_20`,
      id: id + 1,
      look: colored(fifth, "#000000"),
    },
    {
      name: `40% - Accent${n}`,
      apiName: `Accent${n}_40`,
      id: id + 2,
      look: colored(twoFifths, "#000000"),
    },
    {
      name: `60% - Accent${n}`,
      apiName: `Accent${n}_60`,
      id: id + 3,
      look: colored(threeFifths, "#FFFFFF"),
    },
  ];
});

const ACCENT = ACCENTS[0][0];

/** The styles of Excel's gallery, Normal first. */
export const BUILT_IN_STYLES: readonly BuiltInStyle[] = [
  { name: "Normal", apiName: "Normal", id: 0, look: DEFAULT_STYLE },
  {
    name: "Comma",
    apiName: "Comma",
    id: 3,
    look: number('_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)'),
  },
  {
    name: "Currency",
    apiName: "Currency",
    id: 4,
    look: number('_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)'),
  },
  { name: "Percent", apiName: "Percent", id: 5, look: number("0%") },
  {
    name: "Comma [0]",
    apiName: "WholeComma",
    id: 6,
    look: number('_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)'),
  },
  {
    name: "Currency [0]",
    apiName: "WholeDollar",
    id: 7,
    look: number('_("$"* #,##0_);_("$"* \\(#,##0\\);_("$"* "-"_);_(@_)'),
  },
  { name: "Hyperlink", apiName: "Hlink", id: 8, look: { font: { color: "#0563C1", underline: "Single" } } },
  {
    name: "Followed Hyperlink",
    apiName: "HlinkTrav",
    id: 9,
    look: { font: { color: "#954F72", underline: "Single" } },
  },
  { name: "Note", apiName: "Note", id: 10, look: { fill: "#FFFFCC", borders: box(line("#B2B2B2")) } },
  { name: "Warning Text", apiName: "WarningText", id: 11, look: { font: { color: "#FF0000" } } },
  {
    name: "Title",
    apiName: "SheetTitle",
    id: 15,
    look: { font: { name: "Calibri Light", size: 18, color: TEXT } },
  },
  { name: "Heading 1", apiName: "Heading1", id: 16, look: heading(15, "Thick", ACCENT) },
  { name: "Heading 2", apiName: "Heading2", id: 17, look: heading(13, "Thick", "#A2B8E1") },
  { name: "Heading 3", apiName: "Heading3", id: 18, look: heading(11, "Medium", "#8EA9DB") },
  { name: "Heading 4", apiName: "Heading4", id: 19, look: { font: { bold: true, color: TEXT } } },
  {
    name: "Input",
    apiName: "Input",
    id: 20,
    look: { ...colored("#FFCC99", "#3F3F76"), borders: box(line("#7F7F7F")) },
  },
  {
    name: "Output",
    apiName: "Output",
    id: 21,
    look: { fill: "#F2F2F2", font: { color: "#3F3F3F", bold: true }, borders: box(line("#3F3F3F")) },
  },
  {
    name: "Calculation",
    apiName: "Calculation",
    id: 22,
    look: { fill: "#F2F2F2", font: { color: "#FA7D00", bold: true }, borders: box(line("#7F7F7F")) },
  },
  {
    name: "Check Cell",
    apiName: "CheckCell",
    id: 23,
    look: {
      fill: "#A5A5A5",
      font: { color: "#FFFFFF", bold: true },
      borders: box(line("#3F3F3F", "Double")),
    },
  },
  {
    name: "Linked Cell",
    apiName: "LinkedCell",
    id: 24,
    look: { font: { color: "#FA7D00" }, borders: { Bottom: line("#FF8001", "Double") } },
  },
  {
    name: "Total",
    apiName: "Total",
    id: 25,
    look: {
      font: { bold: true, color: "#000000" },
      borders: { Top: line(ACCENT), Bottom: line(ACCENT, "Double") },
    },
  },
  { name: "Good", apiName: "Good", id: 26, look: colored("#C6EFCE", "#006100") },
  { name: "Bad", apiName: "Bad", id: 27, look: colored("#FFC7CE", "#9C0006") },
  { name: "Neutral", apiName: "Neutral", id: 28, look: colored("#FFEB9C", "#9C5700") },
  ...accents,
  {
    name: "Explanatory Text",
    apiName: "ExplanatoryText",
    id: 53,
    look: { font: { italic: true, color: "#7F7F7F" } },
  },
];
