import { TEMPLATE_LISTS, TEMPLATE_NAMES } from "../../submission/templateDefinition";
import { type CheckSettings, type RowFormulas, type RowPlace, silent } from "./checkColumns";
import {
  type Entries,
  entryHelpers,
  filledCount,
  fractionCheck,
  isNumber,
  negativeCheck,
  readingChecks,
  repeatChecks,
  smallCheck,
} from "./figureChecks";
import { firstOf, literal, say } from "./formulaText";
import { PERIOD_RANGES } from "./listsSheet";
import { statusChecks } from "./statusChecks";

/** What stands in a prefilled row of tblPathway. */
export interface PrefilledStage {
  /** Place of the stage in Lists, from 1. */
  readonly index: number;
  readonly stageId: string;
  readonly period: string;
  readonly siteId: string;
  readonly end: number;
  readonly isOver: boolean;
}

const COLUMNS = { a: "count", c: "median_days_from_previous", d: "n_days" } as const;

/** The checks of a row of tblPathway. `countsPeople`: the stages count people and not things. */
export function pathwayChecks(
  place: RowPlace,
  prefilled: PrefilledStage | null,
  settings: CheckSettings,
  countsPeople: boolean,
): RowFormulas {
  const entries: Entries = { columns: COLUMNS, needed: prefilled ? "acd" : "" };
  const stage = `TRIM(${place.cell("stage")}&"")`;
  const site = `TRIM(${place.cell("site_id")}&"")`;
  const siteOrAll = `IF(${site}="","ALL",${site})`;
  const period = `TRIM(${place.cell("cohort_period")}&"")`;
  const isUsed = `${place.own("index")}>0`;
  const rules = countsPeople ? "people" : "things";
  const things = countsPeople ? '"people"' : '"cases"';
  const named = { indicator: stage, period, site: siteOrAll };
  const mistakes = [
    "error",
    "notNumber",
    "unclear",
    "numberAsText",
    "negative",
    "fraction",
    "future",
  ] as const;
  const hasMistake = mistakes.map((name) => `LEN(${place.own(name)})`).join("+");
  return {
    index: {
      formula: `=IF(${stage}="",0,IFERROR(MATCH(${stage},${TEMPLATE_LISTS.stages},0),0))`,
      result: prefilled?.index ?? 0,
    },
    name: { formula: `=IF(${isUsed},${stage},"")`, result: prefilled?.stageId ?? "" },
    needs: { formula: `=IF(${isUsed},"acd","")`, result: entries.needed },
    rules: { formula: `=IF(${isUsed},${literal(rules)},"")`, result: prefilled ? rules : "" },
    end: {
      formula: `=IFERROR(INDEX(${PERIOD_RANGES.ends},MATCH(${period},${TEMPLATE_LISTS.periods},0)),0)`,
      result: prefilled?.end ?? 0,
    },
    ...entryHelpers(place, entries, settings.threshold),
    filled: { formula: `=${filledCount(place, entries)}`, result: 0 },
    key: {
      formula: `=IF(${isUsed},${siteOrAll}&"|"&${period},"")`,
      result: prefilled ? `${prefilled.siteId}|${prefilled.period}` : "",
    },
    usable: silent(
      `IF(AND(${place.own("filled")}>0,${hasMistake}=0),${place.own("key")}&"|"&${place.own("index")},"")`,
    ),
    figures: {
      formula: `=${place.own("text_a")}&"|"&${place.own("text_c")}&"|"&${place.own("text_d")}`,
      result: "||",
    },
    count: { formula: `=IF(${isNumber(place, "a")},${place.cell("count")},0)`, result: 0 },
    unknownId: silent(
      firstOf([`AND(${stage}<>"",${place.own("index")}=0)`, say("unknownId", { value: stage })]),
    ),
    period: silent(
      firstOf([
        `AND(${isUsed},${place.own("end")}=0)`,
        say("period", { value: period, example: literal(settings.examplePeriod) }),
      ]),
    ),
    ...statusChecks(place, settings, period),
    ...readingChecks(place, entries, settings),
    ...negativeCheck(place, entries, []),
    ...fractionCheck(place, entries, { a: null, d: null }, { a: things, d: things }),
    ...smallCheck(place, entries, settings, ["a", "d"]),
    ...repeatChecks(place, named),
    ...emptyCheck(place, named, prefilled),
    ...riseChecks(place, stage),
  };
}

function emptyCheck(
  place: RowPlace,
  named: { readonly indicator: string; readonly period: string },
  prefilled: PrefilledStage | null,
): RowFormulas {
  const isOver = `AND(${place.own("end")}>0,${place.own("end")}<=${TEMPLATE_NAMES.asOf})`;
  const isEmpty = `AND(${place.own("index")}>0,${place.own("kind_a")}="b",${isOver})`;
  const text = `${prefilled?.stageId ?? ""}, ${prefilled?.period ?? ""} is empty. Enter the figures, NA (does not apply) or ND (not yet collected).`;
  return {
    empty: {
      formula: `=${firstOf([isEmpty, say("empty", named)])}`,
      result: prefilled?.isOver ? text : "",
    },
  };
}

/** DQ25: more people at a stage than at the nearest stage before it that has a number. */
function riseChecks(place: RowPlace, stage: string): RowFormulas {
  const sameCohort = `(${place.all("key")}=${place.own("key")})*(${place.all("kind_a")}="n")`;
  const before = `SUMPRODUCT(MAX(${sameCohort}*(${place.all("index")}<${place.own("index")})*${place.all("index")}))`;
  const countBefore = `SUMPRODUCT(${sameCohort}*(${place.all("index")}=${before})*${place.all("count")})`;
  const rises = `IF(${isNumber(place, "a")},IF(${before}>0,${place.own("count")}>${countBefore},FALSE),FALSE)`;
  const isSnapshot = `TRIM(${place.cell("cohort_basis")}&"")="snapshot"`;
  const parts = {
    stage,
    count: place.own("count"),
    before: `INDEX(${TEMPLATE_LISTS.stages},${before})`,
    countBefore,
  };
  return {
    rises: silent(firstOf([`IF(${isSnapshot},FALSE,${rises})`, say("rises", parts)])),
    risesInSnapshot: silent(firstOf([`IF(${isSnapshot},${rises},FALSE)`, say("risesInSnapshot", parts)])),
  };
}

/** The checks of a row of tblActions: what is done has a date, what is dropped has a reason. */
export function actionChecks(place: RowPlace, isPrefilled: boolean): RowFormulas {
  const status = `TRIM(${place.cell("status")}&"")`;
  const lacks = (column: string) => `TRIM(${place.cell(column)}&"")=""`;
  return {
    index: { formula: `=IF(TRIM(${place.cell("action_id")}&"")="",0,1)`, result: isPrefilled ? 1 : 0 },
    actionUndated: silent(firstOf([`AND(${status}="done",${lacks("done_on")})`, say("actionUndated", {})])),
    actionUnexplained: silent(
      firstOf([`AND(${status}="dropped",${lacks("drop_reason")})`, say("actionUnexplained", {})]),
    ),
  };
}
