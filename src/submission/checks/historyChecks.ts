import { median } from "simple-statistics";
import { groupBy } from "../../analysis/groupBy";
import { MINIMUM_POINTS } from "../../analysis/constants";
import { xmrLimits } from "../../analysis/limits";
import type { Indicator, Observation } from "../../analysis/measure";
import { quoted, shown } from "../cellText";
import { enteredFigures, sameFigures } from "../enteredFigures";
import type { Problem } from "../problem";
import { isSourceNote } from "../unitLines";
import type { CheckContext } from "./checkContext";
import { type Latest, latestNumbers, measuredValue, numberIn, type OwnSeries, ownSeries } from "./ownSeries";

/** Points that a comparison with the median needs. */
const FEWEST_POINTS = 5;
const FAR = 3;
/** Points that a change of unit needs before it. */
const FEWEST_BEFORE_JUMP = 3;
/** What one unit is in another: thousands and tens, hours and days, minutes, days and weeks, months and years. */
const UNIT_RATIOS = [7, 10, 12, 24, 60, 100, 1000];
const RATIO_SLACK = 0.15;
/** Numbers that must all be the same before a month looks copied. */
const FEWEST_COPIED = 3;
/** Units in which a figure may be a percentage or a score on a scale of hundred. */
const SCALES = /percent|%|score|index|points/i;

/** DQ15 (whole column), DQ20, DQ21, DQ22 and DQ23: what only a provider's own history can tell. */
export function historyProblems(context: CheckContext): readonly Problem[] {
  const all = ownSeries(context);
  return [
    ...all.flatMap((series) => [...revisedProblems(series), ...seriesProblems(series, context)]),
    ...copiedProblems(all),
  ];
}

