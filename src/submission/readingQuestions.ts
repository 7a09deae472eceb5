import { type CellAt, addressIn } from "./address";
import type { CellBlock } from "./block";
import { plainText, quoted } from "./cellText";
import { type Found, placesIn } from "./foundObservations";
import { markIn } from "./guessMarks";
import type { Mapping } from "./mapping";
import type { MappingQuestion } from "./mappingQuestions";
import type { ReadingQuestion } from "./proposeReading";
import { type QuestionId, questionKind, questionName } from "./questionKinds";
import { unitLines } from "./unitLines";

/**
 * What must be asked about a table, each with its sheet and cells: the mapping's own questions, what the file does
 * not say at all, and what was found and not understood. Which way an indicator should move is no matter of reading
 * and is asked later.
 */
export function readingQuestions(
  block: CellBlock,
  mapping: Mapping,
  asked: readonly MappingQuestion[],
  found: Found,
  providersAreSure: boolean,
): readonly ReadingQuestion[] {
  const asking = new Asking(block, mapping);
  const isAsked = asked.some(({ id }) => id === "labels");
  const marks = asked.filter(({ part }) => part === "marks").map(({ id }) => id);
  return [
    ...asking.aboutParts(),
    ...(providersAreSure || isAsked ? [] : asking.aboutProviders(found)),
    ...asking.aboutNames(),
    ...asking.aboutDottedThousands(),
    ...asked
      .filter(({ part, id }) => part !== "direction" && !marks.slice(MOST_MARKS).includes(id))
      .map((question) => asking.withCells(question)),
    ...asking.aboutOtherMarks(marks.slice(MOST_MARKS)),
    ...asking.aboutCells(found),
  ];
}

/** More different marks than this are no marks: the column holds text. */
const MOST_MARKS = 12;

class Asking {
  constructor(
    private readonly block: CellBlock,
    private readonly mapping: Mapping,
  ) {}

  aboutParts(): ReadingQuestion[] {
    const { provider, indicator, figures, period, headerRows } = this.mapping;
    const header = this.at({ row: headerRows.first, column: 0 });
    const typed = (id: QuestionId, part: ReadingQuestion["part"], text: string): ReadingQuestion => ({
      id,
      part,
      text,
      options: [],
      sheet: this.block.sheet,
      cells: header,
      assumed: null,
    });
    const isNamed = indicator !== null || figures.every((figure) => figure.indicator !== null);
    const isInNames = this.mapping.seriesNames !== null && this.mapping.seriesNames !== undefined;
    return [
      ...(provider === null && !isInNames
        ? [typed("provider", "provider", "Which provider are these figures from? The table does not say.")]
        : []),
      ...(isNamed
        ? []
        : [typed("indicator", "indicator", "What do these figures measure? The table does not say.")]),
      ...(period === null
        ? [typed("period", "period", "Which period are these figures for? The table does not say.")]
        : []),
    ];
  }

  /** Labels without a header that says whose figures these are. */
  aboutProviders({ observations }: Found): ReadingQuestion[] {
    const { provider, headerRows } = this.mapping;
    const [first] = observations;
    if (provider?.from !== "column" || !first?.provider) return [];
    const text = `Do labels such as "${quoted(first.provider)}" name the providers?`;
    const options = [
      { value: "yes", label: "Yes" },
      { value: "no", label: "No, they are something else" },
    ];
    const at = { row: headerRows.first + headerRows.count - 1, column: provider.column };
    const cells = this.at({ ...at, row: Math.max(0, at.row) });
    const { sheet } = this.block;
    return [
      { id: `providers:${provider.column}`, part: "provider", text, options, sheet, cells, assumed: "yes" },
    ];
  }

  aboutNames(): ReadingQuestion[] {
    const { seriesNames, headerRows } = this.mapping;
    if (!seriesNames) return [];
    const text = `The names hold "${seriesNames.separator.trim()}": does the provider stand before or after it?`;
    const options = [
      { value: "before", label: "Before it" },
      { value: "after", label: "After it" },
    ];
    const cells = this.at({ row: headerRows.first, column: 0 });
    return [
      {
        id: "seriesNames",
        part: "provider",
        text,
        options,
        sheet: this.block.sheet,
        cells,
        assumed: seriesNames.provider,
      },
    ];
  }

