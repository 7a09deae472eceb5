import { analyseSeries, type SeriesInput } from "../../src/analysis/analyseSeries";
import { analyseChart, type ChartInput } from "../../src/analysis/charts/analyseChart";
import { hasAutocorrelation, hasSeason } from "../../src/analysis/dependence";
import { Chance } from "../samples/chance";
import { PEOPLE, type Process } from "./processes";

/** A way of reading a series, whose false alarms are counted. */
export interface Reading {
  readonly name: string;
  readonly alarmOf: (values: Float64Array) => Alarm;
}

export interface Alarm {
  /** null: the reading judges the series as a whole. */
  readonly latest: boolean | null;
  readonly anywhere: boolean;
}

/** What a reading says of a process in which nothing changes, as shares of its series. */
export interface FalseAlarms {
  readonly latest: number | null;
  readonly anywhere: number;
  /** Series beside which "autocorrelation likely" or "seasonality likely" is said. */
  readonly warned: number;
}

/** Two years of months. */
export const MONTHS = 24;

export const READINGS: readonly Reading[] = [
  { name: "`nhs-r`, limits of all 24", alarmOf: xmr({}) },
  { name: "`nhs-r`, limits of the first 12", alarmOf: xmr({ baseline: { firstPoints: 12 } }) },
  { name: "`mdc-excel`, limits of all 24", alarmOf: xmr({ preset: "mdc-excel" }) },
  { name: "`run-chart`, Anhøj's rules", alarmOf: chart({ chart: "run" }) },
  { name: "`run-chart`, best box", alarmOf: chart({ chart: "run", method: "bestbox" }) },
];

/** Charts of counts: their limits come from the kind of count, and one rule beside runs is a point outside. */
export const COUNT_READINGS: Readonly<Record<"c" | "p" | "pPrime", Reading>> = {
  c: { name: "c chart", alarmOf: chart({ chart: "c" }) },
  p: { name: "p chart", alarmOf: chart({ chart: "p", denominator: PEOPLE }) },
  pPrime: { name: "p′ chart", alarmOf: chart({ chart: "pPrime", denominator: PEOPLE }) },
};

/** Draws `count` series and counts the alarms. Same seed, same figures. */
export function falseAlarms(process: Process, reading: Reading, count: number, seed: number): FalseAlarms {
  const chance = new Chance(seed);
  let [latest, anywhere, warned, judgesLatest] = [0, 0, 0, true];
  for (let i = 0; i < count; i++) {
    const values = process.draw(chance, MONTHS);
    const alarm = reading.alarmOf(values);
    judgesLatest = alarm.latest !== null;
    latest += Number(alarm.latest);
    anywhere += Number(alarm.anywhere);
    warned += Number(hasAutocorrelation(values) || hasSeason(values, "monthly"));
  }
  return {
    latest: judgesLatest ? latest / count : null,
    anywhere: anywhere / count,
    warned: warned / count,
  };
}

function xmr(options: Omit<SeriesInput, "values" | "direction">): (values: Float64Array) => Alarm {
  return (values) => {
    const { marks } = analyseSeries({ values, direction: "increase", ...options });
    return { latest: marks.at(-1) !== 0, anywhere: marks.some((mark) => mark !== 0) };
  };
}

function chart({
  chart: kind,
  method,
  denominator,
}: Pick<ChartInput, "chart" | "method"> & { denominator?: number }): (values: Float64Array) => Alarm {
  return (values) => {
    const denominators = denominator === undefined ? null : values.map(() => denominator);
    const { parts, outside } = analyseChart({ chart: kind, values, method, denominators });
    const hasLimits = kind !== "run";
    return {
      latest: hasLimits ? outside.at(-1) === 1 : null,
      anywhere: parts.some(({ signal }) => signal) || (hasLimits && outside.includes(1)),
    };
  };
}