function seriesProblems(series: OwnSeries, context: CheckContext): readonly Problem[] {
  const { indicator } = series;
  const scale = scaleProblems(series);
  if (scale.length > 0) return scale;
  const values = latestNumbers(series, (each) => measuredValue(each, indicator));
  const sizes = latestNumbers(series, ({ denominator, value }) =>
    value.kind === "number" ? null : numberIn(denominator),
  );
  const isEntered = ({ observation }: Latest) => observation.value.kind === "number";
  const jumps = [
    ...values.filter((each) => isEntered(each) && indicator.unit !== "percent"),
    ...sizes,
  ].flatMap((each) => unitJump(each));
  const jumped = new Set(jumps.map(({ sheet, cell }) => `${sheet}!${cell}`));
  const outliers = [
    ...values.flatMap((each) => outlier(each, indicator, isRatio(each) ? "rate" : "entry")),
    ...sizes.flatMap((each) => outlier(each, indicator, "entry")),
  ];
  const explained = (problem: Problem) => hasNote(context, problem);
  const seen = new Set<string>();
  return [...jumps, ...outliers].filter((problem, i) => {
    const place = `${problem.sheet}!${problem.cell}`;
    if (explained(problem) || (i >= jumps.length && jumped.has(place)) || seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

function isRatio({ observation }: Latest): boolean {
  return observation.value.kind !== "number";
}

/** DQ20: outside three sigma of at least twelve points before, or three times the median of at least five. */
function outlier(latest: Latest, indicator: Indicator, kind: "rate" | "entry"): readonly Problem[] {
  const { observation, value, before } = latest;
  const usual = usualRange(before);
  if (usual === null || (value >= usual.low && value <= usual.high)) return [];
  const isShare = kind === "rate" && indicator.unit === "percent";
  const words = (each: number) => (isShare ? `${shown(round(each * 100, 1))}%` : shown(round(each, 2)));
  const low = words(indicator.allowNegative ? usual.low : Math.max(0, usual.low));
  const high = words(isShare && !indicator.allowOver1 ? Math.min(1, usual.high) : usual.high);
  const message = `${words(value)} is far from your usual ${low}-${high} (last ${before.length} periods). If right, add a short note; if not, correct it.`;
  return [{ code: "DQ20", severity: "ask", ...observationPlace(observation), message, about: words(value) }];
}

function usualRange(before: readonly number[]): { readonly low: number; readonly high: number } | null {
  if (before.length >= MINIMUM_POINTS) {
    const values = Float64Array.from(before);
    const span = { from: 0, to: values.length, fixed: false };
    const { lpl, upl, averageRange } = xmrLimits(values, 0, values.length, span, true);
    // Where nothing ever varied the limits are the value itself, and any other would be a question.
    if (averageRange > 0) return { low: lpl, high: upl };
  }
  if (before.length < FEWEST_POINTS) return null;
  const middle = median([...before]);
  return middle > 0 ? { low: middle / FAR, high: middle * FAR } : null;
}

/** DQ21: the level changed by about what one unit is in another. */
function unitJump({ observation, value, before }: Latest): readonly Problem[] {
  if (before.length < FEWEST_BEFORE_JUMP || value <= 0) return [];
  const usual = median([...before]);
  if (usual <= 0) return [];
  const ratio = Math.max(usual / value, value / usual);
  if (!UNIT_RATIOS.some((each) => Math.abs(ratio / each - 1) <= RATIO_SLACK)) return [];
  const [from, to] = [shown(round(usual, 2)), shown(round(value, 2))];
  const message = `Values changed from about ${from} to about ${to} in ${observation.period.key}. Has the unit changed (hours to days, dollars to thousands)?`;
  return [
    { code: "DQ21", severity: "ask", ...observationPlace(observation), message, about: `${from}, ${to}` },
  ];
}

/** DQ15: a whole column of fractions where former figures were on a scale of hundred. */
function scaleProblems({ indicator, former, fresh }: OwnSeries): readonly Problem[] {
  if (!SCALES.test(indicator.unit)) return [];
  const [before, now] = [former, fresh].map((each) => each.flatMap(({ value }) => numberIn(value) ?? []));
  if (!before || !now || before.length < FEWEST_BEFORE_JUMP || now.length === 0) return [];
  const isFraction = now.every((value) => value > 0 && value <= 1);
  if (!isFraction || !before.every((value) => value > 1)) return [];
  return fresh.flatMap((observation): readonly Problem[] => {
    const value = numberIn(observation.value);
    if (value === null) return [];
    const hundredfold = Number((value * 100).toPrecision(12));
    const place = observationPlace(observation);
    const message = `${shown(value)} looks like ${hundredfold}% but this cell expects numbers such as ${shown(before[0] ?? 0)}, as reported before. Did you mean ${hundredfold} or ${shown(value)}?`;
    const correction = [{ cell: place.cell.split(":")[0] ?? "", was: value, value: hundredfold }];
    return [{ code: "DQ15", severity: "ask", ...place, message, correction }];
  });
}

/** DQ22: another figure than was accepted, in a row that does not say so. */
function revisedProblems({ replaced, fresh }: OwnSeries): readonly Problem[] {
  return fresh.flatMap((now): readonly Problem[] => {
    const old = replaced.find(({ period }) => period.ordinal === now.period.ordinal);
    if (!old || now.status === "revised" || sameFigures(old, now) || isEmpty(old)) return [];
    const [from, to] = [enteredFigures(old), enteredFigures(now)];
    const message = `${now.period.key} was ${from}, now ${to}. Choose "revised" and say why. Old value is kept.`;
    return [{ code: "DQ22", severity: "ask", ...observationPlace(now), message, about: `${from}, ${to}` }];
  });
}

function isEmpty({ numerator, denominator, value }: Observation): boolean {
  return [numerator, denominator, value].every(({ kind }) => kind === "missing");
}

/** DQ23: every number that a provider reports for a period is that of the period before. */
function copiedProblems(all: readonly OwnSeries[]): readonly Problem[] {
  const checked = all.flatMap(({ former, fresh }) =>
    fresh.map((now) => {
      const before = [...former, ...fresh].find(({ period }) => period.ordinal === now.period.ordinal - 1);
      return { now, before };
    }),
  );
  const rounds = groupBy(checked, ({ now }) => JSON.stringify([now.providerId, now.period.key]));
  return [...rounds.values()].flatMap((round): readonly Problem[] => {
    const [first] = round;
    const pairs = round.flatMap(({ now, before }) => (before ? [{ now, before }] : []));
    const numbers = pairs.flatMap(({ now }) =>
      [now.numerator, now.denominator, now.value].filter((each) => numberIn(each) !== null),
    );
    const isCopied =
      pairs.length === round.length && pairs.every(({ now, before }) => sameFigures(now, before));
    if (!first || !isCopied || numbers.length < FEWEST_COPIED) return [];
    const message = `All figures of ${quoted(first.now.providerId)} for ${first.now.period.key} equal last period's. Copied forward?`;
    return [{ code: "DQ23", severity: "note", ...observationPlace(first.now), message }];
  });
}

/** A question that a note in the row answers already. */
function hasNote({ workbook }: CheckContext, { sheet, cell }: Problem): boolean {
  const block = workbook.tables.get("tblmeasures");
  const column =
    block?.values[0]?.findIndex((header) => String(header).trim().toLowerCase() === "note") ?? -1;
  if (!block || column < 0 || block.sheet !== sheet) return false;
  const row = Number(/\d+/.exec(cell)?.[0] ?? 0) - 1 - block.row;
  const note = String(block.values[row]?.[column] ?? "").trim();
  return note !== "" && !isSourceNote(note);
}

function observationPlace({ cells }: Observation): { readonly sheet: string; readonly cell: string } {
  return { sheet: cells.sheet, cell: cells.address };
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
