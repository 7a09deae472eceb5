import { columnName } from "../../spreadsheet/model/address";
import type { TemplateTable } from "../../submission/templateDefinition";
import { HEADING, READ } from "../documentLook";
import type { SheetWriter } from "../sheetWriter";
import {
  ASKS,
  NOTES,
  type RowFormulas,
  type RowPlace,
  STOPS,
  WORKING_COLUMNS,
  type WorkingColumn,
} from "./checkColumns";
import { columnOf, FIRST_ENTRY_ROW, SIGNS } from "./entrySheet";

/** What a person sees of a row on the Check sheet: verdict, place, what it is about, words. */
export const VISIBLE_COLUMNS = 4;
/** Hidden column with the address of the row's first entry. */
export const TARGET = VISIBLE_COLUMNS;
export const FIRST_WORKING = TARGET + 1;

export const VERDICTS = {
  stop: "To fix",
  ask: "Question",
  note: "Note",
  ok: "Fine",
  todo: "To fill in",
} as const;
type Severity = keyof typeof VERDICTS;

/** The rows of one entry table, for which the Check sheet has a row each. */
export interface CheckSection {
  readonly table: TemplateTable;
  readonly rows: number;
  /** Column of the first entry, to which a problem leads. */
  readonly entry: string;
  /** Column that says what the row is about; null: the name of its indicator or stage. */
  readonly subject: string | null;
  /** Column that names the period; null where there is none. */
  readonly period: string | null;
  /** Rows count towards "nothing is filled in yet". */
  readonly countsAsFilled: boolean;
  readonly formulas: (place: RowPlace, index: number) => RowFormulas;
  /** Subject and period of a row as the template is made. */
  readonly about: (index: number) => string;
}

/** First and last row of all sections together, zero-based. */
export interface Bounds {
  readonly top: number;
  readonly bottom: number;
}

/** A row's verdict as the template is made. */
export interface FreshVerdict {
  readonly severity: Severity | "";
  readonly where: string;
  readonly about: string;
  readonly words: string;
}

/**
 * Puts the rows of a section from a row on, the name of its sheet above them.
 *
 * @param asked how many questions the sections above have
 */
export function addSection(
  writer: SheetWriter,
  section: CheckSection,
  first: number,
  bounds: Bounds,
  asked: number,
): FreshVerdict[] {
  const { table } = section;
  let order = asked;
  writer.put(first - 1, 0, `${table.sheet}, row by row`, HEADING);
  return Array.from({ length: section.rows }, (_, i) => {
    const row = first + i;
    const entryRow = FIRST_ENTRY_ROW + i;
    const entryCell = `${columnName(columnOf(table, section.entry))}${entryRow + 1}`;
    const place: RowPlace = {
      own: (column) => workingCell(column, row),
      all: (column) => workingBlock([column], { top: first, bottom: first + section.rows - 1 }),
      cell: (column) => `${table.sheet}!$${columnName(columnOf(table, column))}$${entryRow + 1}`,
      position: i + 1,
      row: entryRow + 1,
    };
    const formulas = section.formulas(place, i);
    const verdict = {
      ...verdictOf(formulas),
      where: `${table.sheet} row ${entryRow + 1}`,
      about: section.about(i),
    };
    if (verdict.severity === "ask") order++;
    const all = { ...formulas, ...verdictFormulas(place, formulas, verdict, bounds, row, order) };
    writer.put(row, TARGET, `#${table.sheet}!${entryCell}`);
    WORKING_COLUMNS.forEach((column, k) => {
      const computed = all[column];
      if (computed) writer.put(row, FIRST_WORKING + k, computed);
    });
    putLine(writer, row, place, section, verdict);
    return verdict;
  });
}

/** The block of some neighbouring working columns. */
export function workingBlock(columns: readonly WorkingColumn[], { top, bottom }: Bounds): string {
  const [first = "order"] = columns;
  return `$${letters(first)}$${top + 1}:$${letters(columns.at(-1) ?? first)}$${bottom + 1}`;
}

