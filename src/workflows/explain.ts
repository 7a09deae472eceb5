import {
  explainSeries,
  type SeriesExplanation,
  type SeriesQuestion,
} from "../analysis/explain/explainSeries";
import type { Outcome } from "./outcome";

/** Why a series is flagged, from what the last refresh found; asks nothing of the workbook. */
export function explainFlag(question: SeriesQuestion): Promise<Outcome<SeriesExplanation>> {
  return Promise.resolve({ kind: "done", value: explainSeries(question) });
}
