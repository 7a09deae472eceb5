import type { Figure, Indicator } from "../analysis/measure";
import { type CellAt, addressIn } from "./address";
import type { CellBlock, RawCell } from "./block";
import { plainText, quoted, shown } from "./cellText";
import { figureText } from "./figureText";
import type { FigureRole, Mapping, MarkMeaning, Multiplier } from "./mapping";
import { type FigureReading, MISSING, NOT_APPLICABLE, NOT_COLLECTED, parseFigure } from "./parseFigure";
import { DEFAULT_THRESHOLD } from "./readContractInfo";
import { multiplierReader } from "./unitLines";

/** Reads the figures of a mapped range: its marks as they were explained, its percentages (not their counts) in their scale. */
export function mappedFigureReader(block: CellBlock, mapping: Mapping) {
  const multiplierAt = multiplierReader(block, mapping);
  const scales = new Map(mapping.indicators.map(({ label, percentScale }) => [label, percentScale]));
  return (cell: RawCell, at: CellAt, indicator: Indicator, role: FigureRole = "value"): FigureReading => {
    if (typeof cell === "string") {
      const mark = plainText(cell);
      if (Object.hasOwn(mapping.marks, mark)) return readMark(cell, mapping.marks[mark] ?? null);
    }
    const category = block.categories?.[at.row]?.[at.column];
    const text = typeof cell === "string" ? withFigureOnly(cell, mapping) : cell;
    const reading = parseFigure(text, {
      threshold: DEFAULT_THRESHOLD,
      category,
      cell: addressIn(block, at.row, at.column),
      textNumbers: mapping.textNumbers,
    });
    const isFraction =
      category === "Percentage" || (typeof text === "string" && text.trimEnd().endsWith("%"));
    const inHundredths =
      role === "value" && scales.get(indicator.id) === "hundred" && indicator.aggregation !== "ratio_of_sums";
    const multiplier = isFraction ? null : multiplierAt(at, indicator, role);
    if (multiplier) return multiplied(reading, multiplier);
    return inHundredths && !isFraction ? fromHundredths(reading) : reading;
  };
}

/** A mark's meaning, applied to all figures that carry it; without one the figure is not used. */
function readMark(entered: string, meaning: MarkMeaning | null): FigureReading {
  if (meaning === null || meaning === "footnote") {
    const message = `It is not known what "${quoted(entered)}" stands for in this range, so the figure is not used. Say it in the pane.`;
    return { figure: null, remarks: [{ code: "MP03", severity: "stop", message }] };
  }
  if (meaning !== "suppressed") return { figure: MEANINGS[meaning], remarks: [] };
  const message = `"${quoted(entered)}" read as suppressed: not zero, not missing. It will not be charted as a number.`;
  const figure: Figure = { kind: "suppressed", low: 1, high: DEFAULT_THRESHOLD - 1 };
  return { figure, remarks: [{ code: "DQ28", severity: "note", message }] };
}

const MEANINGS: Readonly<Record<Exclude<MarkMeaning, "suppressed" | "footnote">, Figure>> = {
  missing: MISSING,
  notApplicable: NOT_APPLICABLE,
  notCollected: NOT_COLLECTED,
  zero: { kind: "number", value: 0 },
};

/** `12*` is 12 where the mark was explained as a footnote, `78 students` is 78; otherwise the text stays as it is. */
function withFigureOnly(text: string, mapping: Mapping): string {
  const parts = figureText(text);
  if (parts === null) return text;
  return parts.rest !== null || mapping.marks[parts.mark ?? ""] === "footnote" ? parts.figure : text;
}

/** Below a limit that stands for thousands lies no small count. */
function multiplied({ figure, remarks }: FigureReading, { words, by }: Multiplier): FigureReading {
  if (figure?.kind === "number")
    return { figure: { kind: "number", value: Number(shown(figure.value * (by ?? 1))) }, remarks };
  if (figure?.kind !== "suppressed") return { figure, remarks };
  const message = `"<${figure.high + 1}" beside "${quoted(words)}" can be any figure below that; it is not used. Enter it in full.`;
  return { figure: null, remarks: [{ code: "DQ17", severity: "stop", message }] };
}

function fromHundredths({ figure, remarks }: FigureReading): FigureReading {
  if (figure?.kind !== "number") return { figure, remarks };
  return { figure: { kind: "number", value: Number(shown(figure.value / 100)) }, remarks };
}
