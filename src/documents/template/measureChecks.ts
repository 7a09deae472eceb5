import { TEMPLATE_LISTS, TEMPLATE_NAMES } from "../../submission/templateDefinition";
import { type CheckSettings, type RowFormulas, type RowPlace, silent } from "./checkColumns";
import {
  type Entries,
  entryHelpers,
  filledCount,
  fractionCheck,
  isNumber,
  negativeCheck,
  ratioChecks,
  readingChecks,
  repeatChecks,
  smallCheck,
} from "./figureChecks";
import { firstOf, has, literal, say } from "./formulaText";
import { INDICATOR_RANGES, PERIOD_RANGES } from "./listsSheet";
import { statusChecks } from "./statusChecks";

/** What stands in a prefilled row, so that its formulas come with their results. */
export interface PrefilledFigure {
  /** Place of the indicator in Lists, from 1. */
  readonly index: number;
  readonly name: string;
  readonly needs: string;
  readonly rules: string;
  readonly period: string;
  readonly siteId: string;
  readonly group: string;
  /** Last day of the period as a serial number. */
  readonly end: number;
  /** Whether the period is over on the day on which the template is made. */
  readonly isOver: boolean;
}

const MEASURE_COLUMNS = { a: "numerator", b: "denominator", c: "value", d: "n" } as const;
const BREAKDOWN_COLUMNS = { a: "numerator", b: "denominator" } as const;
const ROLES = [
  ["a", "numerator"],
  ["b", "denominator"],
  ["c", "value"],
] as const;

/** The checks of a row of tblMeasures. `prefilled` is null for a spare row. */
export function measureChecks(
  place: RowPlace,
  prefilled: PrefilledFigure | null,
  settings: CheckSettings,
): RowFormulas {
  const entries: Entries = { columns: MEASURE_COLUMNS, needed: prefilled?.needs ?? "" };
  const rules = place.own("rules");
  const things = `IF(${has(rules, "people")},"people","cases")`;
  const flags = { a: "whole", b: "whole", c: "countValue", d: null };
  return {
    ...common(place, entries, prefilled, settings, ""),
    ...fractionCheck(place, entries, flags, { a: things, b: things, c: '"people"', d: '"cases"' }),
    ...smallCheck(place, entries, settings, ["a", "b", "d"]),
    ...scaleChecks(place),
    withoutCases: silent(
      firstOf([
        `AND(${isNumber(place, "c")},${place.own("kind_d")}="b")`,
        say("withoutCases", { aggregation: `IF(${has(rules, "median")},"median","mean")` }),
      ]),
    ),
  };
}

/** The checks of a row of tblBreakdowns: counts of one group. */
export function breakdownChecks(
  place: RowPlace,
  prefilled: PrefilledFigure | null,
  settings: CheckSettings,
): RowFormulas {
  const entries: Entries = { columns: BREAKDOWN_COLUMNS, needed: prefilled ? "ab" : "" };
  const things = `IF(${has(place.own("rules"), "people")},"people","cases")`;
  const group = `TRIM(${place.cell("dimension")}&"")&": "&TRIM(${place.cell("group")}&"")`;
  return {
    ...common(place, entries, prefilled, settings, group),
    ...fractionCheck(place, entries, { a: "whole", b: "whole" }, { a: things, b: things }),
    ...smallCheck(place, entries, settings, ["a", "b"]),
  };
}

/** What rows of both tables have. `group` tells rows of one indicator, site and period apart. */
function common(
  place: RowPlace,
  entries: Entries,
  prefilled: PrefilledFigure | null,
  settings: CheckSettings,
  group: string,
): RowFormulas {
  const id = `TRIM(${place.cell("indicator_id")}&"")`;
  const site = `TRIM(${place.cell("site_id")}&"")`;
  const siteOrAll = `IF(${site}="","ALL",${site})`;
  const period = `TRIM(${place.cell("period")}&"")`;
  const isBreakdown = group !== "";
  const keyParts = [place.own("index"), siteOrAll, period, ...(isBreakdown ? [group] : [])];
  const key = `IF(${place.own("index")}=0,"",${keyParts.join('&"|"&')})`;
  const named = {
    indicator: isBreakdown ? `${place.own("name")}&" ("&${group}&")"` : place.own("name"),
    period,
    site: siteOrAll,
  };
  const lookUp = (range: string) => `IF(${place.own("index")}=0,"",INDEX(${range},${place.own("index")})&"")`;
  const needs = isBreakdown ? `IF(${place.own("index")}=0,"","ab")` : lookUp(INDICATOR_RANGES.needs);
  const mistakes = [
    "unknownId",
    "period",
    "cadence",
    "future",
    "error",
    "notNumber",
    "unclear",
    "numberAsText",
    "negative",
    "fraction",
    "ofNobody",
    "above",
    ...(isBreakdown ? [] : (["scale", "overScale"] as const)),
  ] as const;
  const hasMistake = mistakes.map((name) => `LEN(${place.own(name)})`).join("+");
  const prefilledKey = prefilled
    ? [prefilled.index, prefilled.siteId, prefilled.period, ...(isBreakdown ? [prefilled.group] : [])].join(
        "|",
      )
    : "";
  return {
    index: {
      formula: `=IF(${id}="",0,IFERROR(MATCH(${id},${TEMPLATE_LISTS.indicators},0),0))`,
      result: prefilled?.index ?? 0,
    },
    name: { formula: `=${lookUp(INDICATOR_RANGES.names)}`, result: prefilled?.name ?? "" },
    needs: { formula: `=${needs}`, result: entries.needed },
    rules: { formula: `=${lookUp(INDICATOR_RANGES.rules)}`, result: prefilled?.rules ?? "" },
    end: {
      formula: `=IFERROR(INDEX(${PERIOD_RANGES.ends},MATCH(${period},${TEMPLATE_LISTS.periods},0)),0)`,
      result: prefilled?.end ?? 0,
    },
    ...entryHelpers(place, entries, settings.threshold),
    filled: { formula: `=${filledCount(place, entries)}`, result: 0 },
    key: { formula: `=${key}`, result: prefilledKey },
    usable: silent(`IF(AND(${place.own("filled")}>0,${hasMistake}=0),${place.own("key")},"")`),
    figures: {
      formula: `=${Object.keys(entries.columns)
        .map((slot) => place.own(`text_${slot as "a"}`))
        .join('&"|"&')}`,
      result: "|".repeat(Object.keys(entries.columns).length - 1),
    },
    ...listChecks(place, entries, { id, site, period }, settings),
    ...readingChecks(place, entries, settings),
    ...negativeCheck(place, entries, ["a", "c"]),
    ...ratioChecks(place, entries, period),
    ...repeatChecks(place, named),
    ...missingChecks(place, entries, named, prefilled),
    ...statusChecks(place, settings, period),
  };
}