  /** 15.220 is fifteen thousand where the comma is the decimal mark, and no other figure of the table shows it. */
  aboutDottedThousands(): ReadingQuestion[] {
    if (this.mapping.textNumbers !== ",") return [];
    const columns = this.mapping.figures.map(({ column }) => column);
    const { first, count } = this.mapping.headerRows;
    let dotted: CellAt | null = null;
    for (let row = first + count; row < this.block.values.length; row++)
      for (const column of columns) {
        const cell = this.block.values[row]?.[column];
        if (typeof cell !== "string") continue;
        if (/\d,\d/.test(cell)) return [];
        if (/^[1-9]\d{0,2}(\.\d{3})+$/.test(cell.trim())) dotted ??= { row, column };
      }
    if (dotted === null) return [];
    const text = "Are numbers such as 15.220 thousands? They are read so: 15220.";
    const options = [
      { value: ",", label: "Yes, the point separates thousands" },
      { value: ".", label: "No, it is the decimal mark" },
    ];
    const cells = this.at(dotted);
    return [
      { id: "decimalMark", part: "figures", text, options, sheet: this.block.sheet, cells, assumed: "," },
    ];
  }

  aboutOtherMarks(ids: readonly string[]): ReadingQuestion[] {
    if (ids.length === 0) return [];
    const names = ids.map((id) => id.slice("mark:".length));
    const text = `${names.length} more texts stand where figures should, such as ${names
      .slice(0, 3)
      .map((name) => `"${quoted(name)}"`)
      .join(", ")}. Are these columns figures at all?`;
    const cells = placesIn(this.block, this.cellsWithMark(names[0] ?? ""));
    return [{ id: "marks", part: "marks", text, options: [], sheet: this.block.sheet, cells, assumed: null }];
  }

  withCells(question: MappingQuestion): ReadingQuestion {
    const [kind, name] = [questionKind(question.id), questionName(question.id)];
    const { sheet } = this.block;
    if (kind === "mark") {
      const cells = placesIn(this.block, this.cellsWithMark(name));
      return { ...question, sheet, cells, assumed: this.mapping.marks[name] ?? null };
    }
    if (kind === "thousands") {
      const line = unitLines(this.block, this.mapping).find(({ words }) => words === name);
      return { ...question, sheet, cells: this.at(line?.at ?? { row: 0, column: 0 }), assumed: "no" };
    }
    const assumed = kind === "fiscalYearStart" ? String(this.mapping.fiscalYearStart) : null;
    return { ...question, sheet, cells: this.at({ row: this.mapping.headerRows.first, column: 0 }), assumed };
  }

  aboutCells({ unreadPeriods, unread, repeated, mixedUnits }: Found): ReadingQuestion[] {
    const { sheet } = this.block;
    const listed = (texts: ReadonlyMap<string, readonly CellAt[]>) =>
      [...texts.keys()]
        .slice(0, 3)
        .map((text) => `"${quoted(text)}"`)
        .join(", ");
    const questions: ReadingQuestion[] = [];
    if (unreadPeriods.size > 0) {
      const text = `Which period is meant by ${listed(unreadPeriods)}?`;
      questions.push({
        id: "periods",
        part: "period",
        text,
        options: [],
        sheet,
        cells: placesIn(this.block, [...unreadPeriods.values()].flat()),
        assumed: null,
      });
    }
    if (unread.size > 0) {
      const text = `What figure is meant by ${listed(unread)}?`;
      questions.push({
        id: "unread",
        part: "figures",
        text,
        options: [],
        sheet,
        cells: placesIn(this.block, [...unread.values()].flat()),
        assumed: null,
      });
    }
    for (const [indicator, places] of [...mixedUnits].slice(0, 3)) {
      const text = `Some figures of "${quoted(indicator)}" are percentages and others are not. Are they one indicator?`;
      const cells = placesIn(this.block, places);
      questions.push({
        id: `units:${indicator}`,
        part: "figures",
        text,
        options: [],
        sheet,
        cells,
        assumed: null,
      });
    }
    if (repeated.length > 0) {
      const [first = []] = repeated;
      const text = `${repeated.length} times several figures have the same provider, indicator and period. Which is right, or what tells them apart?`;
      questions.push({
        id: "duplicates",
        part: "duplicates",
        text,
        options: [],
        sheet,
        cells: placesIn(this.block, first),
        assumed: null,
      });
    }
    return questions;
  }

  private cellsWithMark(mark: string): CellAt[] {
    const cells: CellAt[] = [];
    const { headerRows, figures, period } = this.mapping;
    const columns = new Set(figures.map(({ column }) => column));
    const isFigure = (column: number) =>
      columns.has(column) || (period?.from === "header" && column >= Math.min(...columns));
    for (let row = headerRows.first + headerRows.count; row < this.block.values.length; row++)
      this.block.values[row]?.forEach((cell, column) => {
        if (typeof cell !== "string") return;
        const isFlag = column === this.mapping.flags && plainText(cell) === mark;
        if (isFlag || (cell.length < 60 && isFigure(column) && markIn(cell) === mark))
          cells.push({ row, column });
      });
    return cells;
  }

  private at({ row, column }: CellAt): string {
    return addressIn(this.block, row, column);
  }
}
