import type { Target } from "../../analysis/measure";
import type { Cadence } from "../../analysis/period";
import type { IndicatorOffer } from "../../workflows/contractOffer";

export const CADENCES: Readonly<Record<Cadence, string>> = {
  weekly: "every week",
  monthly: "every month",
  quarterly: "every quarter",
  yearly: "every year",
};

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

export const TARGET_KINDS: Readonly<Record<Target["kind"], string>> = {
  contract: "agreed in the contract",
  aspiration: "aspiration",
  benchmark: "benchmark",
};

/** What stands behind a figure. */
export const UNITS: Readonly<Record<IndicatorOffer["unit"], string>> = {
  percent: "%",
  days: "days",
  rate_per_1000: "for 1,000",
  currency: "dollars",
  score: "",
};
