import { COLOUR, columnPoints, printOrnament, type Ornament } from "./look";
import { BYTES_PER_CALL, type Outbox } from "./outbox";
import { AGENDA_COLUMN, AGENDA_WIDTH, type AgendaPlan, type AgendaRow } from "./planAgenda";

/** Takes the steps of the plan in order; on a fresh sheet they come as one block. */
export async function writeAgenda(
  outbox: Outbox,
  sheet: Excel.Worksheet,
  { steps }: Pick<AgendaPlan, "steps">,
  fresh: boolean,
): Promise<void> {
  if (fresh) {
    const rows = steps.flatMap((step) => (step.kind === "insert" ? [step.content] : []));
    await outbox.add(BYTES_PER_CALL * (rows.length + 6), () => {
      const block = sheet.getRangeByIndexes(0, 0, rows.length, AGENDA_WIDTH);
      block.numberFormat = rows.map(() => rowFormats());
      block.values = rows.map(rowCells);
      rows.forEach((row, i) => dressRow(sheet, i, row));
    });
    return;
  }
  for (const step of steps) {
    await outbox.add(BYTES_PER_CALL * 10, () => {
      const row = sheet.getRangeByIndexes(step.row, 0, 1, AGENDA_WIDTH);
      if (step.kind === "delete") row.getEntireRow().delete("Up");
      else if (step.kind === "draft") {
        const text = step.text === "" ? "" : `'New draft: ${step.text}`;
        sheet.getRangeByIndexes(step.row, AGENDA_COLUMN.draft, 1, 1).values = [[text]];
      } else {
        if (step.kind === "insert") {
          row.getEntireRow().insert("Down");
          const inserted = sheet.getRangeByIndexes(step.row, 0, 1, AGENDA_WIDTH);
          inserted.clear("Formats");
          inserted.numberFormat = [rowFormats()];
          dressRow(sheet, step.row, step.content);
          layOut(sheet, step.row, 1);
        }
        const written = sheet.getRangeByIndexes(step.row, 0, 1, AGENDA_WIDTH);
        written.values = [rowCells(step.content)];
        if (step.kind === "insert") written.format.autofitRows();
      }
    });
  }
}

function rowFormats(): string[] {
  const formats = new Array<string>(AGENDA_WIDTH).fill("General");
  formats[AGENDA_COLUMN.number] = "0";
  formats[AGENDA_COLUMN.speaker] = "@";
  formats[AGENDA_COLUMN.minutes] = '0" min"';
  formats[AGENDA_COLUMN.key] = "@";
  return formats;
}

/** null leaves a cell alone: the draft column is not ours here. */
function rowCells({ number, text, speaker, minutes, key }: AgendaRow): (string | number | null)[] {
  return [number ?? "", `'${text}`, speaker, minutes ?? "", null, key];
}

function dressRow(sheet: Excel.Worksheet, at: number, { kind }: AgendaRow): void {
  const row = sheet.getRangeByIndexes(at, 0, 1, AGENDA_COLUMN.minutes + 1);
  const { font } = row.format;
  if (kind === "heading") {
    font.size = 20;
    font.bold = true;
    font.color = COLOUR.heading;
  } else if (kind === "header") {
    font.color = COLOUR.common;
  } else if (kind === "section") {
    font.size = 12;
    font.bold = true;
    font.color = COLOUR.headingText;
    row.format.fill.color = COLOUR.heading;
  } else if (kind === "question") {
    font.italic = true;
  }
}

/** Texts wrap in their columns; a draft that is only offered stands in italics. */
function layOut(sheet: Excel.Worksheet, first: number, rows: number): void {
  const column = (at: number) => sheet.getRangeByIndexes(first, at, rows, 1).format;
  sheet.getRangeByIndexes(first, 0, rows, AGENDA_WIDTH).format.verticalAlignment = "Top";
  for (const at of [AGENDA_COLUMN.text, AGENDA_COLUMN.speaker, AGENDA_COLUMN.draft])
    column(at).wrapText = true;
  column(AGENDA_COLUMN.draft).font.italic = true;
}

/** Widths, wrapping and print set-up; only for a sheet made just now. */
export function agendaOrnaments(sheet: Excel.Worksheet, rows: number): Ornament[] {
  const widths: readonly [number, number][] = [
    [AGENDA_COLUMN.number, 5],
    [AGENDA_COLUMN.text, 92],
    [AGENDA_COLUMN.speaker, 32],
    [AGENDA_COLUMN.minutes, 9],
    [AGENDA_COLUMN.draft, 50],
  ];
  return [
    () => {
      for (const [column, width] of widths) {
        sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = columnPoints(width);
      }
      sheet.getRangeByIndexes(0, AGENDA_COLUMN.key, 1, 1).columnHidden = true;
      layOut(sheet, 0, rows);
      sheet.getRangeByIndexes(0, 0, rows, AGENDA_WIDTH).format.autofitRows();
    },
    () => printOrnament(sheet, null),
  ];
}
