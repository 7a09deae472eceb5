import type { Book } from "./book";

/** What a person reads first. */
export interface Start {
  readonly title: string;
  /** One or two sentences: whose workbook this is and what is in it. */
  readonly about: readonly string[];
  readonly steps: readonly string[];
  readonly sheets: readonly (readonly [name: string, holds: string])[];
}

const TEXT_WIDTH = 100;
const INK = "#262626";
const HEADING = { font: { size: 12, bold: true, color: "#1F3864" } } as const;
const BODY = { font: { color: INK }, wrapText: true, vertical: "Top" } as const;
const NUMBER = {
  font: { size: 14, bold: true, color: "#2E75B6" },
  horizontal: "Left",
  vertical: "Top",
} as const;

/** The first sheet of every sample: what this is, what to press, what is where. */
export function addStartSheet(book: Book, { title, about, steps, sheets }: Start): void {
  const sheet = book.model.addSheet("Start");
  sheet.showGridlines = false;
  sheet.tabColor = "#1F3864";
  sheet.columnWidths.set(0, 3);
  sheet.columnWidths.set(1, 13);
  sheet.columnWidths.set(2, TEXT_WIDTH);
  sheet.page.zoom = { horizontalFitToPages: 1, verticalFitToPages: 1 };
  book.put(sheet, 1, 1, title, { font: { size: 20, bold: true, color: "#1F3864" } });
  sheet.rowHeights.set(1, 30);
  let row = 2;
  for (const line of about) book.put(sheet, row++, 1, line, { font: { color: INK } });

  book.put(sheet, ++row, 1, "What to do", HEADING);
  steps.forEach((step, index) => {
    row++;
    book.put(sheet, row, 1, index + 1, NUMBER);
    book.put(sheet, row, 2, step, BODY);
    sheet.rowHeights.set(row, 5 + 15 * Math.ceil(step.length / TEXT_WIDTH));
  });

  row += 2;
  book.put(sheet, row, 1, "What is where", HEADING);
  for (const [name, holds] of sheets) {
    row++;
    book.put(sheet, row, 1, name, { font: { bold: true, color: INK }, vertical: "Top" });
    book.put(sheet, row, 2, holds, BODY);
  }
  book.put(sheet, row + 2, 1, "Organizations, people and figures are made up.", {
    font: { italic: true, color: "#595959" },
  });
}
