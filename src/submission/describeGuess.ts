import { columnLetters } from "./address";
import type { CellBlock } from "./block";
import { quoted } from "./cellText";
import type { PartGuess } from "./guessMapping";
import type { PeriodsGuess } from "./guessPeriods";
import type { ShapeGuess } from "./guessShape";
import { headerOf } from "./headerLabels";
import type { Layout } from "./layout";
import type { FigureColumn, Mapping } from "./mapping";
import { whereIs } from "./mappingWords";

/** How each part of a range was read, with how sure that is, in sentences to be shown. */
export function describeGuess(
  block: CellBlock,
  layout: Layout,
  shape: ShapeGuess,
  mapping: Mapping,
  periods: PeriodsGuess,
): readonly PartGuess[] {
  const { first, count } = layout.headerRows;
  const rows =
    count === 1
      ? `row ${block.row + first + 1}`
      : `rows ${block.row + first + 1} to ${block.row + first + count}`;
  const column = (index: number) => `column ${columnLetters(block.column + index)}`;
  const figures = mapping.figures.map((figure) => `${nameOf(figure)} in ${column(figure.column)}`);
  const left =
    shape.figures.unused.length > 0 ? ` Not used: ${shape.figures.unused.map(quoted).join(", ")}.` : "";
  const parts: PartGuess[] = [
    {
      part: "header",
      confidence: count === 0 ? "unsure" : "sure",
      sentence: count === 0 ? "There are no headers." : `The headers are in ${rows}.`,
    },
    {
      part: "provider",
      confidence: shape.provider.confidence,
      sentence: mapping.seriesNames
        ? `Providers: in the series' names, ${mapping.seriesNames.provider} "${mapping.seriesNames.separator.trim()}".`
        : `Providers: ${whereIs(mapping.provider, block)}.`,
    },
    {
      part: "indicator",
      confidence: shape.indicator.confidence,
      sentence: `Indicators: ${mapping.indicator === null ? "named by the columns of figures" : whereIs(mapping.indicator, block)}.`,
    },
    {
      part: "period",
      confidence:
        periods.orderOpen || periods.yearOpen || periods.cadence === null
          ? "unsure"
          : shape.period.confidence,
      sentence: `Periods: ${whereIs(mapping.period, block)}${mapping.cadence === null ? "" : `, ${mapping.cadence}`}.`,
    },
    {
      part: "figures",
      confidence: shape.figures.confidence,
      sentence: `Figures: ${figures.join(", ")}.${left}`,
    },
  ];
  if (mapping.level && mapping.level.leftOut.length > 0) {
    const levels = mapping.level.leftOut.map((level) => `"${quoted(level)}"`).join(", ");
    parts.push({
      part: "totals",
      confidence: "likely",
      sentence: `Levels: ${column(mapping.level.column)}; left out as totals: ${levels}.`,
    });
  }
  if (mapping.groups) {
    const columns = mapping.groups
      .map((each) => quoted(headerOf(block, mapping.headerRows, each)))
      .join(", ");
    parts.push({ part: "indicator", confidence: "likely", sentence: `Split further by ${columns}.` });
  }
  if (mapping.excluded.length > 0) {
    const named = mapping.excluded
      .slice(0, 5)
      .map((label) => `"${quoted(label)}"`)
      .join(", ");
    const more = mapping.excluded.length > 5 ? ` and ${mapping.excluded.length - 5} more` : "";
    parts.push({
      part: "totals",
      confidence: "likely",
      sentence: `Totals, left out by name: ${named}${more}.`,
    });
  }
  if (mapping.textNumbers) {
    const example = mapping.textNumbers === "," ? "1.234,5" : "1,234.5";
    parts.push({
      part: "figures",
      confidence: "likely",
      sentence: `The numbers are kept as text and read like ${example}.`,
    });
  }
  return parts;
}

function nameOf({ indicator, role }: FigureColumn): string {
  if (!indicator) return role;
  return role === "value" ? quoted(indicator) : `${role} of ${quoted(indicator)}`;
}