export function workingCell(column: WorkingColumn, row: number): string {
  return `$${letters(column)}$${row + 1}`;
}

export function signed(severity: Severity | ""): string {
  return severity === "" ? "" : `${SIGNS[severity]} ${VERDICTS[severity]}`;
}

function putLine(
  writer: SheetWriter,
  row: number,
  place: RowPlace,
  { subject, period }: CheckSection,
  verdict: FreshVerdict,
): void {
  const severity = place.own("severity");
  const sign = (Object.keys(VERDICTS) as Severity[]).reduceRight(
    (rest, one) => `IF(${severity}="${one}","${signed(one)}",${rest})`,
    '""',
  );
  const look = { ...READ, numberFormat: "General" };
  const named = subject === null ? place.own("name") : `${place.cell(subject)}&""`;
  const dated = period === null ? "" : `&IF(${named}="","",", "&${place.cell(period)})`;
  writer.put(row, 0, { formula: `=${sign}`, result: signed(verdict.severity) }, look);
  writer.put(row, 1, verdict.where, { ...look, numberFormat: "@" });
  writer.put(row, 2, { formula: `=${named}${dated}`, result: verdict.about }, look);
  writer.put(row, 3, { formula: `=${place.own("words")}`, result: verdict.words }, look);
}

/** Severity, words and place in the list of what to do. */
function verdictFormulas(
  place: RowPlace,
  formulas: RowFormulas,
  verdict: FreshVerdict,
  bounds: Bounds,
  row: number,
  order: number,
): RowFormulas {
  const cells = (names: readonly WorkingColumn[]) =>
    names.filter((name) => formulas[name] !== undefined).map((name) => place.own(name));
  const length = (names: readonly WorkingColumn[]) =>
    cells(names)
      .map((cell) => `LEN(${cell})`)
      .join("+") || "0";
  const severities = `$${letters("severity")}$${bounds.top + 1}`;
  const countTo = (one: string) => `COUNTIF(${severities}:$${letters("severity")}${row + 1},"${one}")`;
  const countAll = (one: string) => `COUNTIF(${workingBlock(["severity"], bounds)},"${one}")`;
  const own = place.own("severity");
  const used = `${place.own("index")}>0`;
  const isFilled = formulas.filled ? `${place.own("filled")}>0` : used;
  const places = [
    `IF(${own}="stop",${countTo("stop")}`,
    `IF(${own}="ask",${countAll("stop")}+${countTo("ask")}`,
    `IF(${own}="note",${countAll("stop")}+${countAll("ask")}+${countTo("note")},0)))`,
  ];
  const severity = [
    `IF(${length(STOPS)}>0,"stop"`,
    `IF(${length(ASKS)}>0,"ask"`,
    `IF(${length(NOTES)}>0,"note"`,
    `IF(${isFilled},"ok"`,
    `IF(${used},"todo","")))))`,
  ];
  return {
    severity: { formula: `=${severity.join(",")}`, result: verdict.severity },
    words: { formula: `=TRIM(${cells([...STOPS, ...ASKS, ...NOTES]).join('&" "&')})`, result: verdict.words },
    order: { formula: `=${places.join(",")}`, result: verdict.severity === "ask" ? order : 0 },
  };
}

function verdictOf(formulas: RowFormulas): Pick<FreshVerdict, "severity" | "words"> {
  const words = String(formulas.empty?.result ?? "");
  if (words !== "") return { severity: "ask", words };
  const isUsed = Number(formulas.index?.result ?? 0) > 0;
  return { severity: !isUsed ? "" : formulas.filled ? "todo" : "ok", words };
}

function letters(column: WorkingColumn): string {
  return columnName(FIRST_WORKING + WORKING_COLUMNS.indexOf(column));
}
