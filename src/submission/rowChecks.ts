import type { Aggregation, Figure, Indicator } from "../analysis/measure";
import { quoted, shown } from "./cellText";
import type { FigureRole } from "./mapping";
import { percentScaleRemark } from "./percentScale";
import type { Remark } from "./problem";

/** The figures of one row. */
export type RowFigures = Readonly<Record<FigureRole, Figure>>;

/** A remark about one of the row's figures; `usable` is false where the row must be set aside for it. */
export interface RowRemark extends Remark {
  readonly role: FigureRole;
  readonly usable: boolean;
}

const RATIO: readonly FigureRole[] = ["numerator", "denominator"];
const NONE: readonly RowRemark[] = [];

/** Columns that an aggregation is computed from; `last` takes a value or, where that is blank, the counts. */
export function rolesOf(aggregation: Aggregation, hasValue: boolean): readonly FigureRole[] {
  switch (aggregation) {
    case "ratio_of_sums":
    case "rate_per_1000":
      return RATIO;
    case "sum":
      return ["value"];
    case "mean":
    case "median":
      return ["value", "n"];
    case "last":
      return hasValue ? ["value"] : RATIO;
  }
}

/**
 * DQ10-DQ15 and DQ35, as far as one row can tell: counts below zero, fractions of people, a numerator above its
 * denominator, a percentage out of scale, a median without its cases.
 *
 * @param period as named in the message, e.g. `2026-09`
 * @param scaleKnown a person has said how percentages are written, so that 1 is 100 %
 */
export function checkRow(
  indicator: Indicator,
  period: string,
  figures: RowFigures,
  scaleKnown: boolean,
): readonly RowRemark[] {
  const { numerator, denominator, value, n } = figures;
  const remarks: RowRemark[] = [];
  if (numerator.kind !== "missing" || denominator.kind !== "missing") {
    remarks.push(...checkCounts(indicator, period, numerator, denominator));
  }
  if (value.kind === "number") remarks.push(...checkValue(indicator, value.value, scaleKnown));
  const cases = wholeCount(n, "cases");
  if (cases !== null) remarks.push({ ...cases, role: "n", usable: false });
  const { aggregation } = indicator;
  if (
    (aggregation === "mean" || aggregation === "median") &&
    value.kind === "number" &&
    n.kind === "missing"
  ) {
    remarks.push({ ...casesMissing(aggregation, value.value), role: "n", usable: true });
  }
  return remarks.length === 0 ? NONE : remarks;
}

function checkCounts(
  indicator: Indicator,
  period: string,
  numerator: Figure,
  denominator: Figure,
): RowRemark[] {
  const num = numerator.kind === "number" ? numerator.value : null;
  const den = denominator.kind === "number" ? denominator.value : null;
  const things = indicator.countsPeople ? "people" : "cases";
  const remarks: RowRemark[] = [];
  if (num !== null && num < 0 && !indicator.allowNegative) remarks.push(negative("numerator", num));
  if (den !== null && den < 0) remarks.push(negative("denominator", den));
  // Where the numerator is part of the denominator both are counts, unless they are hours, tonnes or money.
  if (indicator.countsPeople || (indicator.subset && !indicator.allowDecimals)) {
    if (num !== null && !Number.isInteger(num)) remarks.push(fractional("numerator", num, things));
    if (den !== null && !Number.isInteger(den)) remarks.push(fractional("denominator", den, things));
  }
  if (remarks.length > 0) return remarks;
  if (den === 0 && num !== null && num > 0) {
    const message = `You report ${shown(num)} successes out of 0 people. Check the denominator.`;
    return [{ code: "DQ11", severity: "stop", message, role: "denominator", usable: false }];
  }
  if (den === 0 && num === 0) {
    const message = `No eligible clients in ${period}; no rate will be shown.`;
    return [{ code: "DQ12", severity: "note", message, role: "denominator", usable: true }];
  }
  const most = den ?? (denominator.kind === "suppressed" ? denominator.high : Infinity);
  const isPart = indicator.subset || indicator.unit === "percent";
  if (num === null || num <= most || !isPart) return [];
  const message = `${shown(num)} out of ${den === null ? `at most ${most}` : shown(den)} cannot be right for "${quoted(indicator.name)}": the first number must be part of the second. Have they been swapped?`;
  const severity = indicator.allowOver1 ? "ask" : "stop";
  const about = `${shown(num)}/${den === null ? `<${most + 1}` : shown(den)}`;
  return [{ code: "DQ10", severity, message, about, role: "numerator", usable: indicator.allowOver1 }];
}

function checkValue(indicator: Indicator, value: number, scaleKnown: boolean): RowRemark[] {
  if (value < 0 && !indicator.allowNegative) return [negative("value", value)];
  const scale = percentScaleRemark(value, indicator, scaleKnown);
  if (scale !== null) return [{ ...scale, role: "value", usable: false }];
  const isCount = indicator.unit === "count" && indicator.aggregation === "sum";
  return isCount && !Number.isInteger(value) ? [fractional("value", value, "people")] : [];
}

/** DQ13, DQ14: what keeps a number from being a count of these things; null where nothing does. */
export function wholeCount(figure: Figure, things: string): Remark | null {
  if (figure.kind !== "number") return null;
  if (figure.value < 0) return belowZero(figure.value);
  return Number.isInteger(figure.value) ? null : notWhole(figure.value, things);
}

/** DQ13. */
export function belowZero(value: number): Remark {
  return { code: "DQ13", severity: "stop", message: `${shown(value)} is below zero. Enter 0 or more.` };
}

/** DQ35. */
export function casesMissing(aggregation: "mean" | "median", value: number): Remark {
  const message = `Enter how many cases the ${aggregation} is based on.`;
  return { code: "DQ35", severity: "ask", message, about: shown(value) };
}

function notWhole(value: number, things: string): Remark {
  const message = `${shown(value)} should be a whole number of ${things}.`;
  return { code: "DQ14", severity: "stop", message };
}

function negative(role: FigureRole, value: number): RowRemark {
  return { ...belowZero(value), role, usable: false };
}

function fractional(role: FigureRole, value: number, things: string): RowRemark {
  return { ...notWhole(value, things), role, usable: false };
}
