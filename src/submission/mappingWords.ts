import { columnLetters } from "./address";
import type { CellBlock } from "./block";
import { quoted } from "./cellText";
import type { FigureColumn, LabelSource, Mapping, MarkMeaning, Multiplier, PeriodSource } from "./mapping";
import { inWords } from "./unitLines";

const MEANINGS: Readonly<Record<MarkMeaning, string>> = {
  suppressed: "suppressed",
  missing: "not reported",
  notApplicable: "does not apply",
  notCollected: "not collected yet",
  zero: "zero",
  footnote: "a footnote",
};

/** How a table is read, in a few sentences: for somebody who confirmed it a month ago. */
export function mappingInWords(mapping: Mapping, block: CellBlock): readonly string[] {
  const { provider, indicator, period, figures, marks, excluded, seriesNames, multiplied } = mapping;
  const letters = (column: number) => columnLetters(block.column + column);
  const across = period?.from === "header" ? " and the columns like it" : "";
  const told = Object.entries(marks).flatMap(([mark, meaning]) =>
    meaning === null ? [] : [`"${quoted(mark)}" ${MEANINGS[meaning]}`],
  );
  const isNamedByColumns = indicator === null && figures.some((figure) => figure.indicator !== null);
  return [
    `Providers: ${seriesNames ? "in the names of the series" : whereIs(provider, block)}.`,
    `Indicators: ${isNamedByColumns ? "named by the columns of figures" : whereIs(indicator, block)}.`,
    `Periods: ${whereIs(period, block)}${mapping.cadence === null ? "" : `, ${mapping.cadence}`}.`,
    `Figures: ${figures.map((each) => `${figureName(each)} in column ${letters(each.column)}${across}`).join(", ")}.`,
    ...(multiplied ?? []).map(multiplierWords),
    ...(told.length > 0 ? [`Marks: ${told.join(", ")}.`] : []),
    ...(excluded.length > 0
      ? [`Left out: ${excluded.map((label) => `"${quoted(label)}"`).join(", ")}.`]
      : []),
  ];
}

function multiplierWords({ words, by }: Multiplier): string {
  if (by === null) return `The file says "${quoted(words)}"; nobody has said whether to multiply.`;
  const how = by === 1 ? "read as written" : `multiplied by ${inWords(by)}`;
  return `The file says "${quoted(words)}": these figures are ${how}.`;
}

function figureName({ indicator, role }: FigureColumn): string {
  if (!indicator) return role;
  return role === "value" ? `"${quoted(indicator)}"` : `${role} of "${quoted(indicator)}"`;
}

/** Where labels or periods stand, as a part of a sentence. */
export function whereIs(source: PeriodSource | LabelSource | null, block: CellBlock): string {
  const column = (index: number) => `column ${columnLetters(block.column + index)}`;
  switch (source?.from) {
    case "column":
      return column(source.column) + (source.fillDown ? ", blanks repeat the label above" : "");
    case "heading":
      return `heading rows in ${column(source.column)}`;
    case "header":
      return `across row ${block.row + source.row + 1}`;
    case "text":
      return `"${quoted(source.text)}" for all rows`;
    case "yearAndMonth":
      return `year in ${column(source.yearColumn)}, month in ${column(source.monthColumn)}`;
    default:
      return "not found";
  }
}
