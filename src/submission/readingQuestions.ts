import { type CellAt, addressIn } from "./address";
import type { CellBlock } from "./block";
import { quoted } from "./cellText";
import { type Found, placesIn } from "./foundObservations";
import { markIn } from "./guessMarks";
import type { Mapping } from "./mapping";
import type { MappingQuestion } from "./mappingQuestions";
import type { ReadingQuestion } from "./proposeReading";

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
): readonly ReadingQuestion[] {
  const asking = new Asking(block, mapping);
  return [
    ...asking.aboutParts(),
    ...asked.filter(({ part }) => part !== "direction").map((question) => asking.withCells(question)),
    ...asking.aboutCells(found),
  ];
}

class Asking {
  constructor(
    private readonly block: CellBlock,
    private readonly mapping: Mapping,
  ) {}

  aboutParts(): ReadingQuestion[] {
    const { provider, indicator, figures, period, headerRows } = this.mapping;
    const header = this.at({ row: headerRows.first, column: 0 });
    const typed = (id: string, part: ReadingQuestion["part"], text: string): ReadingQuestion => ({
      id,
      part,
      text,
      options: [],
      sheet: this.block.sheet,
      cells: header,
      assumed: null,
    });
    const isNamed = indicator !== null || figures.every((figure) => figure.indicator !== null);
    return [
      ...(provider === null
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

  withCells(question: MappingQuestion): ReadingQuestion {
    const [kind, name = ""] = [question.id.split(":")[0], question.id.split(":").slice(1).join(":")];
    const { sheet } = this.block;
    if (kind === "mark") {
      const cells = placesIn(this.block, this.cellsWithMark(name));
      return { ...question, sheet, cells, assumed: this.mapping.marks[name] ?? null };
    }
    const assumed = kind === "fiscalYearStart" ? String(this.mapping.fiscalYearStart) : null;
    return { ...question, sheet, cells: this.at({ row: this.mapping.headerRows.first, column: 0 }), assumed };
  }

  aboutCells({ unreadPeriods, unread, repeated }: Found): ReadingQuestion[] {
    const { sheet } = this.block;
    const listed = (texts: ReadonlyMap<string, CellAt>) =>
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
        cells: placesIn(this.block, [...unreadPeriods.values()]),
        assumed: null,
      });
    }
    if (unread.size > 0) {
      const text = `What figure is meant by ${listed(unread)}?`;
      questions.push({
        id: "figures:unread",
        part: "figures",
        text,
        options: [],
        sheet,
        cells: placesIn(this.block, [...unread.values()]),
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
    const first = this.mapping.headerRows.first + this.mapping.headerRows.count;
    for (let row = first; row < this.block.values.length; row++)
      this.block.values[row]?.forEach((cell, column) => {
        if (typeof cell === "string" && cell.length < 60 && markIn(cell) === mark)
          cells.push({ row, column });
      });
    return cells;
  }

  private at({ row, column }: CellAt): string {
    return addressIn(this.block, row, column);
  }
}
