import { halfDays, monthsFrom, type Row } from "./book";
import { Chance } from "./chance";

/** The way of the families that were referred in a month. */
interface Cohort {
  readonly period: string;
  /** Referred, contacted, taken in, enrolled. */
  readonly counts: readonly number[];
  /** Median days from the stage before, to be rounded to the half. */
  readonly days: readonly (number | null)[];
}

const STAGES = ["referral", "contact", "intake", "enrolment"];

/** From October 2024: of January to March and July to September 2026 the sums are those of the worked meeting. */
const COUNTS = [
  "40>36>33>29 42>38>35>31 43>39>32>28 43>38>31>27 43>39>36>32 46>42>39>34",
  "42>38>34>30 46>41>37>33 46>41>29>25 41>37>32>28 43>39>36>32 44>40>36>32",
  "42>38>34>30 38>34>31>27 35>32>27>24 44>40>35>31 40>36>32>29 45>41>37>31",
  "41>37>32>28 43>39>31>27 46>41>31>27 48>43>30>26 47>42>28>24 50>44>29>25",
]
  .join(" ")
  .split(" ")
  .map((cohort) => cohort.split(">").map(Number));

/** Usual median days to contact, intake and enrolment. */
const USUAL_DAYS = [4.2, 9, 8];

/** The 24 cohorts of the sample: the step from contact to intake weakens from April 2026 on. */
export const PATHWAY: readonly Cohort[] = cohorts();

function cohorts(): Cohort[] {
  const chance = new Chance(6);
  return monthsFrom("2024-10", COUNTS.length).map((period, month) => ({
    period,
    counts: COUNTS[month] ?? [],
    days: [null, ...USUAL_DAYS.map((usual) => chance.normal(usual, 0.12 * usual))],
  }));
}

/** Enrolled of referred by office and language, July to September 2026; the small language groups are not shown. */
const GROUPS: readonly (readonly [string, string, readonly string[]])[] = [
  ["geography", "North", ["9/21", "8/20", "8/21"]],
  ["geography", "South", ["17/27", "16/27", "17/29"]],
  ["language", "English", ["20/34", "19/33", "20/36"]],
  ["language", "Spanish", ["<11/<11", "<11/<11", "<11/<11"]],
  ["language", "Other or unknown", ["<11/<11", "<11/<11", "<11/<11"]],
];

/** The rows of tblPathway, tblStages and tblBreakdowns. */
export function pathwayRows(provider_id: string, contract_id: string) {
  const common = { provider_id, contract_id, site_id: "ALL" };
  const pathway = PATHWAY.flatMap(({ period, counts, days }) =>
    STAGES.map((stage, place): Row => {
      const median = days[place] ?? null;
      const timed: Row =
        median === null ? {} : { median_days_from_previous: halfDays(median), n_days: counts[place] ?? 0 };
      const row = { ...common, cohort_period: period, cohort_basis: "referral_cohort", stage };
      return { ...row, count: counts[place] ?? 0, ...timed };
    }),
  );
  const breakdowns = GROUPS.flatMap(([dimension, group, figures]) =>
    figures.map((figure, month): Row => {
      const [numerator, denominator] = figure
        .split("/")
        .map((text) => (text === "<11" ? text : Number(text)));
      const period = monthsFrom("2026-07", figures.length)[month] ?? "";
      const row = { ...common, indicator_id: "cw_referral_enrol_30d", period, dimension, group };
      return { ...row, numerator: numerator ?? null, denominator: denominator ?? null };
    }),
  );
  return { pathway, stages: STAGE_ROWS, breakdowns };
}

const STAGE_ROWS: readonly Row[] = STAGES.map((stage, place) => ({
  stage,
  order: place + 1,
  owner_side: place === 0 ? "agency" : "provider",
}));