/** IN01, DQ03, DQ09 and DQ38: what is not in the lists. */
function listChecks(
  place: RowPlace,
  { columns }: Entries,
  { id, site, period }: { readonly id: string; readonly site: string; readonly period: string },
  { examplePeriod }: CheckSettings,
): RowFormulas {
  const anything = `COUNTA(${Object.values(columns)
    .map((column) => place.cell(column))
    .join(",")})>0`;
  const isUnknownSite = `IF(${site}="",FALSE,ISNA(MATCH(${site},${TEMPLATE_LISTS.sites},0)))`;
  const cadenceOf = `INDEX(${PERIOD_RANGES.cadences},MATCH(${period},${TEMPLATE_LISTS.periods},0))`;
  const expected = `INDEX(${INDICATOR_RANGES.cadences},${place.own("index")})`;
  const isOtherCadence = `IF(OR(${place.own("index")}=0,${place.own("end")}=0),FALSE,${cadenceOf}<>${expected})`;
  return {
    noIndicator: silent(firstOf([`AND(${id}="",${anything})`, say("noIndicator", {})])),
    unknownId: silent(
      firstOf(
        [`AND(${id}<>"",${place.own("index")}=0)`, say("unknownId", { value: id })],
        [isUnknownSite, say("unknownId", { value: site })],
      ),
    ),
    period: silent(
      firstOf([
        `AND(${place.own("index")}>0,${place.own("end")}=0)`,
        say("period", { value: period, example: literal(examplePeriod) }),
      ]),
    ),
    cadence: silent(
      firstOf([
        isOtherCadence,
        say("cadence", { indicator: place.own("name"), expected, cadence: cadenceOf }),
      ]),
    ),
  };
}

/** DQ04: nothing entered for a period that is over, or only a part of what the indicator needs. */
function missingChecks(
  place: RowPlace,
  { columns }: Entries,
  named: { readonly indicator: string; readonly period: string },
  prefilled: PrefilledFigure | null,
): RowFormulas {
  const isOver = `AND(${place.own("end")}>0,${place.own("end")}<=${TEMPLATE_NAMES.asOf})`;
  const isElsewhere = `SUMPRODUCT((${place.all("key")}=${place.own("key")})*(${place.all("filled")}>0))>0`;
  const isEmpty = `AND(${place.own("index")}>0,${place.own("filled")}=0,${isOver})`;
  const missing = ROLES.filter(([slot]) => columns[slot] !== undefined).map(
    ([slot, role]) =>
      [`${place.own(`kind_${slot}`)}="b"`, say("partEmpty", { ...named, role: literal(role) })] as const,
  );
  const { name = "", period = "", group = "" } = prefilled ?? {};
  const what = group === "" ? name : `${name} (${group})`;
  const empty = `${what}, ${period} is empty. Enter the figures, NA (does not apply) or ND (not yet collected).`;
  return {
    empty: {
      formula: `=IF(${isEmpty},IF(${isElsewhere},"",${say("empty", named)}),"")`,
      result: prefilled?.isOver ? empty : "",
    },
    partEmpty: silent(
      `IF(AND(${place.own("filled")}>0,${place.own("future")}=""),${firstOf(...missing)},"")`,
    ),
  };
}

/** DQ15: a percentage that may have been entered as 38.7 instead of 0.387. */
function scaleChecks(place: RowPlace): RowFormulas {
  const value = place.cell("value");
  const rules = place.own("rules");
  const limit = `IF(${has(rules, "over1")},10,1)`;
  const isPercent = `AND(${isNumber(place, "c")},${has(rules, "percent")})`;
  const isUnclear = `IF(${isPercent},OR(AND(${value}=1,NOT(${has(rules, "over1")})),AND(${value}>${limit},${value}<=100)),FALSE)`;
  return {
    scale: silent(firstOf([isUnclear, say("scale", { value, hundredfold: `${value}*100` })])),
    overScale: silent(firstOf([`IF(${isPercent},${value}>100,FALSE)`, say("overScale", { value })])),
  };
}
