import type { StyleChange } from "../spreadsheet/model/style";

/** The colours of the workbooks that we make: never red and green, and never a colour without a sign or word. */
const COLOUR = {
  heading: "#1F3A4D",
  ink: "#262626",
  quiet: "#595959",
  given: "#F2F2F2",
  input: "#FFF9DB",
  inputLine: "#BFA640",
  line: "#D9D9D9",
} as const;

const LINE = { style: "Continuous", weight: "Thin", color: COLOUR.line } as const;
const INPUT_LINE = { style: "Dash", weight: "Thin", color: COLOUR.inputLine } as const;
const ROUND = { Top: LINE, Bottom: LINE, Left: LINE, Right: LINE } as const;

export const TITLE: StyleChange = {
  font: { size: 18, bold: true, color: COLOUR.heading },
  vertical: "Center",
};
export const HEADING: StyleChange = { font: { size: 13, bold: true, color: COLOUR.heading } };
export const HINT: StyleChange = { font: { color: COLOUR.quiet } };
export const BODY: StyleChange = { font: { color: COLOUR.ink }, vertical: "Top", wrapText: true };
export const STRONG: StyleChange = { font: { bold: true, color: COLOUR.ink }, vertical: "Top" };
export const MARKER: StyleChange = { font: { size: 9, color: COLOUR.quiet }, vertical: "Bottom" };
export const HEADER: StyleChange = {
  numberFormat: "@",
  font: { bold: true, color: "#FFFFFF" },
  fill: COLOUR.heading,
  vertical: "Center",
  wrapText: true,
  borders: ROUND,
};

/** A cell that the provider fills: yellow, and with a dashed line around it. */
export const INPUT: StyleChange = {
  fill: COLOUR.input,
  locked: false,
  vertical: "Top",
  wrapText: true,
  borders: { Top: INPUT_LINE, Bottom: INPUT_LINE, Left: INPUT_LINE, Right: INPUT_LINE },
};

/** A cell that is given. */
export const GIVEN: StyleChange = {
  numberFormat: "@",
  font: { color: COLOUR.quiet },
  fill: COLOUR.given,
  vertical: "Top",
  wrapText: true,
  borders: ROUND,
};

/** A given cell that a person reads and does not skip. */
export const READ: StyleChange = { ...GIVEN, font: { color: COLOUR.ink }, fill: null };

export const CONCERN: StyleChange = { font: { color: "#8A3B00" }, fill: "#FCE5D6" };
export const QUESTION: StyleChange = { font: { color: "#4E3A73" }, fill: "#ECE6F5" };
export const FINE: StyleChange = { font: { color: "#00456F" }, fill: "#DCEBF7" };
